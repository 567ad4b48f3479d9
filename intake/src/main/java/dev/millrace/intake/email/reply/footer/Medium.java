package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a footer says a mail was written with: "my iPhone 15 Pro", "Yahoo Mail für Android".
/// Nothing but names of devices, programs and networks, models, and small words between them; any
/// other word is the writer's. What names a firm or a thing as well ("Vodafone", "the app") is one
/// only beside another, a device also where it is one's own.
final class Medium {
    /// How their names begin, for languages that inflect and compose them.
    private static final Phrases TELEPHONES = Phrases.of("""
            iphon, ipad, ipod, macbook, galaxy, redmi, xperia, android, blackberry, fairphon,
            mobil, móvil, móvel, мобильн, мобільн, smartphone, smartfon, смартфон, smarttelefon, smartmobil,
            älypuhel, matkapuhel, puhelim, puhelin, telefon, telefón, telemóvel, teléfono, téléphone, telefoon, телефон, okostelefon,
            tablet, tabletu, планшет, táblagép, tabulk, cellphone, cellular, cellulare, celular, windowsphone,
            טלפון, הטלפון, נייד, הנייד, סלולר, הסלולר, אייפון, האייפון, هاتف, الهاتف, جوال, الجوال, آيفون, الآيفون, تلفن, گوشی""");
    private static final Set<String> TELEPHONE =
            Set.copyOf(Words.of("mobile, handy, handys, phone, phones, cell, ios, pixel, doro"));

    private static final Phrases PROGRAMS = Phrases.of("""
            imac, chromebook, windows, outlook, thunderbird, gmail, hotmail, icloud, protonmail, tutanota, bluemail, typeapp, mailspring, mailbird,
            fastmail, airmail, fairemail, superhuman, yandex, яндекс, mail.ru, web.de, email.cz, seznam.cz, wp.pl, interia.pl, t-online""");
    private static final Set<String> PROGRAM = Set.copyOf(Words.of("""
            mac, macos, surface, yahoo, yahoo!, aol, gmx, proton, tuta, posteo, k-9, spark, canary, zohomail, postbox, mymail, mailmate,
            mimestream, foxmail, aquamail, acompli, emclient"""));

    /// A thing of any kind, also "mein Gerät".
    private static final Phrases DEVICES = Phrases.of("""
            laptop, notebook, ноутбук, device, gerät, appareil, dispositiv, dispositivo, urządzeni, zařízení, устройств, laite, laittee,
            készülék, toestel, apparaat, cihaz, מכשיר, המכשיר, جهاز""");
    private static final Phrases MAIL = Phrases.of("poczt, почт, пошт, pošt, sähköposti");
    private static final Set<String> MAILS = Set.copyOf(Words.of("""
            pc, email, e-mail, e-post, e-posta, mail, courrier, courriel, messagerie, correo, correio, posta, workspace, client,
            app, application, applikation, applicazione, aplicación, aplicativo, aplikacji, aplikace, appen, приложения"""));

    private static final Phrases FIRMS = Phrases.of("samsung, huawei, xiaomi, oneplus, nokia, motorola");
    private static final Set<String> FIRM = Set.copyOf(Words.of("""
            honor, oppo, moto, sony, htc, lg, zte, vivo, realme, apple, freenet, libero, virgilio, tiscali, orange, sfr, laposte, seznam, onet,
            interia, edison, newton, zoho, telekom, bell, vodafone, verizon, at&t, t-mobile, sprint, o2, telus, telcel, kpn, telia"""));

    /// Of one's own.
    private static final Set<String> OWN = Set.copyOf(Words.of("""
            my, our, mein, meine, meinem, meiner, mon, ma, mi, meu, minha, mio, mia, mijn, min, mitt, mit, mojego, mojej, mého, mé, můj, моего, моей,
            моя, мого, mog, moje, minun, saya, tôi, meva, μου, جهازي"""));

    private static final Set<String> SMALL = Set.copyOf(Words.of("""
            a, an, the, your, work, personal, secure, secured, encrypted, wireless, network, now, one,
            for, on, from, with, via, using, by, in,
            der, dem, die, das, einem, einer, für, auf, von, vom, aus, über,
            mes, par, terminal, réseau, sécurisée, d, de, du, l, le, la, un, une, pour, sur, avec, depuis,
            el, oficina, para, desde, con, en, una, del, do, da, o, em, com, um, uma, no, na,
            il, dal, dalla, dall, per, su, het, een, voor, op, met, vanaf, vanuit,
            från, på, för, fra, til, med, systemu, systemie, serwisu, programu, w, z, ze, dla, telefonu,
            pro, s, с, со, з, из, на, для, через,
            n, ni, az, egy, pe, của, umdan, dan, den, το, שלי, ה, הـ, الـ, ال, الخاص, بي, من"""));

