package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// "Please excuse brevity and typos": what people let their telephone ask below each mail. It excuses how a mail is
/// written and nothing else.
final class Apology {
    private static final String EXCUSE =
            "(?:(?:please|pls|plz|kindly|so|and|but|sorry,?|my) ){0,3}(?:excuse|forgive|pardon|apologies for|apologi[sz]e for"
                    + "|i apologi[sz]e for|apologi[sz]ing for|sorry for|sorry about)(?: in advance)?";
    private static final String WHICH =
            "(?: (?:for|the|any|my|all|possible|occasional|its|such|resulting|potential)){0,3}";
    private static final String FLAW =
            "(?:typos?|typo's|brevity|shortness|terseness|misspellings?|spelling|grammar|punctuation|autocorrect"
                    + "|(?:typing|spelling|grammar|grammatical|autocorrect|auto-correct|dictation) (?:errors?|mistakes?)"
                    + "|fat (?:fingers?|thumbs?)|(?:short|brief|quick) (?:message|reply|answer|note|e-?mail|response)|being (?:brief|short)|that (?:this|it) is (?:short|brief))";
    /// Of the printer as likely as of the writer.
    private static final String ANY_FLAW = "(?:" + FLAW + "|errors|mistakes|formatting)";

    private static final String AND = "(?:,? and|,? or|,| ?/| ?&)" + WHICH + " ?";
    private static final String IN_ENGLISH =
            inEnglish("(?:" + FLAW + "|(?:errors|mistakes|formatting)" + AND + FLAW + ")");
    private static final String LOOSELY_IN_ENGLISH = inEnglish(ANY_FLAW);

    private static final String EXCUSES_IN_OTHERS = """
            ich bitte um nachsicht für, entschuldigen sie, entschuldigt, entschuldige, verzeihen sie,
            excusez, veuillez excuser, merci d'excuser, disculpe, disculpa, disculpen, perdone, perdona, perdón por,
            desculpe, desculpem, desculpe-me, scusate, scusa, perdonate, excuseer, excuses voor, omluvte, omluvte prosím,
            ursäkta, undskyld, unnskyld, beklager, pahoittelut, proszę wybaczyć, przepraszam za, извините за, простите за""";
    private static final String EXCUSE_IN_OTHERS =
            "(?:(?:por favor|per favore|alstublieft|bitte|und),? )?" + Words.anyOf(EXCUSES_IN_OTHERS);
    /// Most lines have none of them, and need not be searched by pattern.
    private static final Phrases EXCUSES = Phrases.of("excuse, forgive, pardon, apologi, sorry," + EXCUSES_IN_OTHERS);
    private static final String FLAW_IN_OTHERS = Words.anyOf("""
            kürze, tippfehler, schreibfehler, rechtschreibfehler, brièveté, fautes de frappe, brevedad, erratas,
            faltas de ortografía, brevidade, brevità, refusi, beknoptheid, typefouten, tikfouten, stručnost, překlepy,
            fåordighet, stavfel, skrivfel, kortfattethed, kortfattethet, korthed, tastefejl, slåfejl, skrivefeil, vähäsanaisuudestani,
            kirjoitusvirheistä, zwięzłość, literówki, краткость, опечатки""");
    private static final String IN_OTHERS = EXCUSE_IN_OTHERS + "(?: \\p{L}{1,9}){0,2} " + FLAW_IN_OTHERS
            + "(?: (?:und|et|y|e|en|och|og|i|a|и)(?: \\p{L}{1,4})? " + FLAW_IN_OTHERS + ")?";

    private static final String LOOSELY = "(?:" + LOOSELY_IN_ENGLISH + "|" + IN_OTHERS + ")";
    private static final int IN_ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern WHOLE = Pattern.compile("(?:" + IN_ENGLISH + "|" + IN_OTHERS + ")[.!]?", IN_ANY_CASE);
    private static final Pattern FIRST =
            Pattern.compile(LOOSELY + "(?: ?[,;:.!–—-]{1,2} ?| (?=as |since |because |from |sent ))", IN_ANY_CASE);
    private static final Pattern LAST = Pattern.compile("(?: ?[,;:.!–—-]{1,2} ?| )" + LOOSELY + "[.!]?$", IN_ANY_CASE);

    private Apology() {}

    private static String inEnglish(String flaw) {
        return EXCUSE + WHICH + " " + flaw + "(?:" + AND + ANY_FLAW + "){0,4}";
    }

    /// Whether it is one, and more than "sorry for the errors".
    static boolean isOne(String words) {
        return excuses(words) && WHOLE.matcher(words).matches();
    }

    /// What stands before or behind one, were it of errors alone, or all where there is none.
    static String without(String words) {
        if (!excuses(words)) {
            return words;
        }
        Matcher first = FIRST.matcher(words);
        if (first.lookingAt()) {
            return words.substring(first.end());
        }
        Matcher last = LAST.matcher(words);
        return last.find() ? words.substring(0, last.start()) : words;
    }

    private static boolean excuses(String words) {
        return EXCUSES.areIn(words.toLowerCase(Locale.ROOT));
    }
}
