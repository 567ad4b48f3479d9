package dev.millrace.enrichment.evaluation;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Understanding;
import dev.millrace.enrichment.text.TenantFacts;
import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.file.TextFile;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.people.PersonFacts;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.yaml.YamlPart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tests of rules, written in YAML: a list of messages (`text`; `subject`, `channel`, `from`, `written`, `tenant` and
/// `requester` if wanted) with what is expected of each.
public final class RuleTests {
    /// What came of all tests.
    ///
    /// @param passed how many did as expected
    /// @param failures file, line, what was expected and what was found
    public record Report(int passed, List<String> failures) {}

    private static final String NOTHING = "none";

    /// What can be expected, and what is found.
    private static final Map<String, Function<Understanding, @Nullable String>> EXPECTATIONS = expectations();

    private static final Set<String> KEYS = Stream.concat(
                    EXPECTATIONS.keySet().stream(),
                    Stream.of("name", "text", "subject", "channel", "from", "written", "tenant", "requester"))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> REQUESTER_KEYS = Set.of(
            "account",
            "name",
            "department",
            "title",
            "manager",
            "vip",
            "locked",
            "disabled",
            "passwordExpired",
            "readAt");
    private static final Set<String> TENANT_KEYS = Set.of("zone", "sites", "vips");

    private RuleTests() {}

    private static Map<String, Function<Understanding, @Nullable String>> expectations() {
        Map<String, Function<Understanding, @Nullable String>> found = new LinkedHashMap<>();
        found.put("runbook", all -> all.diagnosis().runbook());
        found.put("target", all -> all.diagnosis().target());
        found.put("automatable", all -> Boolean.toString(all.diagnosis().automatable()));
        found.put("hypothesis", all -> hypothesis(all.diagnosis()));
        found.put("category", all -> all.reading().category().value().id());
        found.put("sentiment", all -> lower(all.reading().sentiment().value()));
        found.put("angry", all -> Boolean.toString(all.reading().sentiment().anger()));
        found.put("priority", all -> all.priority().value().name());
        found.put("unsure", all -> Boolean.toString(all.diagnosis().unsure()));
        found.put("question", all -> question(all.diagnosis()));
        found.put("also", all -> also(all.diagnosis()));
        return found;
    }

    private static String hypothesis(Diagnosis diagnosis) {
        return diagnosis.hypotheses().isEmpty()
                ? NOTHING
                : diagnosis.hypotheses().getFirst().hypothesis();
    }

    private static String question(Diagnosis diagnosis) {
        return diagnosis.question() == null ? NOTHING : diagnosis.question().about();
    }

    private static String also(Diagnosis diagnosis) {
        return diagnosis.alsoAbout().isEmpty()
                ? NOTHING
                : diagnosis.alsoAbout().stream()
                        .map(other -> other.category().id())
                        .collect(Collectors.joining(", "));
    }

    /// Runs the tests of a file.
    ///
    /// @throws IllegalArgumentException with file and line where the file is not as described
    public static Report run(Path file, Enrichment enrichment) throws IOException {
        return run(file.toString(), new TextFile(file).read(), enrichment);
    }

    /// Runs the tests that a text holds.
    ///
    /// @param file how complaints name it
    /// @throws IllegalArgumentException with file and line where the text is not as described
    public static Report run(String file, String yaml, Enrichment enrichment) {
        List<String> failures = new ArrayList<>();
        int passed = 0;
        for (YamlPart test : YamlPart.read(file, yaml).items()) {
            List<String> complaints = complaints(test, enrichment);
            failures.addAll(complaints);
            passed += complaints.isEmpty() ? 1 : 0;
        }
        return new Report(passed, List.copyOf(failures));
    }

    private static List<String> complaints(YamlPart test, Enrichment enrichment) {
        Map<String, YamlPart> entries = test.entries(KEYS);
        if (!entries.containsKey("text") || entries.keySet().stream().noneMatch(EXPECTATIONS::containsKey)) {
            throw test.complaint("expected 'text' and at least one of "
                    + EXPECTATIONS.keySet().stream().sorted().toList());
        }
        Understanding understanding = enrichment.understand(message(entries));
        List<String> complaints = new ArrayList<>();
        EXPECTATIONS.forEach((key, found) -> {
            YamlPart expected = entries.get(key);
            String given = String.valueOf(found.apply(understanding));
            if (expected != null && !expected.text().equalsIgnoreCase(given)) {
                String name = text(entries, "name").orElse("a message");
                complaints.add(
                        "%s: %s: expected %s %s, found %s".formatted(test.place(), name, key, expected.text(), given));
            }
        });
        return complaints;
    }

    private static Text message(Map<String, YamlPart> entries) {
        YamlPart channel = entries.get("channel");
        YamlPart written = entries.get("written");
        YamlPart tenant = entries.get("tenant");
        YamlPart requester = entries.get("requester");
        return new Text(
                text(entries, "subject").orElse(""),
                text(entries, "text").orElse(""),
                channel == null ? Channel.WEB : channel.value(RuleTests::channel),
                null,
                text(entries, "from").orElse(null),
                written == null ? null : written.value(RuleTests::instant),
                tenant == null ? TenantFacts.NONE : tenant(tenant),
                requester == null ? null : requester(requester));
    }

    private static TenantFacts tenant(YamlPart tenant) {
        Map<String, YamlPart> entries = tenant.entries(TENANT_KEYS);
        YamlPart zone = entries.get("zone");
        ZoneId kept = zone == null ? ZoneOffset.UTC : zone.value(RuleTests::zone);
        List<String> sites = texts(entries, "sites");
        List<String> vips = texts(entries, "vips");
        try {
            return new TenantFacts(kept, sites, vips);
        } catch (IllegalArgumentException e) {
            throw tenant.complaint(String.valueOf(e.getMessage()));
        }
    }

    private static PersonFacts requester(YamlPart requester) {
        Map<String, YamlPart> entries = requester.entries(REQUESTER_KEYS);
        YamlPart readAt = entries.get("readAt");
        return new PersonFacts(
                text(entries, "account").orElse(null),
                text(entries, "name").orElse(null),
                text(entries, "department").orElse(null),
                text(entries, "title").orElse(null),
                text(entries, "manager").orElse(null),
                isTrue(entries.get("vip")),
                isTrue(entries.get("locked")),
                isTrue(entries.get("disabled")),
                isTrue(entries.get("passwordExpired")),
                readAt == null ? null : readAt.value(RuleTests::instant),
                null);
    }

    private static @Nullable Boolean isTrue(@Nullable YamlPart part) {
        return part == null
                ? null
                : part.value(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException("expected true or false, not '" + text + "'");
                });
    }

    private static Channel channel(String name) {
        for (Channel channel : Channel.values()) {
            if (lower(channel).equals(name)) {
                return channel;
            }
        }
        throw new IllegalArgumentException("'" + name + "' is no channel");
    }

    private static Instant instant(String time) {
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + time + "' is no time such as 2026-11-26T10:30:00+01:00", e);
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + name + "' is no zone such as Europe/Berlin", e);
        }
    }

    private static Optional<String> text(Map<String, YamlPart> entries, String key) {
        return Optional.ofNullable(entries.get(key)).map(YamlPart::text);
    }

    private static List<String> texts(Map<String, YamlPart> entries, String key) {
        YamlPart list = entries.get(key);
        return list == null
                ? List.of()
                : list.items().stream().map(YamlPart::text).toList();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
