package dev.millrace.enrichment.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads CSV as RFC 4180 has it: quotes around fields that hold commas, quotes or line breaks.
final class CsvTable {
    /// A text and its label.
    record Row(String text, String label) {}

    private CsvTable() {}

    /// @throws IllegalArgumentException with file and row where a row has no text or label
    static List<Row> read(Path file) throws IOException {
        List<List<String>> records = records(Files.readString(file));
        if (records.isEmpty()) {
            throw new IllegalArgumentException(file + ": expected a header with 'text' and 'label', found nothing");
        }
        List<String> header = records.getFirst();
        int text = header.indexOf("text");
        int label = header.indexOf("label");
        if (text < 0 || label < 0) {
            throw new IllegalArgumentException(file + ":1: expected a header with 'text' and 'label', found " + header);
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < records.size(); i++) {
            List<String> fields = records.get(i);
            if (fields.size() <= Math.max(text, label)) {
                throw new IllegalArgumentException(
                        file + ": record " + (i + 1) + ": expected " + header.size() + " fields, found " + fields);
            }
            rows.add(new Row(fields.get(text), fields.get(label)));
        }
        return rows;
    }

    static List<List<String>> records(String content) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
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
                records.add(fields);
                fields = new ArrayList<>();
            } else if (c != '\r' && c != '\ufeff') {
                field.append(c);
            }
        }
        if (!field.isEmpty() || !fields.isEmpty()) {
            fields.add(take(field));
            records.add(fields);
        }
        records.removeIf(record -> record.size() == 1 && record.getFirst().isBlank());
        return records;
    }

    private static String take(StringBuilder field) {
        String taken = field.toString();
        field.setLength(0);
        return taken;
    }
}
