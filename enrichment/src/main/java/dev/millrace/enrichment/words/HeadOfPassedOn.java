package dev.millrace.enrichment.words;

import java.util.function.BooleanSupplier;

/// How far the head of a mail reaches that was passed on: a paragraph of fields, whose lines may be wrapped, with the
/// text
/// right below it or after an empty line; or, as made from HTML, a paragraph for each field.
final class HeadOfPassedOn {
    private boolean hasFields;
    private boolean isParagraphEach = true;
    private int fieldsOfParagraph;
    private String before = "";

    boolean hasFields() {
        return hasFields;
    }

    /// @param line as it stands, without marks of a quotation
    /// @param isFollowedByField whether one stands below the line, before the next empty one
    boolean endsBefore(String line, BooleanSupplier isFollowedByField) {
        if (!hasFields || line.isBlank()) {
            return false;
        }
        if (before.isEmpty()) {
            return !isParagraphEach || !HeaderLine.isKnown(line);
        }
        boolean wrapped = Character.isWhitespace(line.charAt(0)) || before.endsWith(",") || before.endsWith(";");
        return !wrapped && !HeaderLine.isField(line) && !isFollowedByField.getAsBoolean();
    }

    /// @param line without blanks around it
    void add(String line) {
        before = line;
        if (before.isEmpty()) {
            fieldsOfParagraph = 0;
        } else if (HeaderLine.isField(before)) {
            hasFields = true;
            fieldsOfParagraph++;
            isParagraphEach &= fieldsOfParagraph == 1;
        }
    }
}
