package dev.millrace.intake.email;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A stretch of a mail's body in one or two forms.
///
/// @param plain as plain text, or null
/// @param html as HTML, or null
record BodyPiece(@Nullable String plain, @Nullable String html) {

    /// The readable text of all: the plain form where there is one with words in it, else made from the HTML.
    static String text(List<BodyPiece> pieces) {
        StringBuilder text = new StringBuilder();
        for (BodyPiece piece : pieces) {
            String readable = piece.readable();
            if (!readable.isBlank()) {
                text.append(text.isEmpty() ? "" : "\n\n").append(readable);
            }
        }
        return text.toString();
    }

    /// The HTML of all as it came, or null when none has any.
    static @Nullable String html(List<BodyPiece> pieces) {
        StringBuilder html = new StringBuilder();
        for (BodyPiece piece : pieces) {
            if (piece.html() != null) {
                html.append(piece.html()).append('\n');
            }
        }
        return html.isEmpty() ? null : html.toString();
    }

    static boolean areHtmlOnly(List<BodyPiece> pieces) {
        return !pieces.isEmpty() && pieces.stream().allMatch(piece -> piece.html() != null && piece.hasNoWords());
    }

    /// The same in several forms: the plain one is read, the richest is shown.
    static List<BodyPiece> alternative(List<List<BodyPiece>> forms) {
        String plain = null;
        String html = null;
        for (List<BodyPiece> form : forms) {
            String formPlain = joined(form, BodyPiece::plain, "\n\n");
            String formHtml = joined(form, BodyPiece::html, "\n");
            plain = plain == null ? formPlain : plain;
            html = formHtml == null ? html : formHtml;
        }
        return plain == null && html == null ? List.of() : List.of(new BodyPiece(plain, html));
    }

    private static @Nullable String joined(
            List<BodyPiece> pieces, Function<BodyPiece, @Nullable String> form, String between) {
        StringBuilder joined = new StringBuilder();
        for (BodyPiece piece : pieces) {
            String text = form.apply(piece);
            if (text != null && !text.isBlank()) {
                joined.append(joined.isEmpty() ? "" : between).append(text);
            }
        }
        return joined.isEmpty() ? null : joined.toString();
    }

    private String readable() {
        if (plain != null && !plain.isBlank()) {
            return plain.strip();
        }
        return html == null ? "" : HtmlText.of(html);
    }

    private boolean hasNoWords() {
        return plain == null || plain.isBlank();
    }
}
