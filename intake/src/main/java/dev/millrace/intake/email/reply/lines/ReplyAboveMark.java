package dev.millrace.intake.email.reply.lines;

import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.WholeWords;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What helpdesks write above a mail: "Please reply above this line". People, too, speak of such a line,
/// of forms and tables as well; without strokes around it, a mark says nothing else.
public final class ReplyAboveMark {
    private static final Phrases ABOVE_LINE = Phrases.of("""
            above this line, above the line, oberhalb dieser linie, oberhalb dieser zeile, über dieser linie,
            über dieser zeile, au-dessus de cette ligne, por encima de esta línea, encima de esta línea,
            boven deze lijn, boven deze regel, sopra questa riga, sopra questa linea, acima desta linha,
            powyżej tej linii, ovanför denna rad, ovanför den här raden, over denne linje, tämän rivin yläpuolelle,
            nad tuto čáru, выше этой линии, выше этой строки, 此行以上, 此行上方, 此行之上, 此线上方, 此線上方, 이 줄 위, 이 선 위, 이 줄의 위, au dessus de cette ligne, al di sopra di questa, encima de esta linea,
            arriba de esta línea, arriba de esta linea, ovanför den här linjen, ovanför denna linje, over streken, tämän viivan yläpuolelle, tämän linjan yläpuolelle,
            nad tímto řádkem, nad tento řádek, nad touto čarou, nad touto linkou, この線より上, この行より上""");

    private static final Phrases ANSWER = Phrases.of("""
            repl, answer, type, write, antwort, schreib, répon, écri, respond, respuesta, escrib, pisz, antwoord, rispon, scriv,
            escrev, odpow, svar, skriv, vastaa, kirjoita, odpov, ответ, 回复, 回覆, 答复, 返信, 회신, 답장, 답변""");

    /// Between strokes shorter words will do.
    private static final Phrases ABOVE = Phrases.of("""
            above, oberhalb, über dies, au-dessus, ci-dessus, encima, arriba, acima, sopra, boven, powyżej, ovanför, ovenfor,
            over denne, yläpuolel, nad t, выше, над, 以上, 上方, 行上, 线上, 線上, 行の上, 線の上, 위에, üzerine, üstüne, fölé,
            deasupra""");

    private static final Phrases WRITE = Phrases.of("""
            reply, repl, type, write, respond, answer, antwort, schreib, répon, écri, respuesta, escrib, respost, escrev,
            digit, scriv, rispo, reageer, antwoord, typ, odpow, wpisz, svar, skriv, vasta, kirjoita, odpov, ответ, напиш,
            回复, 回覆, 答复, 返信, 답장, 회신, yanıt, válasz, răspun""");

    private static final Phrases LINE = Phrases.of("""
            line, zeile, linie, ligne, línea, linha, linea, riga, regel, lijn, linii, raden, denna rad, linje, rivin, čáru, řádk, линии,
            строк, 此行, の行, 行上, 此线, 线上, 線の, 線以, 위에, satır, çizgi, vonal, sor, linia, rând""");

    private static final Phrases ANSWER_ONLY = Phrases.of("""
            reply, respond, antworten, antwort, répon, responder, respuesta, responda, rispond, rispost, reageer, antwoord, odpow,
            svar, vasta, odpov, ответ""");

    /// With a word that forbids it.
    private static final Phrases BELOW_LINE = Phrases.of("""
            below this line, beneath this line, under this line, unterhalb dieser linie, unterhalb dieser zeile, unter dieser linie, unter diese linie,
            en dessous de cette ligne, sous cette ligne, debajo de esta línea, sotto questa riga, onder deze regel, onder deze lijn, abaixo desta linha,
            poniżej tej linii, under denna rad, under den här raden, under denne linje, tämän rivin alapuolelle, pod tuto čáru, ниже этой линии, ниже этой строки,
            此行以下, この線より下""");
    /// Which most lines hold none of.
    private static final Phrases OF_LINE = ABOVE_LINE.or(BELOW_LINE);
    private static final Phrases FORBIDDEN = Phrases.of("""
            not , n't , nicht, ne pas, n'écri, no escrib, no respond, non scriv, non rispond, niet, não, nie , inte , ikke , älä , ne, не , 请勿, 不要, ないで""");
    private static final int LONGEST_BELOW = 60;
    /// How it begins, when it does not begin with the line.
    private static final Phrases DEMANDS = Phrases.of("""
            please, do not, don't, bitte, nicht, merci de, veuillez, prière, ne pas, n'écri, por favor, no escrib, no respond, si prega, per favore, non scriv, non rispond,
            niet, gelieve, não, prosz, nie , inte, ikke, skriv, svar, vänligen, venligst, vennligst, älä, prosím, ne, не, пожалуйста, 请勿, 請勿, 不要""");

