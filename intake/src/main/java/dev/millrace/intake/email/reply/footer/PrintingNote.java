package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.words.PhraseFile;
import dev.millrace.intake.email.words.Phrases;
import java.util.List;
import java.util.regex.Pattern;

/// What houses add of trees and paper: "Please consider the environment before printing this e-mail."
final class PrintingNote {
    private static final Pattern PRINTING = Pattern.compile(
            "\\P{L}{0,4}(?:p )?(?:(?:please|bitte|s'il vous plaît|por favor|per favore|пожалуйста),? )?(?:think |consider |save |protect |before "
                    + "|den(?:k|ken sie) |prüfen sie |schützen sie |schonen sie |bevor |pense|avant |n'imprim|ne pas |antes |piense |considere "
                    + "|prima |pensa|rispett|denk |spaar |tänk |tænk |tenk |ajattele |säästä |zanim |pomyśl |mysl|než |подума|请|請).{0,120}");

    private static final PhraseFile PHRASES = PhraseFile.beside(PrintingNote.class, "printing-note.txt");

    private static final Phrases ENVIRONMENT = Phrases.of(PHRASES.phrases("environment"));
    private static final Phrases PRINT = Phrases.of(PHRASES.phrases("print"));

    /// Without one of them nothing is such a note, and few lines have any.
    private static final Phrases HINTS = PRINT.or(Phrases.of("screen"));

    private static final List<String> BEFORE = PHRASES.phrases("before");

    private static final Pattern BEFORE_PRINTING = Pattern.compile(
            "\\P{L}{0,4}(?:before (?:you )?print\\p{L}*|bevor sie (?:\\p{L}{1,15} ){0,2}(?:aus)?drucken|antes de imprimir|avant d['’]imprimer"
                    + "|prima di stampare|voordat u (?:\\p{L}{1,15} )?(?:afdrukt|print)|zanim wydrukujesz|innan du skriver ut|før du (?:printer|skriver ut)"
                    + "|než \\p{L}{1,15} vytisknete|прежде чем (?:рас)?печатать),? (?:please |bitte |por favor,? |s'il vous plaît,? )?"
                    + "(?:think|denken|pense|piense|pensa|denk|pomyśl|tänk|tænk|tenk|mysl|подума).{0,80}");

    private static final String THE_MAIL =
            " ?(?:out )?(?:this |an |any |the |your |diese |dieses |cet |ce |este |questa |questo |deze |dit |tę |denne |denna )?(?:e-?mail|mail|message|nachricht|courriel|mensaje|correo|mensagem|bericht|wiadomość)?";

    /// What nobody says of anything else: "Think before you print."
    private static final Pattern PRINT_LITTLE = Pattern.compile(
            "\\P{L}{0,4}(?:p )?(?:go green[ .!,:;–-]{1,4})?(?:please )?(?:think (?:twice )?before (?:you print|printing)"
                    + "|(?<=go green[ .!,:;–-]{1,4})(?:please )?(?:avoid printing|print less|read (?:it )?on screen|keep (?:it )?on (?:the |your )?screen"
                    + "|keep this e-?mail on (?:the |your )?screen)|save (?:a tree|trees|paper|the planet|the trees)[.!,:; –-]{1,4}(?:please )?(?:do not|don['’]t|think before you) print"
                    + THE_MAIL
                    + "(?:[, ]{1,2}unless (?:it is|it['’]s|you|absolutely)?(?: really| absolutely)?(?: have to| need to| must)?(?: necessary)?)?"
                    + "|(?:please )?(?:do not|don['’]t|only) print this e-?mail (?:unless|if)(?: it is| it['’]s| you| absolutely| really| have to| need to| must| necessary){1,4}"
                    + "|(?:bitte )?(?:erst |vor dem drucken )(?:nach)?denken, dann drucken|(?:bitte )?(?:denken sie|denk) nach, bevor (?:sie|du) (?:druck\\p{L}{1,3}|diese e-?mail ausdruck\\p{L}{1,3})"
                    + "|muss diese e-?mail (?:wirklich )?(?:aus)?gedruckt werden|zastanów się,? zanim wydrukujesz|pomyśl,? zanim wydrukujesz|denk na voordat u (?:print|afdrukt)"
                    + "|réfléchissez avant d['’]imprimer|pensez avant d['’]imprimer|piense antes de imprimir|pensa prima di stampare|pense antes de imprimir|tänk innan du skriver ut|tænk før du printer)"
                    + THE_MAIL + "[.!?]?");

    private PrintingNote() {}

    /// Whether a line asks to think of the trees before it is printed.
    ///
    /// @param lower in lower case
    static boolean isOne(String lower) {
        if (!HINTS.areIn(lower)) {
            return false;
        }
        if (PRINT_LITTLE.matcher(lower).matches()) {
            return true;
        }
        boolean said = BEFORE_PRINTING.matcher(lower).matches()
                || (PRINTING.matcher(lower).matches()
                        && PRINT.areIn(lower)
                        && BEFORE.stream().anyMatch(lower::contains)
                        && Disclaimers.namesThisMail(lower));
        // An environment variable is no tree.
        return said && ENVIRONMENT.areIn(lower) && !lower.contains("variable");
    }
}