    private static final Pattern MODEL = Pattern.compile(
            "\\(?(?:\\d{1,2}(?:-smartphone)?|\\p{L}{1,2}\\d{1,4}\\p{L}{0,2}|\\d{1,4}\\p{L}{1,2}|pro|max|plus|mini|ultra|lite|air|note|edge|fold|flip"
                    + "|prime|neo|x|xs|xr|se|fe|pad|tab|lte)[+]?\\)?");

    private static final Pattern EM_CLIENT = Pattern.compile("(?i)\\bem client\\b");

    /// Of a program for a system: "Mailbox for iPhone".
    private static final Pattern FOREIGN =
            Pattern.compile("^\\p{Lu}\\p{L}{1,20}\\p{Ll} for (?=iP|iOS|Android|Windows|Mac)");
    /// What was decoded wrongly somewhere; nobody types it.
    private static final Pattern MISREAD = Pattern.compile("[ãâ][\\u0080-\\u00BF]");

    private static final Pattern GAP = Pattern.compile("[\\s'’/,:;®™\\[\\]<>|]+");

    private Medium() {}

    /// Whether words name one and say nothing else.
    static boolean isOne(String words) {
        return of(words) != Named.NONE;
    }

    /// Whether a telephone or a system is named: what has sent something may be a firm or a person
    /// as well.
    static boolean isTelephone(String words) {
        return of(words) == Named.TELEPHONE;
    }

    /// Whether it is "my telephone".
    static boolean isOwnTelephone(String words) {
        String first = GAP.split(words.strip(), 2)[0].toLowerCase(Locale.ROOT);
        return OWN.contains(first) && isTelephone(words);
    }

    private static Named of(String words) {
        // Asked where no beginning was found, too, of nothing.
        if (words.isBlank()) {
            return Named.NONE;
        }
        String bare = FOREIGN.matcher(words.strip()).replaceFirst("");
        Named named = Named.NONE;
        boolean own = false;
        Kind before = Kind.SMALL;
        for (String word : GAP.split(EM_CLIENT.matcher(bare).replaceAll("emclient"), -1)) {
            String lower = bare(word).toLowerCase(Locale.ROOT);
            Kind kind = kind(lower);
            if (kind == Kind.OTHER) {
                if (before == Kind.SMALL || !MODEL.matcher(lower).matches()) {
                    return Named.NONE;
                }
                continue;
            }
            named = named.and(kind.named(before, own));
            own |= OWN.contains(lower);
            before = lower.isEmpty() ? before : kind;
        }
        return named;
    }

    private static Kind kind(String word) {
        if (TELEPHONE.contains(word) || TELEPHONES.begin(word)) {
            return Kind.TELEPHONE;
        }
        if (PROGRAM.contains(word) || PROGRAMS.begin(word)) {
            return Kind.PROGRAM;
        }
        if (FIRM.contains(word) || FIRMS.begin(word)) {
            return isCompound(word) ? Kind.TELEPHONE : Kind.FIRM;
        }
        if (DEVICES.begin(word)) {
            return Kind.DEVICE;
        }
        if (MAILS.contains(word) || MAIL.begin(word)) {
            return Kind.MAIL;
        }
        if (isSmall(word)) {
            return Kind.SMALL;
        }
        return isCompound(word) ? kind(word.substring(0, word.indexOf('-'))) : Kind.OTHER;
    }

    /// "Samsung-Smartphone", "GMX-App".
    private static boolean isCompound(String word) {
        int dash = word.indexOf('-');
        return dash > 0
                && kind(word.substring(0, dash)) != Kind.OTHER
                && kind(word.substring(dash + 1)) != Kind.OTHER
                && kind(word.substring(dash + 1)) != Kind.SMALL;
    }

    private static boolean isSmall(String word) {
        return word.isEmpty()
                || OWN.contains(word)
                || SMALL.contains(word)
                || MISREAD.matcher(word).find();
    }

    private static String bare(String word) {
        int start = word.startsWith("-") ? 1 : 0;
        int end = word.length();
        while (end > start && (word.charAt(end - 1) == '.' || word.charAt(end - 1) == '!')) {
            end--;
        }
        return word.substring(start, end);
    }

    private enum Named {
        NONE,
        PROGRAM,
        TELEPHONE;

        private Named and(Named other) {
            return other.compareTo(this) > 0 ? other : this;
        }
    }

    private enum Kind {
        TELEPHONE,
        PROGRAM,
        FIRM,
        DEVICE,
        MAIL,
        SMALL,
        OTHER;

        /// What a word of this kind names.
        ///
        /// @param before the kind of the word before it, models apart
        /// @param own whether "my" stands somewhere before it
        private Named named(Kind before, boolean own) {
            return switch (this) {
                case TELEPHONE -> Named.TELEPHONE;
                case PROGRAM -> Named.PROGRAM;
                case FIRM -> own && before == SMALL ? Named.TELEPHONE : before == MAIL ? Named.PROGRAM : Named.NONE;
                case DEVICE -> own || before == FIRM ? Named.PROGRAM : Named.NONE;
                case MAIL -> before == FIRM ? Named.PROGRAM : Named.NONE;
                case SMALL, OTHER -> Named.NONE;
            };
        }
    }
}
