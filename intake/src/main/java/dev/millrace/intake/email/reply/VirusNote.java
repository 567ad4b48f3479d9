package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.Set;
import java.util.regex.Pattern;

/// What programs against viruses write below the mail that they have looked at: "Diese E-Mail wurde von Avast auf Viren
/// geprüft." Each of its words speaks of that and of nothing else; what became of the mail is the writer's.
final class VirusNote {
    private static final Phrases PROGRAMS = Phrases.of("""
            avast, avg, norton, kaspersky, касперск, eset, sophos, mcafee, bitdefender, avira, clamav, f-secure, mailscanner""");

    /// How they begin.
    private static final Phrases VIRUSES = Phrases.of("""
            virus, viru, vírus, viren, virenfrei, virenscanner, antivir, antivír, anti-vir, viry, virů, wirus, antywirus, вирус, антивирус,
            malware""");
    private static final Phrases CHECKED = Phrases.of("""
            checked, scanned, geprüft, überprüft, untersucht, gescannt, vérifi, analiz, escanead, verificad, controllat, esaminat,
            gecontroleerd, gescand, sprawdzon, zkontrolov, prověřen, kontroller, sökts, tarkist, провер""");

    private static final Set<String> AROUND = Set.copyOf(Words.of("""
            -, this, the, mail, e-mail, email, message, has, been, was, is, for, by, with, no, found, in, free, software, and, from, of, security,
            diese, dieser, nachricht, wurde, wird, von, auf, durch, mit, der, die, das, software, programm,
            cet, ce, courrier, courriel, électronique, message, a, été, par, le, la, les, l, d, de, logiciel, absence, dans, garanti, sans,
            este, el, correo, electrónico, mensaje, ha, sido, en, busca, por, con, del, al, libre,
            questa, questo, messaggio, è, stata, stato, per, individuare, da, privo, di, il, contro,
            esta, mensagem, e, foi, pelo, pela, o, livre,
            deze, dit, bericht, op, door, virusvrij,
            ta, wiadomość, została, został, na, obecność, przez, oprogramowanie, programem, program, wolny, od,
            tato, tento, zpráva, byla, byl, neobsahuje, bez,
            denne, denna, dette, detta, er, blevet, har, efter, igenom, med, af, av, från, fra, e-post, epost, e-posten, epostmeddelande,
            meddelande, besked, melding, tämä, viesti, sähköposti, on,
            это, сообщение, письмо, было, на, без, программой"""));

    /// In English houses write it in words of their own; a name may stand among them.
    private static final Pattern OF_A_HOUSE = Pattern.compile(
            "(?i:(?:this|the) (?:e-?mail|message) (?:has been|was) (?:checked|scanned))(?: (?:(?i:for|by|with|using|and|is|are|was"
                    + "|to|be|believed|found|clean|of|free|from|an?|the|all|any|known|virus(?:es)?|malware|spam|dangerous|threats|content"
                    + "|anti-?virus|software|program|protection|scanner|security|system|service|gateway|e-?mail|mail)|\\p{Lu}\\S{0,40}"
                    + "|(?:www\\.|https?://)\\S{1,80})[,.]?){1,30}");

    private static final Pattern GAP = Pattern.compile("[\\s'’,;:()<>]+|\\.(?=\\s|$|www)|[.!]$");

    private VirusNote() {}

    /// @param words as they were written
    /// @param lower the same in lower case
    static boolean isOne(String words, String lower) {
        if (OF_A_HOUSE.matcher(words).matches()) {
            return true;
        }
        boolean viruses = false;
        boolean program = false;
        for (String word : GAP.split(lower, -1)) {
            boolean names = PROGRAMS.areIn(word);
            boolean speaks = VIRUSES.begin(word);
            if (!names && !speaks && !word.isEmpty() && !CHECKED.begin(word) && !AROUND.contains(word)) {
                return false;
            }
            viruses |= speaks || VIRUSES.areIn(word);
            program |= names;
        }
        return viruses && program;
    }
}
