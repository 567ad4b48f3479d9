package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.lines.ParagraphAbove;
import dev.millrace.intake.email.words.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name in `From` at the end of a text. With it, lines are surely a signature that might be
/// anybody's words without: a name some blank lines below a closing or on its line, or with a firm or
/// an address behind it, and a card without a closing.
final class WritersName {
    private static final Pattern WITH_ADDRESS = Pattern.compile("([^<>@]{2,80})\\s?<[^<>@\\s]{1,64}@[^<>@\\s]{1,200}>");

    private static final Phrases POINTING = Phrases.of("""
            below, follow, unten, folg, ci-dessous, suivant, abajo, siguiente, sotto, seguent, hieronder, volg, abaixo, seguint, poniż, następuj, nedan, följ,
            nedenfor, følg, seuraav, níže, následuj, ниже, следующ, 以下, 下記, 如下, 下面,
            here is, this is the, this person, this user, hier ist, diese person, diesen benutzer, voici, cette personne, cet utilisateur, esta persona, 这个人""");

    private WritersName() {}

    /// Takes it away with its closing, where more than a greeting is above.
    static void drop(List<String> lines, Writer writer) {
        int last = BusinessCard.lastAbovePictures(lines);
        int above = Closings.above(lines, last);
        if (above < 0 || lines.get(last).length() > 200) {
            return;
        }
        String line = lines.get(last).strip();
        boolean closed = ClosingWords.areAll(lines.get(above));
        boolean signed = (closed && (writer.isNamed(line) || isWithHouse(line, writer)))
                || ((closed || above < last - 1) && SignedName.isKoreanSignature(line, writer))
                || isBehindClosing(line, writer)
                || ((closed || above < last - 1) && isWithAddress(line, writer));
        if (signed) {
            ShownCard.dropUnlessSpokenOf(lines, closed ? above : last);
        }
    }

    /// "Thanks, Anna", "VG Anna"
    private static boolean isBehindClosing(String line, Writer writer) {
        for (int blank = line.indexOf(' '); blank > 0; blank = line.indexOf(' ', blank + 1)) {
            if (ClosingWords.areAll(line.substring(0, blank)) && writer.isNamed(line.substring(blank))) {
                return true;
            }
        }
        return false;
    }

    /// Takes a card away that stands below an empty line and has no closing. It may be of several paragraphs.
    static void dropCard(List<String> lines, Writer writer) {
        for (int start = lines.size() - 1; start > 0 && lines.size() - start <= BusinessCard.MOST_LINES; start--) {
            if (lines.get(start).isBlank() || !lines.get(start - 1).isBlank()) {
                continue;
            }
            List<String> card = lines.subList(start, lines.size());
            List<String> parts = BusinessCard.inParts(card);
            boolean signed = parts.size() > 1
                    && (BusinessCard.isOwnWithContact(parts, writer)
                            || (SignedName.isWithKoreanPost(lines.get(start), writer) && BusinessCard.isOne(card)));
            if (signed) {
                if (!isPointedAt(lines, start)) {
                    ShownCard.dropUnlessSpokenOf(lines, start);
                }
                return;
            }
        }
    }

    static boolean isPointedAt(List<String> lines, int start) {
        return POINTING.areIn(ParagraphAbove.text(lines, start).toLowerCase(Locale.ROOT));
    }

    private static boolean isWithHouse(String line, Writer writer) {
        String name = SignedName.beforeHouse(line);
        return writer.isNamed(name) && writer.isNamedInFull(name);
    }

    /// "Dr. Anna Keller <anna@acme.example>"
    private static boolean isWithAddress(String line, Writer writer) {
        Matcher named = WITH_ADDRESS.matcher(line);
        return named.matches() && writer.isNamedInFull(named.group(1)) && MarkedSignature.isNaming(named.group(1));
    }
}
