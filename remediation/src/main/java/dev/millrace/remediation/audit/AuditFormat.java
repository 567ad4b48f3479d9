package dev.millrace.remediation.audit;

import dev.millrace.tickets.json.Json;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How entries are written out.
public enum AuditFormat {
    /// One JSON object a line, with `facts` and `personal` as text, exactly as they were hashed.
    JSONL {
        @Override
        public List<String> header() {
            return List.of();
        }

        @Override
        public String line(AuditEntry entry) {
            return Json.text(entry);
        }
    },
    /// RFC 4180, with a header. A field that a spreadsheet would take for a formula gets an apostrophe before it.
    CSV {
        @Override
        public List<String> header() {
            return List.of("tenant,number,at,kind,ticket,run,facts,personal,salt,commitment,previous,hash");
        }

        @Override
        public String line(AuditEntry entry) {
            return COLUMNS.stream().map(column -> quoted(column.apply(entry))).collect(Collectors.joining(","));
        }
    };

    private static final List<Function<AuditEntry, @Nullable Object>> COLUMNS = List.of(
            AuditEntry::tenant,
            AuditEntry::number,
            AuditEntry::at,
            AuditEntry::kind,
            AuditEntry::ticket,
            AuditEntry::run,
            AuditEntry::facts,
            AuditEntry::personal,
            AuditEntry::salt,
            AuditEntry::commitment,
            AuditEntry::previous,
            AuditEntry::hash);

    /// Lines before the first entry.
    public abstract List<String> header();

    /// An entry's line, without its end.
    public abstract String line(AuditEntry entry);

    private static String quoted(@Nullable Object value) {
        String text = Objects.toString(value, "");
        String plain = Stream.of("=", "+", "-", "@", "\t", "\r").anyMatch(text::startsWith) ? "'" + text : text;
        return plain.matches("(?s).*[\",\r\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
