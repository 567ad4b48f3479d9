package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.footer.Medium;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// "Sent with much love from my iPad": a footer that its owner has made merry. What stands before
/// the telephone is nothing that a desk has to do with.
final class SentInAMood {
    private static final String MEANS = "(\\p{L}+(?: \\p{L}+){0,3})";
    private static final int IN_ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile(
                    "(?:sent|typed|written) (?:with|using|via|by) " + MEANS + " (?:from|on) (my .+)", IN_ANY_CASE),
            Pattern.compile("gesendet mit " + MEANS + " von (mein.+)", IN_ANY_CASE),
            Pattern.compile("envoyé avec " + MEANS + " (?:de|depuis) (mon .+)", IN_ANY_CASE));

    private static final Set<String> OF_WRITER = Set.copyOf(Words.of("""
            the, a, an, my, your, our, his, her, this, that, it, wrong, old, new, no, not, and, but, only, same, error, errors, delay, problem, problems, trouble,
            difficulty, attachment, attachments, der, die, das, dem, den, ein, eine, einem, einer, mein, meinem, falschem, falscher, altem, neuem, fehler,
            fehlern, anhang, problemen, mühe, verspätung, le, la, les, un, une, mon, ma, du, des, mauvais, erreur, erreurs, retard, difficulté, problème"""));

    private SentInAMood() {}

    static boolean isOne(String words) {
        return FORMS.stream().anyMatch(form -> isOne(form.matcher(words)));
    }

    private static boolean isOne(Matcher sent) {
        return sent.matches()
                && Medium.isOwnTelephone(sent.group(2))
                && !CardLine.namesThing(sent.group(1))
                && List.of(sent.group(1).toLowerCase(Locale.ROOT).split(" ", -1)).stream()
                        .noneMatch(word -> OF_WRITER.contains(word) || GivenNames.isOne(word));
    }
}
