package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.words.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The line that a program or a telephone adds of itself, or of the viruses that it looked for.
final class ProgramFooter {
    private static final int LONGEST = 140;

    private static final Phrases FOOTERS = Phrases.of("""
            sent from, sent via, sent with, sent wirelessly, sent on the, sent using, gesendet von,
            gesendet mit, gesendet über, gesendet aus, diese nachricht wurde von meinem,
            diese nachricht wurde mit, diese e-mail wurde von meinem, envoyé de, envoyé depuis, envoyé à partir,
            envoyé avec, envoyé sans fil, envoyé via, provenance : courrier, enviado desde, enviado de,
            enviado del, enviado do, enviado a partir, enviado via, enviado com, enviado con, enviada do,
            enviada a partir, inviato da, inviato con, inviato tramite, verzonden vanaf, verzonden met,
            verzonden vanuit, verzonden via, verstuurd vanaf, verstuurd met, verstuurd vanuit, wysłano z,
            wysłane z, wysłane ze, wysłano ze, wysłano za, skickat från, skickades från, sänt från, skickat med,
            sendt fra, sendt med, sendt via, odesláno z, poslano z, posláno z, odesláno pomocí, отправлено с,
            отправлено из, отправлено от, отправлено через, послано с, надіслано з, изпратено от, elküldve az,
            elküldve a, trimis de pe, trimis din, στάλθηκε από, odoslané z, poslano s, enviat des de, נשלח מה,
            أُرسلت من, أرسلت من, 发自, 發自, 发送自, 傳送自, yahoo!メール, iphone'umdan, iphone'dan, dikirim dari, đã gửi từ,
            được gửi từ""");

    /// Where to get the program: for a telephone or a system, and nothing more.
    private static final Phrases GET_OUTLOOK = Phrases.of("""
            get outlook for, get [outlook, holen sie sich outlook, laden sie outlook, télécharger outlook,
            télécharger [outlook, obtenir outlook, obtenez outlook, obtener outlook, obtén outlook,
            obter o outlook, obter outlook, ottieni outlook, scarica outlook, download outlook, haal outlook,
            pobierz program outlook, pobierz aplikację outlook, pobierz outlook, hämta outlook, skaffa outlook,
            hent outlook, få outlook, skaff deg outlook, last ned outlook, hanki outlook, lataa outlook,
            získat outlook, získejte outlook, stáhnout outlook, скачать outlook, получить outlook,
            загрузить outlook, 获取 outlook, 取得 outlook, 下载 outlook""");
    private static final Pattern SYSTEM = Pattern.compile("(?<!\\p{L})(?:ios|android|windows|mac)(?!\\p{L})");
    private static final int LONGEST_OFFER = 60;

    private static final Pattern YAHOO = Pattern.compile("yahoo mail ?: \\p{L}{1,20}, \\p{L}{1,20}.{0,40}");

    /// Of a whole sentence.
    private static final String NO_VERB = "(?!.* (?:wurden?|werden|wird|haben?|hat|ist|sind|kann|können) )";

    private static final String SENT_FROM =
            "(?:sent|typed|written|dictated) (?:from|on|with) (?:a|my) (?:i?phone|ipad|mobile|tablet)"
                    + "(?: (?:phone|device|\\d{1,2}\\S{0,6}|pro|plus|max|mini|air)){0,3}[.!]?";

