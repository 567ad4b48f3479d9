package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.lines.OrdinaryWords;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// "Sent from Acme Mobile": a footer of whatever program or mood, known by nothing but its form. A
/// town or a department may be named so, too, so it is one only where it is a paragraph of its own
/// at the very end.
final class UnknownProgram {
    private static final int LONGEST = 60;

    /// German is not among them: there every noun has a capital.
    private static final Phrases BEGINNINGS = Phrases.of("""
            sent from, sent via, sent with, sent using, envoyé depuis, envoyé via, envoyé avec, enviado desde, enviado con,
            enviado via, enviado vía, enviado com, enviado a partir de, inviato con, inviato tramite, inviato via,
            verzonden vanaf, verzonden met, verzonden via, verstuurd vanaf, verstuurd met, verstuurd via,
            wysłano z, wysłane z, wysłano przez, skickat från, skickat via, skickat med, sendt fra, sendt via, sendt med,
            odesláno z, odesláno přes, отправлено из, отправлено с, отправлено через, 发自, 發自, 发送自, 發送自, 傳送自""");
    /// By one's own house, in German as well.
    private static final Phrases IN_GERMAN =
            Phrases.of("gesendet mit der, gesendet über die, gesendet von der, gesendet aus der");

    private static final String NAME = "\\p{Lu}[\\p{L}&'’+-]{1,20}";
    private static final Pattern PROGRAM = Pattern.compile(
            NAME + "(?: " + NAME + "){0,2}(?: (?:for|pour|para|per|voor|för|til|dla|pro|для) " + NAME + ")?[.!]?");
    private static final Pattern GERMAN_PROGRAM = Pattern.compile("(?:" + NAME + "[ -]){1,3}(?:App|Mail-App)[.!]?");

    private static final Pattern GAP = Pattern.compile("[ .!-]+");

    /// What is no program, and may be what the writer tells.
    private static final Phrases PLACES = Phrases.of("""
            room, floor, building, office, desk, printer, scanner, server, account, folder, mailbox, hall, reception, warehouse, fax, post, accounting,
            oficina, impresora, imprimante, bureau, ufficio, stampante, kantoor, drukar, kontor, skrivare, skriver, tiskárn, принтер, сканер""");

    /// Who brings parcels, and where orders and files go out from.
    private static final Set<String> CARRIERS = Set.copyOf(Words.of("""
            dhl, royal, ups, fedex, gls, dpd, hermes, tnt, usps, evri, parcelforce, express, courier, kurier, chronopost, colissimo, mondial, seur, correos, poste, postnl,
            postnord, bring, posti, inpost, poczta, sap, ariba, coupa, docusign, jira, servicenow, workday, salesforce, concur, wetransfer, dropbox,
            sharepoint, onedrive, slack, teams, whatsapp, signal, telegram, paypal, starface, airport, station, bahnhof, hotel"""));

    private UnknownProgram() {}

    /// @param line as it stands in the text
    static boolean isOne(String line) {
        String words = line.length() > LONGEST ? "" : line.strip();
        String lower = words.toLowerCase(Locale.ROOT);
        return !words.isEmpty()
                && lower.length() == words.length()
                && !Character.isLowerCase(words.charAt(0))
                && !PLACES.areIn(lower)
                && GAP.splitAsStream(lower).noneMatch(word -> CARRIERS.contains(word) || OrdinaryWords.isPlace(word))
                && (BEGINNINGS.begin(
                                lower,
                                begun -> PROGRAM.matcher(
                                                words.substring(begun.length()).strip())
                                        .matches())
                        || IN_GERMAN.begin(
                                lower,
                                begun -> GERMAN_PROGRAM
                                        .matcher(words.substring(begun.length()).strip())
                                        .matches()));
    }
}
