package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.html.HtmlMarks;
import dev.millrace.intake.email.html.HtmlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A stretch of a mail's body in one or two forms.
///
/// @param plain as plain text, or null
/// @param html as HTML, or null
/// @param mayRepeat whether it may be what the other pieces say once more, as Outlook's rich text most often is
record BodyPiece(@Nullable BodyForm plain, @Nullable BodyForm html, boolean mayRepeat) {
    BodyPiece(@Nullable BodyForm plain, @Nullable BodyForm html) {
        this(plain, html, false);
    }

    /// The pieces without those whose text the others begin with, or an earlier one of them has.
    static List<BodyPiece> withoutRepeats(List<BodyPiece> pieces) {
        if (pieces.stream().noneMatch(BodyPiece::mayRepeat)) {
            return pieces;
        }
        String others = text(pieces.stream().filter(piece -> !piece.mayRepeat()).toList());
        Set<String> told = new HashSet<>(List.of("", others.strip()));
        return pieces.stream()
                .filter(piece -> !piece.mayRepeat() || !piece.repeats(others, told))
                .toList();
    }

    /// @param told texts that are there once and need not be again, to which this one's is added
    private boolean repeats(String others, Set<String> told) {
        String own = text(List.of(this));
        return !told.add(own) || begins(others, own);
    }

    /// Whether a text begins with all letters of another and a word of it ends there, however each is laid out: where
    /// no blanks part words, lines are wrapped within them. Signs alone are nothing to repeat.
    private static boolean begins(String text, String other) {
        int at = 0;
        int end = 0;
        for (int i = 0; i < other.length(); i++) {
            if (!isOfWord(other, i)) {
                continue;
            }
            while (at < text.length() && !isOfWord(text, at)) {
                at++;
            }
            if (at == text.length() || text.charAt(at) != other.charAt(i)) {
                return false;
            }
            at++;
            end = at;
        }
        return end > 0 && (end == text.length() || !isOfWord(text, end));
    }

    private static boolean isOfWord(String text, int at) {
        return Character.isLetterOrDigit(text.charAt(at));
    }

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

    /// The same in several forms, the best one last (RFC 2046, section 5.1.4): the last plain one is
    /// read, if it is no shorter than the one before, and the last rich one shown. A plain one beside
    /// or behind the rich one, which has another or none of its own, may be the footer of a gateway: it
    /// is read for the plain form only where it goes on from that, and behind the rich one where there
    /// is no plain form at all. What may repeat another piece stays one of its own, as nobody knows yet
    /// whether it does.
    static List<BodyPiece> alternative(List<List<BodyPiece>> forms) {
        BodyForm plain = null;
        BodyForm html = null;
        List<BodyPiece> beside = new ArrayList<>();
        List<BodyPiece> repeats = new ArrayList<>();
        for (List<BodyPiece> all : forms) {
            List<BodyPiece> form =
                    all.stream().filter(piece -> !piece.mayRepeat()).toList();
            all.stream().filter(BodyPiece::mayRepeat).forEach(repeats::add);
            BodyForm formHtml = joined(form, BodyPiece::html, "\n");
            boolean ownPlain = form.stream().anyMatch(piece -> piece.plain() != null && piece.html() != null);
            if (plain == null && formHtml != null && !ownPlain) {
                form.stream().filter(piece -> piece.html() == null).forEach(beside::add);
            } else {
                BodyForm formPlain = joined(form, BodyPiece::plain, "\n\n");
                boolean mayBeFooter = !ownPlain && (html != null || formHtml != null);
                plain = plain == null || (formPlain != null && isBetter(formPlain.text(), plain.text(), mayBeFooter))
                        ? formPlain
                        : plain;
            }
            html = formHtml == null ? html : formHtml;
        }
        Stream<BodyPiece> main = plain == null && html == null ? Stream.of() : Stream.of(new BodyPiece(plain, html));
        return Stream.of(main, beside.stream(), repeats.stream())
                .flatMap(Function.identity())
                .toList();
    }

    private static boolean isBetter(String text, String earlier, boolean mayBeFooter) {
        String words = text.strip();
        String before = earlier.strip();
        return words.length() >= before.length() && (!mayBeFooter || words.startsWith(before));
    }

    /// One alone is given on as it is: alternatives may be nested deep, and each level would copy the text.
    private static @Nullable BodyForm joined(
            List<BodyPiece> pieces, Function<BodyPiece, @Nullable BodyForm> form, String between) {
        List<BodyForm> forms = pieces.stream()
                .<BodyForm>mapMulti((piece, next) -> {
                    BodyForm one = form.apply(piece);
                    if (one != null && !isEmpty(one.text())) {
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
