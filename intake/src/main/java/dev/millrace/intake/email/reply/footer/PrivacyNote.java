package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a house lets everybody know of his data below the signatures of its people, as the law asks of it: that it
/// processes them, by which law, and where to read more. Or whither it invites everybody: to its stand at a fair. Who
/// asks the desk about data, or tells of them, does so above his name.
public final class PrivacyNote {
    private static final int MOST_LINES = 8;
    private static final int LONGEST = 600;
    private static final int LINES_OF_SIGNATURE = 20;

    private static final Phrases YOUR_DATA = Phrases.of("""
            your data, your personal, ihre daten, ihrer daten, ihren daten, ihre personenbezogenen, ihrer personenbezogenen, ihre persönlichen, vos données, sus datos, tus datos,
            suoi dati, vostri dati, uw gegevens, uw persoonsgegevens, seus dados, twoje dane, twoich danych, pani/pana dan, państwa dan, pana/pani dan, dina personuppgifter, dina uppgifter,
            dine personoplysninger, dine oplysninger, dine personopplysninger, henkilötietojasi, henkilötietojanne, vaše osobní údaje, vašich osobních údajů, ваши персональные данные, ваших персональных данных""");
    private static final Phrases PROCESSED = Phrases.of("""
            process, protect, privacy, verarbeit, schutz, geschützt, wichtig, traité, traiter, traitons, traitement, protection, tratad, tratamos, tratam, tratará, trattat, trattam, trattiamo,
            verwerk, bescherm, przetwarza, ochron, behandl, skydd, beskyt, behandles, käsittel, suoja, zpracov, chrán, обраб, защит""");
    private static final Phrases LAW = Phrases.of("""
            gdpr, data protection, dsgvo, ds-gvo, datenschutz, rgpd, lopd, rodo, regolamento ue, regolamento (ue), regulation (eu), 2016/679, d.lgs. 196, dataskydd, databeskyttelse,
            personvernforordning, tietosuoja-asetu, zákon, nařízení, 152-фз""");
    private static final Phrases POLICY = Phrases.of("""
            privacy policy, privacy notice, privacy statement, data protection notice, data protection policy, datenschutzhinweis, datenschutzerklärung, datenschutzinformation, hinweise zum datenschutz, informationen zum datenschutz,
            politique de confidentialité, protection des données, política de privacidad, política de privacidade, protección de datos, informativa privacy, informativa sulla privacy,
            privacyverklaring, privacybeleid, polityka prywatności, polityce prywatności, polityką prywatności, klauzula informacyjna, integritetspolicy, privatlivspolitik, personvernerklæring, tietosuojaseloste,
            zásady ochrany, zásady zpracování, zásadách, политика конфиденциальности, политикой конфиденциальности""");
    private static final Pattern WHERE =
            Pattern.compile("https?://|www\\.|<[^<>\\s]{4,200}>|\\p{L}\\.(?:com|org|net|eu|\\p{Ll}{2})/");

    private static final Pattern INVITED = Pattern.compile(
            "(?:visit us|meet us|come (?:and )?(?:see|visit|meet) us|besuchen sie uns|treffen sie uns|retrouvez-nous|rencontrez-nous|venez nous (?:voir|rencontrer)|visítenos|visítanos|encuéntrenos"
                    + "|venite a trovarci|vieni a trovarci|visitateci|bezoek ons|ontmoet ons|visite-nos|encontre-nos|odwiedź nas|odwiedźcie nas|besök oss|träffa oss|besøg os|mød os|besøk oss|møt oss"
                    + "|tule tapaamaan|tavataan|navštivte nás|посетите нас|приходите к нам) .{3,140}");
    private static final Phrases FAIR = Phrases.of("""
            fair, expo, exhibition, trade show, booth, messe, halle, stand , salon, foire, feria, fiera, beurs, feira, targ, mässa, messu, veletrh, выставк, стенд""");

    /// "S.L. con …" goes on.
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!])\\s+(?=\\p{Lu})");
    private static final Phrases POSTSCRIPT = Phrases.of("ps:, ps., p.s., nb:, pd:");

    /// A small "i" is an article in Italian.
    private static final Pattern I = Pattern.compile("(?<![\\p{L}'])I(?!\\p{L})");

    private PrivacyNote() {}

    /// Takes it away, where it is a last paragraph below a signature.
    ///
    /// @param closes whether a line is a closing
    /// @param tells whether a line has a word of what people tell
    public static void drop(List<String> kept, Predicate<String> closes, Predicate<String> tells) {
        int end = ReplyLines.lastFilled(kept) + 1;
        int start = end;
        int length = 0;
        while (start > 0 && !kept.get(start - 1).isBlank() && end - start <= MOST_LINES && length <= LONGEST) {
            start--;
            length += kept.get(start).length();
        }
        if (start <= 0 || end - start > MOST_LINES || length > LONGEST) {
            return;
        }
        String paragraph = String.join(" ", kept.subList(start, end)).strip();
        boolean added = !I.matcher(paragraph).find()
                && (isOne(paragraph) || (isInvitation(paragraph) && !tells.test(paragraph)))
                && ReplyLines.filled(kept.subList(0, start).reversed())
                        .limit(LINES_OF_SIGNATURE)
                        .skip(1)
                        .anyMatch(closes)
                && !ShownFooter.isSpokenOfAbove(kept, start);
        if (added) {
            kept.subList(start, kept.size()).clear();
        }
    }

    private static boolean isOne(String paragraph) {
        String lower = paragraph.toLowerCase(Locale.ROOT);
        // Asked of the end of each mail, where most have none of them: taking it apart is dear.
        return (YOUR_DATA.areIn(lower) || POLICY.areIn(lower) || LAW.areIn(lower))
                && isOfHouse(lower)
                && SENTENCES
                        .splitAsStream(Disclaimers.withoutHeadline(paragraph))
                        .allMatch(PrivacyNote::isSentence);
    }

    private static boolean isSentence(String sentence) {
        String lower = sentence.toLowerCase(Locale.ROOT);
        return (YOUR_DATA.areIn(lower) && PROCESSED.areIn(lower))
                || (POLICY.areIn(lower) && WHERE.matcher(lower).find())
                || (LAW.areIn(lower) && Disclaimers.isConfidential(lower) && Disclaimers.namesThisMail(lower));
    }

    private static boolean isInvitation(String paragraph) {
        String lower = paragraph.toLowerCase(Locale.ROOT);
        return INVITED.matcher(lower).matches() && FAIR.areIn(lower) && isOfHouse(lower);
    }

    private static boolean isOfHouse(String lower) {
        return !ReplyLines.asks(lower) && !FirstPerson.SINGULAR.areIn(lower) && !POSTSCRIPT.begin(lower);
    }
}
