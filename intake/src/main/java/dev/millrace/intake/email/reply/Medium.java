package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a footer says a mail was written with: "my iPhone 15 Pro", "Yahoo Mail für Android". Nothing but names of
/// devices, programs and networks, models, and small words between them; any other word is the writer's.
final class Medium {
    /// How their names begin, for languages that inflect and compose them.
    private static final Phrases BEGINNINGS = Phrases.of("""
            iphon, ipad, ipod, imac, macbook, galaxy, samsung, huawei, xiaomi, redmi, oneplus, nokia, motorola, xperia,
            android, windows, outlook, blackberry, thunderbird, fairphon, chromebook,
            mobil, móvil, móvel, мобильн, мобільн, smartphone, smartfon, смартфон, smarttelefon, smartmobil,
            älypuhel, matkapuhel, puhelim, puhelin, telefon, telefón, telemóvel, teléfono, téléphone, telefoon, телефон, okostelefon,
            tablet, tabletu, планшет, táblagép, tabulk, laptop, notebook, ноутбук, device, gerät, appareil, dispositiv, dispositivo,
            urządzeni, zařízení, устройств, laite, laittee, készülék, toestel, apparaat, cihaz, cellphone, cellular, cellulare, celular,
            gmail, hotmail, icloud, protonmail, tutanota, bluemail, mailspring, mailbird, fastmail, airmail, fairemail, superhuman,
            yandex, яндекс, mail.ru, web.de, t-online, poczt, почт, пошт, pošt, sähköposti""");

    private static final Set<String> NAMES = Set.copyOf(Words.of("""
            ios, mac, macos, pc, mobile, handy, handys, phone, phones, cell, email, e-mail, e-post, e-posta, mail, courrier, courriel, messagerie, correo, correio, posta,
            app, application, applikation, applicazione, aplicación, aplicativo, aplikacji, aplikace, appen, приложения,
            honor, oppo, pixel, moto, sony, htc, lg, zte, vivo, realme, surface, windowsphone,
            yahoo, yahoo!, aol, gmx, proton, tuta, posteo, freenet, libero, virgilio, tiscali, orange, sfr, laposte, seznam, onet, interia,
            k-9, spark, edison, canary, newton, zoho, zohomail, apple, postbox, mymail, mailmate, mimestream, sparrow, acompli, nine, boxer, aquamail,
            em, client, hey, foxmail, telekom, vodafone, verizon, at&t, t-mobile, workspace, sprint, o2, telus, rogers, bell, telcel, tim, kpn, telia"""));

    private static final Set<String> SMALL = Set.copyOf(Words.of("""
            a, an, the, my, our, your, work, personal, secure, secured, encrypted, wireless, network, now, one,
            for, on, from, with, via, using, by, in,
            mein, meine, meinem, meiner, der, dem, die, das, einem, einer, für, auf, mit, von, vom, aus, über,
            mon, ma, mes, par, terminal, réseau, sécurisée, d, de, du, l, le, la, un, une, pour, sur, avec, depuis,
            mi, el, oficina, para, desde, con, en, una, del, meu, minha, do, da, o, em, com, um, uma,
            mio, mia, il, dal, dalla, dall, per, su, mijn, het, een, voor, op, met, vanaf, vanuit,
            min, mitt, mit, från, på, för, fra, til, med, mojego, mojej, systemu, systemie, serwisu, programu, w, z, ze, dla, na, telefonu,
            mého, mé, můj, pro, s, моего, моей, моя, мого, mog, moje, с, со, з, из, на, для, через,
            minun, n, ni, az, a, egy, meu, de, pe, saya, tôi, của, umdan, dan, den, μου, το, meva, שלי, הـ, الـ"""));

    private static final Pattern MODEL = Pattern.compile(
            "\\(?(?:\\d{1,2}|\\p{L}{1,2}\\d{1,4}\\p{L}{0,2}|\\d{1,4}\\p{L}{1,2}|pro|max|plus|mini|ultra|lite|air|note|edge|fold|flip"
                    + "|prime|neo|x|xs|xr|se|fe|pad|tab|lte)[+]?\\)?");

    /// Of a device of one's own: "my Doro".
    private static final Pattern UNKNOWN_NAME = Pattern.compile("\\p{Lu}\\p{L}{1,20}\\p{Ll}[.!]?");
    /// Of a program for a system: "Mailbox for iPhone".
    private static final Pattern FOREIGN =
            Pattern.compile("^\\p{Lu}\\p{L}{1,20}\\p{Ll} for (?=iP|iOS|Android|Windows|Mac)");
    /// What was decoded wrongly somewhere; nobody types it.
    private static final Pattern MISREAD = Pattern.compile("[ãâ][\\u0080-\\u00BF]");

    private static final Pattern GAP = Pattern.compile("[\\s'’/,:;®™\\[\\]<>|]+");

    private Medium() {}

    /// Whether words name one and say nothing else.
    static boolean isOne(String words) {
        String bare = FOREIGN.matcher(words.strip()).replaceFirst("");
        boolean named = false;
        boolean possessed = false;
        for (String word : GAP.split(bare, -1)) {
            String lower = bare(word).toLowerCase(Locale.ROOT);
            if (isName(lower)
                    || (possessed && !named && UNKNOWN_NAME.matcher(word).matches())) {
                named = true;
            } else if (!isSmall(lower) && !(named && MODEL.matcher(lower).matches())) {
                return false;
            }
            possessed = lower.equals("my");
        }
        return named;
    }

    private static boolean isSmall(String word) {
        return word.isEmpty() || SMALL.contains(word) || MISREAD.matcher(word).find();
    }

    private static String bare(String word) {
        int start = word.startsWith("-") ? 1 : 0;
        int end = word.length();
        while (end > start && (word.charAt(end - 1) == '.' || word.charAt(end - 1) == '!')) {
            end--;
        }
        return word.substring(start, end);
    }

    /// "Samsung-Smartphone", too.
    private static boolean isName(String word) {
        if (NAMES.contains(word) || BEGINNINGS.begin(word)) {
            return true;
        }
        int dash = word.indexOf('-');
        return dash > 0 && isName(word.substring(0, dash)) && isName(word.substring(dash + 1));
    }
}
