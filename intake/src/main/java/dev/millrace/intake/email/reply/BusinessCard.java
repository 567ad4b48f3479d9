package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The lines that programs write below a closing: a name, and the title, firm, numbers and addresses of its
/// owner. A name alone is none, and what people want a desk to know, such as the number of a device, is no part
/// of one.
final class BusinessCard {
    private static final int MOST_LINES = 12;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_CHINESE_LINE = 30;
    private static final int SHORTEST_FRAME = 8;
    private static final int MOST_WORDS_OF_TITLE = 7;
    private static final int FEWEST_DIGITS = 7;

    private static final Pattern PHONE = Pattern.compile("[+(]{0,2}\\d[\\d ()/.\\u00a0–-]{5,30}");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>]{1,200}\\.[^\\s@<>.]{2,20}|(?:https?://|www\\.)\\S{3,200}");
    private static final Pattern DECORATION = Pattern.compile("[*_<>\\[\\]|•·✉☎📞📧]+");

    private static final Phrases FIRMS = Phrases.of("""
            gmbh, ltd, limited, inc., incorporated, llc, llp, corp, plc, s.a., s.l., s.r.l., s.p.a., b.v., n.v.,
            oyj, aps, s.r.o., sp. z o.o., spółka, ооо, зао, 株式会社, 有限会社, 有限公司, 公司""");

    /// How titles begin, for languages that inflect them.
    private static final Phrases TITLES = Phrases.of("""
            manager, director, direct, engineer, ingenieur, ingénieur, ingenier, ingegner, engenheir, chef, leiter, leitung, head of, consult,
            berater, assist, asist, sekretär, secret, sekret, accountant, buchhalt, comptable, contable, contabil, sales, vertrieb,
            ventas, vendas, vendite, account, kierownik, specjalist, dyrektor, inżynier, asystent, ředitel, vedoucí, specialist,
            obchodní, менеджер, директор, инженер, специалист, руководител, бухгалтер, начальник, ведущий, старший, главный,
            päällikkö, myyntipäällikkö, johtaja, asiantuntija, insinööri, säljare, säljchef, ansvarig, projekt, project, salgs, salgschef,
            konsulent, medewerker, adviseur, hoofd, verkoop, responsable, responsabile, gerente, coordin, koordin, analist, analyst,
            developer, entwickler, développeur, técnico, technic, technik, vp , vice president, ceo, cto, cfo, coo, president, präsident,
            président, geschäftsführ, founder, partner, owner, inhaber, teacher, lehrer, professor, senior, junior, lead, team lead,
            administrat, systemadmin, sachbearbeit, referent, operations, marketing, finance, customer, human resources, support,
            administrador, systemutvecklare, utvecklare, utvikler, udvikler, daglig leder, adm. dir, direktør, direktör, rådgiver, rådgivare,
            经理, 主任, 总监, 工程师, 部长, 課長, 部長, 担当, 営業, 総務""");

    /// Before a colon. Any other label is of what the writer tells.
    private static final Set<String> LABELS = Set.copyOf(Words.of("""
            tel, tel., telephone, phone, ph, mobile, mob, mob., cell, fax, email, e-mail, mail, web, website, skype, linkedin, teams, whatsapp,
            twitter, direct, direct line, office, office phone, work, m, t, f, e, w, p, c, o, d, http, https, mailto, address, dw, durchwahl, handy,
            telefon, mobil, mobiltelefon, telefax, zentrale, sitz, sitz der gesellschaft, geschäftsführer, geschäftsführung,
            ust-idnr, ust-idnr., hrb, amtsgericht, registergericht, téléphone, tél, tél., portable, courriel, site, adresse, teléfono, móvil, correo,
            correo electrónico, celular, cellulare, telefono, cell., sito, indirizzo, telefoon, mobiel, telefone, telemóvel, telm, telm., tlf, tlf.,
            kom, kom., puh, puh., puhelin, gsm, sähköposti, mob tel, e-post, hemsida, webb, www, телефон, тел, тел., моб, моб., факс, почта,
            эл. почта, сайт, 电话, 電話, 手机, 手機, 邮箱, 郵箱, 邮件, 传真, 傳真, 地址, 网址, 携帯, メール, 住所, url, 内線, 直通, ファックス"""));

    /// Besides those that no mark of a signature has: "Sales laptop still broken" is no title.
    private static final Set<String> OF_SENTENCES = Set.copyOf(Words.of("""
            still, does, do, has, have, had, can, could, will, was, were, works, work, broken, again, too, also, this, that,
            funktioniert, geht, kann, hat, haben, auch, noch, fonctionne, marche, encore, aussi, funciona, todavía, también, funziona, ancora,
            werkt, nog, ook, działa, też, fungerar, också, virker, fungerer, også, toimii, funguje, také, работает, тоже"""));

    /// Above a card, whoever wants to be called points at the number in it.
    private static final Phrases CALL = Phrases.of("""
            call me, call us, call back, calling me, phone me, ring me, give me a ring, reach me, contact me, my number, number below,
            details below, address below, ruf, anruf, erreich, melden sie sich, meine nummer, telefonisch, appel, rappel, joindre, llám, llam,
            contáct, chiam, contatt, bel me, bellen, bereik, mijn nummer, ligue, ligar, contact, zadzwo, dzwoni, telefoni, ring mig, ring meg,
            ring til, nå mig, nå meg, soita, zavol, volejte, позвон, звон, связаться, 电话, 電話, 联系, 聯繫, 连絡, 連絡""");

    private BusinessCard() {}

    /// Whether these lines are a name and, below it, at least one of title, firm, number and address, and nothing else.
    static boolean isOne(List<String> lines) {
        List<String> filled = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MOST_LINES + 1L)
                .toList();
        return filled.size() > 1
                && filled.size() <= MOST_LINES
                && isName(filled.getFirst())
                && filled.stream().skip(1).allMatch(BusinessCard::isOfCard)
                && filled.stream().skip(1).anyMatch(BusinessCard::isContact);
    }

    /// Takes one away that stands at the very end below a line of strokes, or between two, as in Japan.
    static void dropFramed(List<String> lines) {
        int end = lines.size();
        while (end > 0 && (lines.get(end - 1).isBlank() || isFrame(lines.get(end - 1)))) {
            end--;
        }
        int start = end - 1;
        while (start > 0 && end - start <= MOST_LINES && !isFrame(lines.get(start))) {
            start--;
        }
        boolean framed = start > 0 && isFrame(lines.get(start)) && isFilledCard(lines.subList(start + 1, end));
        if (framed && !isAnnounced(lines.subList(0, start))) {
            lines.subList(start, lines.size()).clear();
        }
    }

    private static boolean isFilledCard(List<String> lines) {
        List<String> filled = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return filled.size() > 1
                && filled.stream().allMatch(BusinessCard::isOfCard)
                && filled.stream().anyMatch(line -> ADDRESS.matcher(line).find() || isPhone(line));
    }

    private static boolean isFrame(String line) {
        String bare = line.length() > LONGEST_LINE ? "" : line.strip();
        return bare.length() >= SHORTEST_FRAME && bare.chars().allMatch(c -> "-=*_~#+—―─━＊＝－◆◇■□☆★".indexOf(c) >= 0);
    }

    /// Whether the writer above points at what stands on it.
    static boolean isAnnounced(List<String> above) {
        List<String> filled = above.stream().filter(line -> !line.isBlank()).toList();
        return isGreetingAlone(filled)
                || filled.getLast().stripTrailing().endsWith(":")
                || filled.stream().anyMatch(line -> CALL.areIn(line.toLowerCase(Locale.ROOT)));
    }

    /// Whether nothing stands there but a greeting.
    static boolean isGreetingAlone(List<String> above) {
        List<String> filled =
                above.stream().filter(line -> !line.isBlank()).limit(2).toList();
        return filled.isEmpty() || (filled.size() == 1 && MarkedSignature.isGreeting(filled.getFirst()));
    }

    private static boolean isName(String line) {
        return line.length() <= LONGEST_NAME
                && line.chars().noneMatch(Character::isDigit)
                && (MarkedSignature.isNaming(bare(line)) || isChinese(line));
    }

    private static boolean isOfCard(String line) {
        if (line.length() > LONGEST_LINE) {
            return false;
        }
        String told = bare(ADDRESS.matcher(line).replaceAll(" ")).strip();
        int colon = Math.max(told.indexOf(':'), told.indexOf('：'));
        if (colon >= 0 && !isKnownLabel(told.substring(0, colon))) {
            return false;
        }
        String rest = told.substring(colon + 1).strip();
        return rest.isEmpty() || MarkedSignature.isNaming(rest) || isTitle(rest) || isChinese(rest) || isLabelled(rest);
    }

    /// Before a number without a colon, "тел. 123".
    private static boolean isLabelled(String line) {
        int blank = line.indexOf(' ');
        return blank > 0 && isKnownLabel(line.substring(0, blank)) && MarkedSignature.isNaming(line.substring(blank));
    }

    private static boolean isKnownLabel(String label) {
        return label.isBlank() || LABELS.contains(label.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isContact(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(line).find() || isPhone(line) || FIRMS.areIn(lower) || TITLES.areIn(lower);
    }

    private static boolean isPhone(String line) {
        return PHONE.matcher(line).find()
                && line.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
    }

    /// "Kierownik działu IT": only some languages write all of it large.
    private static boolean isTitle(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        List<String> words = List.of(lower.split("\\s+", -1));
        return Character.isUpperCase(line.codePointAt(0))
                && TITLES.begin(lower)
                && words.size() <= MOST_WORDS_OF_TITLE
                && words.stream().noneMatch(OF_SENTENCES::contains)
                && lower.chars().noneMatch(c -> ".?!".indexOf(c) >= 0 || Character.isDigit(c))
                && !MarkedSignature.isOfSentence(words);
    }

    private static String bare(String line) {
        return DECORATION.matcher(line).replaceAll(" ");
    }

    /// Without blanks and capitals only its length and its want of stops tell a name from a sentence.
    private static boolean isChinese(String line) {
        return line.length() <= LONGEST_CHINESE_LINE
                && line.codePoints().anyMatch(Character::isIdeographic)
                && line.chars().noneMatch(c -> "。！？?!、，".indexOf(c) >= 0)
                && line.codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA);
    }
}