    /// Of somebody who tells something.
    private static final WholeWords TELLING =
            FirstPerson.SINGULAR.or(FirstPerson.I).or(WholeWords.of("""
            says, said, shows, cannot, can't, could, couldn't, nobody, everybody, always, never, was, were, wrote, typed,
            man, steht, kann, konnte, nichts, keine, je, mon, peux, peut, puedo, puede, dice, riesco, posso, può,
            lukt, staat, eu, consigo, mogę, można, voi, nemohu, nelze, nejde, могу, нельзя, получается"""));
    private static final Pattern TELLING_IN_THE_EAST = Pattern.compile("[我「“]|不能|无法|無法|없|않|ません|できな");

    private static final int MOST_WORDS = 4;

    private static final String STROKES = "-=#*_%–—";

    private ReplyAboveMark() {}

    /// Whether the line asks that answers be written above it.
    public static boolean isOne(String line) {
        String lower = line.length() > 160 ? "" : line.toLowerCase(Locale.ROOT);
        return (OF_LINE.areIn(lower)
                        && ((ABOVE_LINE.areIn(lower) && ANSWER.areIn(lower) && !isTold(lower))
                                || (lower.length() <= LONGEST_BELOW && forbidsAnswerBelow(lower))))
                || ((isBetweenStrokes(lower) || isDesksMark(lower)) && asksForAnswerAbove(lower));
    }

    private static boolean forbidsAnswerBelow(String lower) {
        if (!BELOW_LINE.areIn(lower) || !FORBIDDEN.areIn(lower) || !ANSWER.areIn(lower)) {
            return false;
        }
        String words = withoutMarks(lower);
        return (DEMANDS.begin(words) || BELOW_LINE.begin(words)) && !isTold(words);
    }

    /// Whether somebody speaks of a line, or quotes the mark. What marks stand before is none of that.
    private static boolean isTold(String lower) {
        return withoutMarks(lower).length() == lower.length()
                && (lower.indexOf('"') >= 0
                        || lower.indexOf('„') >= 0
                        || TELLING_IN_THE_EAST.matcher(lower).find()
                        || TELLING.areIn(lower));
    }

    /// Without strokes and brackets before it.
    private static String withoutMarks(String lower) {
        int start = 0;
        while (start < lower.length() && !Character.isLetter(lower.charAt(start))) {
            start++;
        }
        return lower.substring(start);
    }

    /// With a line, above which anything may be written, or in few words an answer.
    private static boolean asksForAnswerAbove(String lower) {
        boolean answer = ANSWER_ONLY.areIn(lower) && isShort(lower);
        return (WRITE.areIn(lower) && LINE.areIn(lower) && (ABOVE.areIn(lower) || isDesksMark(lower)))
                || (answer && ABOVE.areIn(lower));
    }

    private static boolean isShort(String line) {
        return line.chars().noneMatch(Character::isDigit)
                && Stream.of(line.split(" ", -1))
                                .filter(word -> word.chars().anyMatch(Character::isLetter))
                                .count()
                        <= MOST_WORDS;
    }

    /// Whether strokes stand on both sides, so that no sentence goes on in the next line.
    public static boolean isBetweenStrokes(String line) {
        // As most lines do.
        if (!line.isEmpty() && Character.isLetter(line.charAt(0))) {
            return false;
        }
        String bare = line.strip();
        int end = bare.length();
        return end > 10
                && STROKES.indexOf(bare.charAt(0)) >= 0
                && STROKES.indexOf(bare.charAt(1)) >= 0
                && STROKES.indexOf(bare.charAt(end - 1)) >= 0
                && STROKES.indexOf(bare.charAt(end - 2)) >= 0;
    }

    /// "##- … -##" around what the desk says.
    private static boolean isDesksMark(String line) {
        String bare = line.indexOf('#') < 0 ? "" : ReplyLines.unquoted(line).strip();
        return bare.length() > 8 && bare.startsWith("##-") && bare.endsWith("-##");
    }
}
