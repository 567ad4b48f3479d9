package dev.millrace.remediation.graph;

import dev.millrace.remediation.dialogue.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A device as Microsoft Intune knows it.
///
/// @param compliance Intune's judgement on all that its policies ask for, such as `compliant` or `noncompliant`
/// @param synced when it synced last, as Intune writes it
/// @param encryption whether its storage is encrypted, for people
/// @param syncing whether it has been told to sync and has not done so yet
/// @param failing what of it is not as it should be, for people; empty where nothing is, or it was not asked
record ManagedDevice(String compliance, String synced, String encryption, boolean syncing, Optional<String> failing) {
    /// Empty where the answer is no device.
    static Optional<ManagedDevice> of(Answer answer) {
        return answer.status() == 200
                        && answer.body() instanceof Map<?, ?> body
                        && body.get("complianceState") instanceof String compliance
                        && body.get("lastSyncDateTime") instanceof String synced
                ? Optional.of(new ManagedDevice(
                        word(compliance),
                        word(synced),
                        body.get("isEncrypted") instanceof Boolean encrypted
                                ? encrypted ? "encrypted" : "not encrypted"
                                : "nobody knows whether encrypted",
                        items(body.get("deviceActionResults")).anyMatch(ManagedDevice::isSync),
                        Optional.empty()))
                : Optional.empty();
    }

    boolean isCompliant() {
        return compliance.equals("compliant");
    }

    ManagedDevice failing(String what) {
        return new ManagedDevice(compliance, synced, encryption, syncing, Optional.of(what));
    }

    /// For people.
    String words() {
        return "%s, %s, synced last at %s".formatted(compliance, encryption, synced)
                + failing.map(what -> "; not as it should be: " + what).orElse("");
    }

    /// What is not as it should be, for people: the areas, each with the settings that say so, and those of no
    /// area.
    ///
    /// @param settings as Intune names them
    static String failing(List<String> settings) {
        Map<String, TreeSet<String>> byArea = settings.stream()
                .map(ManagedDevice::property)
                .collect(Collectors.groupingBy(
                        property ->
                                DeviceArea.of(property).map(DeviceArea::words).orElse("others"),
                        Collectors.toCollection(TreeSet::new)));
        return Stream.concat(Stream.of(DeviceArea.values()).map(DeviceArea::words), Stream.of("others"))
                .filter(byArea::containsKey)
                .map(area -> "%s (%s)".formatted(area, String.join(", ", byArea.get(area))))
                .collect(Collectors.joining(", "));
    }

    /// The states of policies or settings in an answer that are neither as they should be nor of no account here, each
    /// as a field of it tells.
    static <T> List<T> failing(Answer answer, Function<Map<?, ?>, Optional<T>> told) {
        return answer.body() instanceof Map<?, ?> body ? failing(body.get("value"), told) : List.of();
    }

    static <T> List<T> failing(@Nullable Object states, Function<Map<?, ?>, Optional<T>> told) {
        return items(states)
                .filter(state -> List.of("nonCompliant", "error", "conflict").contains(state.get("state")))
                .flatMap(state -> told.apply(state).stream())
                .toList();
    }

    private static boolean isSync(Map<?, ?> action) {
        return "syncDevice".equals(action.get("actionName"))
                && List.of("pending", "active").contains(action.get("actionState"));
    }

    private static Stream<Map<?, ?>> items(@Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream().filter(Map.class::isInstance).map(item -> (Map<?, ?>) item)
                : Stream.empty();
    }

    /// Without the policy's type: `BitLockerEnabled`.
    private static String property(String setting) {
        return word(setting.substring(setting.lastIndexOf('.') + 1));
    }

    /// A word is a word, and not whatever else may stand there.
    private static String word(String text) {
        return text.matches("[A-Za-z0-9_:.+-]{1,80}") ? text : "what has no name";
    }
}
