package dev.millrace.enrichment.training;

import dev.millrace.tickets.file.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads CSV as RFC 4180 has it: quotes around fields that hold commas, quotes or line breaks.
final class CsvTable {
    /// A text and its label.
    record Row(String text, String label) {}

    private CsvTable() {}

    /// Fields between two line breaks that are no part of them, and the line on which the first begins.
    record Fields(int line, List<String> values) {}

    /// @throws IllegalArgumentException with file and line where a row has no text or label
    static List<Row> read(Path file) throws IOException {
        List<Fields> records = records(new TextFile(file).read());
        if (records.isEmpty()) {
            throw new IllegalArgumentException(file + ": expected a header with 'text' and 'label', found nothing");
        }
        List<String> header = records.getFirst().values();
        int text = header.indexOf("text");
        int label = header.indexOf("label");
        if (text < 0 || label < 0) {
            throw new IllegalArgumentException(file + ":1: expected a header with 'text' and 'label', found " + header);
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < records.size(); i++) {
            List<String> fields = records.get(i).values();
            if (fields.size() <= Math.max(text, label)) {
                throw new IllegalArgumentException("%s:%d: expected %d fields, found %s"
                        .formatted(file, records.get(i).line(), header.size(), fields));
            }
            rows.add(new Row(fields.get(text), fields.get(label)));
        }
        return rows;
    }

    static List<Fields> records(String content) {
        List<Fields> records = new ArrayList<>();
        int line = 1;
        int begin = 1;
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < content.length() && content.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                fields.add(take(field));
            } else if (c == '\n') {
                fields.add(take(field));
                records.add(new Fields(begin, fields));
                fields = new ArrayList<>();
                begin = line;
            } else if (c != '\r' && c != '\ufeff') {
                field.append(c);
            }
        }
        if (!field.isEmpty() || !fields.isEmpty()) {
            fields.add(take(field));
            records.add(new Fields(begin, fields));
        }
        records.removeIf(record ->
                record.values().size() == 1 && record.values().getFirst().isBlank());
        return records;
    }

    private static String take(StringBuilder field) {
        String taken = field.toString();
        field.setLength(0);
        return taken;
    }
}