    /// Whole lines that say what a mail was written with, where their beginnings alone would say too little.
    private static final Pattern FROM_MOBILE = Pattern.compile(
            "(?:(?:brief|short|quick|sent|typed|written|dictated)(?: (?:message|note|reply|e-?mail))?,? )from (?:a |my )?(?:mobile|phone|cell)"
                    + "(?: device)?[.!]?"
                    + "|(?:(?:this )?(?:message|e-?mail|reply) (?:was )?)?" + SENT_FROM
                    + "(?:[,;:.!–—-]{0,2} ?(?:so|please|excuse|sorry|apolog|forgive|pardon).{0,40})?"
                    + "|(?:please |sorry, )?(?:excuse|forgive|pardon|sorry for)"
                    + " (?:any |my |the )?(?:typos?|brevity|spelling|errors|mistakes|short)\\b.{0,30}[,;:.!–—-] ?"
                    + SENT_FROM
                    + "|sent by (?:my )?(?:galaxy|samsung|iphone|ipad|android|blackberry|outlook)\\W{0,3}"
                    + "|from my (?:i?phone|ipad|ipod|mobile|cell|tablet|android|galaxy|samsung|blackberry|smartphone)(?: \\S{1,20})?"
                    + "|(?:sent|typed|written|dictated)\\b.{1,60}\\b(?:excuse|forgive|pardon) .{0,30}(?:typos?|brevity|spelling|errors)\\b.{0,20}"
                    + "|(?:please )?(?:excuse|forgive|pardon) (?:any |my |the )?(?:typos?|brevity)(?: (?:and|or) .{0,30})?"
                    + "(?:[.!,;–—-]{0,3} ?(?:sent|typed|written|dictated|this|i am|i'm|from) .{0,40}|[.!]?)"
                    + "|von mein(?:em|er)(?=.*(?:phone|pad|galaxy|samsung|handy|mobil|telefon|android|tablet|huawei|gerät|smart))"
                    + NO_VERB + "(?:/\\S{1,8})?(?: \\S{1,20}){1,5} (?:gesendet|geschickt|verschickt|geschrieben)\\.?"
                    + "|lähetetty (?:.{1,40}st[aä](?:ni)?|laitteesta .{1,40})\\.?|(?:来自|來自)我的.{1,20}"
                    + "|(?:mobil|von unterwegs|unterwegs|vom (?:handy|smartphone|iphone|ipad|tablet)) gesendet\\.?"
                    + "|(?:vanaf|van|vanuit) mijn \\S{1,20} (?:verstuurd|verzonden)\\.?"
                    + "|(?:从|從).{1,24}(?:发送|傳送|寄出|发出)|.{1,30}から送信(?:されました)?。?"
                    + "|(?:获取|取得|下载|下載).{0,16}outlook.{0,8}|.{0,16}outlook.{0,16}を(?:入手|取得)"
                    + "|(?:나의|내) .{1,24}에서 보냄|get \\S{1,20} for (?:android|ios)"
                    + "|\\p{L}{3,14} outlook \\p{L}{2,5} (?:ios|android)"
                    + "|(?:mit|von)" + NO_VERB
                    + " (?!de[rmn]\\b|eine)\\S{3,20}(?: \\S{2,20}){0,3} gesendet\\.?(?<=(?:mail|mobile?|app|android|ios|iphone|outlook)"
                    + ".{0,30})"
                    + "|secured with tuta.{0,20}|签名由.{1,20}定制|az? .{2,40}[rb][őó]l küldve\\.?"
                    + "|outlook (?:für|voor|for) (?:ios|android)(?: (?:beziehen|beschaffen|herunterladen|downloaden|holen|laden|abrufen))?");

    private static final Phrases DEVICES = Phrases.of("""
            iphon, ipad, ipod, ios, galaxy, samsung, huawei, honor, xiaomi, redmi, oppo, pixel, oneplus, nokia, motorola, moto, sony,
            xperia, htc, android, windows, outlook, mail, post, poczt, почт, yandex, яндекс, proton, yahoo, gmx, web.de,
            t-online, freenet, orange, libero, sfr, k-9, thunderbird, blackberry, mobil, móvil, móvel, handy, smartphone, tablet,
            telefon, telefón, téléphone, teléfono, celular, cellulare, telefono, telemóvel, telefoon, phone, gsm, puhelim,
            puhelin, мобильн, телефон, смартфон, планшет, app, spark, mac, ordinateur, tuta, posteo, apple, zoho, canary,
            edison, ноутбук, laptop, gerät, appareil, dispositiv, device, toestel, zařízení, urządzeni, enhet, enhed, laite""");

    /// "Sent from my X", "Sent with Name".
    private static final Pattern NAMED = Pattern.compile(
            "(?i:sent (?:from|via|with|using|on the)) (?:(?i:my|mobile|a phone)\\b|[<\\[*]?i?\\p{Lu})|(?i:sent (?:from|via)) \\d");

    private static final Pattern DENIAL = Pattern.compile(
            "(?<!\\p{L})(?:not|nicht|keine?n?|pas|no|non|não|niet|geen|nie|inte|ikke|ei|ne|не)(?!\\p{L})");

    /// What programs against viruses write of the mail that they have looked at.
    private static final Pattern VIRUSES = Pattern.compile("(?=.*(?:vir|вир|wirus))(?=.*"
            + "(?:avast|avg|norton|kaspersky|eset|sophos|mcafee|bitdefender|avira|clamav|g data|trend micro))"
            + "(?=.*(?:mail|message|nachricht|courrier|correo|mensaje|mensagem|messaggio|bericht|wiadomość|e-post|meddeland|besked"
            + "|viesti|zpráv|сообщени|письмо))(?=.*(?:check|scan|geprüft|untersucht|vérifi|analiz|escanead|verific|controllat"
            + "|gecontroleerd|sprawdz|kontroll|zkontrol|prověř|tarkist|провер)).{20,140}");

