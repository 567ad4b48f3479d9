package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What programs against viruses write below the mail that they have looked at: "Diese E-Mail wurde von Avast auf Viren
/// geprüft." Each of its words speaks of that and of nothing else; what became of the mail is the writer's.
final class VirusNote {
    private static final Phrases PROGRAMS = Phrases.of("""
            avast, avg, norton, kaspersky, касперск, eset, sophos, mcafee, bitdefender, avira, clamav, f-secure, mailscanner, mimecast,
            messagelabs, symantec""");

    /// How they begin.
    private static final Phrases VIRUSES = Phrases.of("""
            virus, viru, vírus, viren, virenfrei, virenscanner, antivir, antivír, anti-vir, viry, virů, wirus, antywirus, вирус, антивирус,
            malware""");
    private static final Phrases CHECKED = Phrases.of("""
            checked, scanned, geprüft, überprüft, untersucht, gescannt, vérifi, analiz, escanead, verificad, controllat, esaminat,
            gecontroleerd, gescand, sprawdzon, zkontrolov, prověřen, kontroller, sökts, tarkist, провер""");

    private static final Set<String> AROUND = Set.copyOf(Words.of("""
            -, this, the, mail, e-mail, email, message, has, been, was, is, for, by, with, using, any, all, known, an, software, and, from, of, security,
            dangerous, content, threats, spam, protection, scanner, service, gateway,
            diese, dieser, nachricht, wurde, wird, von, auf, durch, mit, der, die, das, programm,
            cet, ce, courrier, courriel, électronique, a, été, par, le, la, les, l, d, de, logiciel, absence, dans, garanti, sans,
            este, el, correo, electrónico, mensaje, ha, sido, en, busca, por, con, del, al, libre,
            questa, questo, messaggio, è, stata, stato, per, individuare, da, privo, di, il, contro,
            esta, mensagem, e, foi, pelo, pela, o, livre,
            deze, dit, bericht, op, door, virusvrij,
            ta, wiadomość, została, został, na, obecność, przez, oprogramowanie, programem, program, wolny, od,
            tato, tento, zpráva, byla, byl, neobsahuje, bez,
            denne, denna, dette, detta, er, blevet, har, efter, igenom, med, af, av, från, fra, e-post, epost, e-posten, epostmeddelande,
            meddelande, besked, melding, tämä, viesti, sähköposti, on,
            это, сообщение, письмо, было, на, без, программой"""));

    /// Without a word for looking.
    private static final Pattern FREE = Pattern.compile(
            "virus-free|virenfrei|virusvrij|(?:libre|livre|exento|isento|privo) d[ei] v[ií]rus|sans virus"
                    + "|wolny od wirusów|virusfri|bez virů|без вирусов"
                    + "|no virus(?:es)? found in this (?:incoming |outgoing )?(?:message|e-?mail)");

    /// In English houses write it with no name of a program, or no word of viruses.
    private static final Pattern OF_A_HOUSE =
            Pattern.compile("this (?:e-?mail|message) has been (?:checked|scanned)(?: for| by| with| using|,)");
    private static final Pattern CLEAN =
            Pattern.compile("(?:and )?(?:is |was |has been )?(?:found|believed)(?: to be)? clean");

    private static final Pattern GAP = Pattern.compile("[\\s'’,;:()<>]|\\.(?=\\s|$|www)|[.!]$");

    private VirusNote() {}

    /// @param lower in lower case
    static boolean isOne(String lower) {
        return (PROGRAMS.areIn(lower) || VIRUSES.areIn(lower)) && isNothingElse(lower);
    }

    private static boolean isNothingElse(String lower) {
        boolean house = OF_A_HOUSE.matcher(lower).lookingAt();
        String said = house ? CLEAN.matcher(lower).replaceFirst("") : lower;
        Matcher free = FREE.matcher(said);
        boolean found = free.lookingAt();
        boolean viruses = found;
        boolean program = false;
        boolean checked = false;
        boolean mail = Disclaimers.namesThisMail(lower);
        for (String word : GAP.split(found ? said.substring(free.end()) : said, -1)) {
            boolean linked = word.startsWith("www.") || word.startsWith("http");
            boolean names = linked ? PROGRAMS.areIn(word) : PROGRAMS.begin(word);
            boolean speaks = VIRUSES.begin(word);
            boolean looked = CHECKED.begin(word);
            if (!names && !speaks && !looked && !word.isEmpty() && !AROUND.contains(word)) {
                return false;
            }
            viruses |= speaks;
            program |= names;
            checked |= looked;
        }
        return house ? viruses || program : viruses && program && (found || (checked && mail));
    }
}
