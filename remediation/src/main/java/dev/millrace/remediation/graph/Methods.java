package dev.millrace.remediation.graph;

import dev.millrace.remediation.dialogue.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A user's authentication methods as Microsoft Graph lists them.
///
/// @param removable those that are removed
/// @param staying kinds that are left, each with the reason
/// @param unknown what Graph calls the kinds that are not known here: whether they are second factors nobody can say
record Methods(List<Method> removable, List<String> staying, List<String> unknown) {
    private static final String PREFIX = "#microsoft.graph.";

    Methods {
        removable = List.copyOf(removable);
        staying = List.copyOf(staying);
        unknown = List.copyOf(unknown);
    }

    /// One of them.
    ///
    /// @param path below `authentication`
    record Method(String path, String id) {}

    /// Empty where the answer is no such list: that is not the same as a list that is empty.
    static Optional<Methods> of(Answer answer) {
        if (answer.status() != 200
                || !(answer.body() instanceof Map<?, ?> body)
                || !(body.get("value") instanceof List<?> values)) {
            return Optional.empty();
        }
        List<Method> removable = new ArrayList<>();
        List<String> staying = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Object value : values) {
            Map<?, ?> fields = value instanceof Map<?, ?> map ? map : Map.of();
            String type = text(fields.get("@odata.type"));
            Optional<MethodKind> kind = MethodKind.of(type.replace(PREFIX, ""));
            String id = text(fields.get("id"));
            if (kind.isEmpty() || (kind.get().path().isPresent() && id.isEmpty())) {
                unknown.add(named(type));
            }
            kind.flatMap(MethodKind::path)
                    .filter(path -> !id.isEmpty())
                    .ifPresent(path -> removable.add(new Method(path, id)));
            kind.flatMap(MethodKind::staying).ifPresent(staying::add);
        }
        return Optional.of(new Methods(removable, staying, unknown));
    }

    /// Those that are removed, for people.
    String words() {
        return removable.stream().map(Method::path).collect(Collectors.joining(", "));
    }

    /// What is left and why, for people.
    String left() {
        return staying.isEmpty() ? "nothing" : String.join(", ", staying);
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    /// A name is a name, and not whatever else may stand there.
    private static String named(String type) {
        String name = type.replace(PREFIX, "");
        return name.matches("[A-Za-z0-9]{1,80}") ? name : "one without a name";
    }
}
