package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.html.HtmlMarks;
import dev.millrace.intake.email.html.HtmlText;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A stretch of a mail's body in one or two forms.
///
/// @param plain as plain text, or null
/// @param html as HTML, or null
record BodyPiece(@Nullable BodyForm plain, @Nullable BodyForm html) {

    /// The readable text of all: the plain form where there is one that says something, else made from the HTML.
    static String text(List<BodyPiece> pieces) {
        return text(pieces, HtmlText::of);
    }

    /// The same without signatures, and quotes if wanted, that programs mark in HTML; null where they mark nothing.
    static @Nullable String ownText(List<BodyPiece> pieces, boolean withoutQuotes, boolean answers) {
        boolean marked = pieces.stream()
                .filter(BodyPiece::hasNoWords)
                .anyMatch(piece ->
                        piece.html() != null && HtmlMarks.mayBeIn(piece.html().text(), withoutQuotes));
        return marked ? text(pieces, html -> HtmlText.ownText(html, withoutQuotes, answers)) : null;
    }

    /// Whether text is made of HTML that is too long to be read to its end.
    static boolean areCut(List<BodyPiece> pieces) {
        return pieces.stream()
                .anyMatch(piece ->
                        piece.html() != null && HtmlText.isCut(piece.html().text()) && piece.hasNoWords());
    }

    private static String text(List<BodyPiece> pieces, UnaryOperator<String> ofHtml) {
        List<String> readable = pieces.stream()
                .map(piece -> piece.readable(ofHtml))
                .filter(text -> !text.isBlank())
                .toList();
        return readable.size() == 1 ? readable.getFirst() : String.join("\n\n", readable);
    }

    /// What the first readable text was read as, or null when there is none or nobody knows.
    static @Nullable TextCharset charset(List<BodyPiece> pieces) {
        return pieces.stream()
                .map(piece -> piece.hasNoWords() ? piece.html() : piece.plain())
                .filter(form -> form != null && !form.text().isBlank())
                .findFirst()
                .map(BodyForm::charset)
                .orElse(null);
    }

    /// The HTML of all as it came, or null when none has any.
    static @Nullable String html(List<BodyPiece> pieces) {
        StringBuilder html = new StringBuilder();
        for (BodyPiece piece : pieces) {
            if (piece.html() != null) {
                html.append(piece.html().text()).append('\n');
            }
        }
        return html.isEmpty() ? null : html.toString();
    }

    static boolean areHtmlOnly(List<BodyPiece> pieces) {
        return !pieces.isEmpty() && pieces.stream().allMatch(piece -> piece.html() != null && piece.hasNoWords());
    }

    /// The same in several forms: the first plain one is read, or one that goes on from it; the richest is shown.
    static List<BodyPiece> alternative(List<List<BodyPiece>> forms) {
        BodyForm plain = null;
        BodyForm html = null;
        for (List<BodyPiece> form : forms) {
            BodyForm formPlain = joined(form, BodyPiece::plain, "\n\n");
            BodyForm formHtml = joined(form, BodyPiece::html, "\n");
            plain = plain == null || (formPlain != null && goesOn(formPlain.text(), plain.text())) ? formPlain : plain;
            html = formHtml == null ? html : formHtml;
        }
        return plain == null && html == null ? List.of() : List.of(new BodyPiece(plain, html));
    }

    private static boolean goesOn(String text, String beginning) {
        String words = beginning.strip();
        return text.length() > words.length() && text.stripLeading().startsWith(words);
    }

    /// One alone is given on as it is: alternatives may be nested deep, and each level would copy the text.
    private static @Nullable BodyForm joined(
            List<BodyPiece> pieces, Function<BodyPiece, @Nullable BodyForm> form, String between) {
        List<BodyForm> forms = pieces.stream()
                .<BodyForm>mapMulti((piece, next) -> {
                    BodyForm one = form.apply(piece);
                    if (one != null && !one.text().isBlank()) {
                        next.accept(one);
                    }
                })
                .toList();
        return switch (forms.size()) {
            case 0 -> null;
            case 1 -> forms.getFirst();
            default ->
                new BodyForm(
                        forms.stream().map(BodyForm::text).collect(Collectors.joining(between)),
                        forms.getFirst().charset());
        };
    }

    private String readable(UnaryOperator<String> ofHtml) {
        return plain != null && !hasNoWords() ? plain.text().strip() : html == null ? "" : ofHtml.apply(html.text());
    }

    /// Whether there is no plain form, or one that says nothing.
    private boolean hasNoWords() {
        return plain == null || isEmpty(plain.text()) || (html != null && PlainStub.is(plain.text(), html.text()));
    }

    /// Some programs write a blank that is not to be broken, or one that nobody sees.
    private static boolean isEmpty(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.FORMAT);
    }
}