    /// "Sent from my desk, which is easier" says something; "please excuse that it is short" does not.
    private static final Pattern SENTENCE = Pattern.compile(
            "sent (?:from|via|with|using) .{1,60} (?:is|isn't|was|wasn't|are|were|has|had|does|doesn't|did|arrives?|gets?|goes|comes?|fails?"
                    + "|never|always|don't|can|cannot|can't|still|bounces?|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday)\\b"
                    + "|(?:gesendet|verschickt) (?:von|mit|über|aus) .{1,60} (?:kommt|kommen|geht|gehen|wird|werden|wurden?|ist|sind|war|hat"
                    + "|haben|kann|können|funktioniert|klappt|fehlt|fehlen)(?!\\p{L})");

    private static final Pattern EXCUSE = Pattern.compile("excuse|sorry|apolog|forgive|pardon|brevity|typos");

    private static final Pattern LINKED = Pattern.compile(" ?[<(]https?://[^\\s<>]{1,120}[>)]$");

    private static final Pattern CHECKED = Pattern.compile(
            "(?:this (?:e-?mail|message) has been (?:checked|scanned)|diese e-?mail wurde (?:von|auf) .{1,60}(?:viren|geprüft|gescannt)|virus-free|virenfrei|"
                    + "cet e-mail a été vérifié|este (?:correo|mensaje) ha sido (?:analizado|escaneado)|questa e-?mail è stata (?:controllata|esaminata)|este e-?mail foi (?:verificado|escaneado)|deze e-?mail is (?:gecontroleerd|gescand)).{0,200}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern ABOVE = Pattern.compile(
            "(?iu)(?:sent from(?: my)?|gesendet (?:von(?: meinem)?|mit)|von meinem|envoyé (?:de|depuis)(?: mon)?"
                    + "|enviado desde(?: mi)?|inviato da(?:l mio)?|verzonden vanaf(?: mijn)?)"
                    + " (?:iphone|ipad|ipod|android|blackberry|(?:samsung )?galaxy|outlook for (?:ios|android))"
                    + "(?: gesendet)?[.!]?");

    private ProgramFooter() {}

    /// The lines without what a telephone says of itself above a text: a line with an empty one below it. There a
    /// person's own words stand as well, so nothing but the whole line tells it.
    static List<String> below(List<String> lines) {
        boolean footer = lines.size() > 2
                && lines.get(1).isBlank()
                && ABOVE.matcher(lines.getFirst().strip()).matches();
        return footer ? lines.subList(2, lines.size()) : lines;
    }

    static boolean isOne(String line) {
        String bare = line.length() > LONGEST ? "" : line.strip().toLowerCase(Locale.ROOT);
        if (bare.endsWith("?")
                || bare.contains("? ")
                || (bare.startsWith("from ")
                        && Character.isLowerCase(line.strip().charAt(0)))
                || ((bare.startsWith("sent ") || bare.startsWith("gesendet ") || bare.startsWith("verschickt "))
                        && SENTENCE.matcher(bare).lookingAt()
                        && !EXCUSE.matcher(bare).find())) {
            return false;
        }
        int start = 0;
        while (start < bare.length() && "<([*_>-".indexOf(bare.charAt(start)) >= 0) {
            start++;
        }
        String words = withoutLink(bare.substring(start));
        return !words.isEmpty()
                && ((FOOTERS.begin(words) && isWrittenWith(words, line))
                        || isOffer(words)
                        || (bare.contains("outlook") && bare.contains("aka.ms/"))
                        || (FROM_MOBILE.matcher(words).matches()
                                && !DENIAL.matcher(words).find())
                        || CHECKED.matcher(words).matches()
                        || VIRUSES.matcher(words).matches()
                        || Disclaimers.isAboutPrinting(words));
    }

    /// "Get Outlook for iOS", "Yahoo Mail: Search, Organize, Conquer"
    private static boolean isOffer(String words) {
        boolean outlook = GET_OUTLOOK.begin(words)
                && words.length() <= LONGEST_OFFER
                && !DENIAL.matcher(words).find()
                && (words.charAt(0) >= '\u0530'
                        || words.contains("[outlook")
                        || SYSTEM.matcher(words).find());
        return outlook || YAHOO.matcher(words).matches();
    }

    private static String withoutLink(String line) {
        return line.endsWith(">") || line.endsWith(")") ? LINKED.matcher(line).replaceFirst("") : line;
    }

    /// Whether a line that tells whence something was sent names a program or a device: in English it says so itself.
    private static boolean isWrittenWith(String words, String line) {
        boolean certain = words.charAt(0) >= '\u0530'
                || words.startsWith("get ")
                || NAMED.matcher(line).find();
        return certain || (DEVICES.areIn(words) && !DENIAL.matcher(words).find());
    }
}
