package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.lines.ParagraphAbove;
import dev.millrace.intake.email.words.Phrases;
import java.util.List;
import java.util.Locale;

/// The name in `From` at the end of a text. With it, lines are surely a signature that might be
/// anybody's words without: a name some blank lines below a closing or on its line, or with a firm or
/// an address behind it, and a card without a closing.
final class WritersName {
    private static final Phrases POINTING = Phrases.of("""
            below, follow, unten, folg, ci-dessous, suivant, abajo, siguiente, sotto, seguent, hieronder, volg, abaixo, seguint, poniż, następuj, nedan, följ,
            nedenfor, følg, seuraav, níže, následuj, ниже, следующ, 以下, 下記, 如下, 下面,
            here is, this is the, this person, this user, hier ist, diese person, diesen benutzer, voici, cette personne, cet utilisateur, esta persona, 这个人""");

    private WritersName() {}

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
}
