package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.reply.lines.SentenceWords;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A line of a business card: a name, or the title, firm, number or address of its owner.
final class CardLine {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_CHINESE_LINE = 30;
    private static final int MOST_WORDS_OF_TITLE = 7;
    private static final int FEWEST_DIGITS = 7;
    private static final int LONGEST_LABEL = 30;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}/.]+");
    private static final Pattern NETWORK_ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    /// A link to one thing of many is none of a firm's site.
    private static final Pattern DEEP_LINK = Pattern.compile("(?:https?://|www\\.)[^\\s/]{1,200}/\\S*[\\d?=&]");
    private static final Pattern PHONE = Pattern.compile("[+(]{0,2}\\d[\\d ()/.\\u00a0–-]{5,30}");
    /// A number of a thing: telephones begin with a plus or a zero, have parts, a label,
    /// or are Chinese.
    private static final Pattern WHOLE_NUMBER = Pattern.compile("(?!1[3-9]\\d{9}$)[1-9]\\d{5,}");
    /// "AC-12-44556677", "AKELLER7": letters and digits in one word, which is all of the line.
    private static final Pattern CODE = Pattern.compile("(?=\\S*\\p{L})(?=\\S*\\d)[\\p{L}\\d][\\p{L}\\d_-]{3,}");
    /// "Staff ID S-4711": by which a desk knows whom to give what.
    private static final Pattern OWN_NUMBER =
            Pattern.compile("(?i)(?:staff|employee|personnel|student|badge|user) (?:id|no\\.?|number):? ?\\S{1,20}");
    /// A day, or the number of an error.
    private static final Pattern NO_TELEPHONE = Pattern.compile(
            "(?<!\\d)(?:\\d{1,2}([./-])\\d{1,2}\\1(?:19|20)\\d{2}|(?:19|20)\\d{2}([./-])\\d{1,2}\\2\\d{1,2})(?!\\d)|0x\\p{XDigit}{2,}");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>]{1,200}\\.[^\\s@<>.]{2,20}|(?:https?://|www\\.)\\S{3,200}");
    /// "영업2팀"
    private static final Pattern TEAM = Pattern.compile("\\d{1,2}(?=[팀과부실층국])");
    private static final Pattern KOREAN_SENTENCE = Pattern.compile(".*(?:[다요까오죠니네죠]|세요|시오|바람)\\.?");
    /// What programs leave of a logo.
    private static final Pattern PICTURE =
            Pattern.compile("\\[(?:image|cid|bild|imagen?|afbeelding|immagine): ?[^\\[\\]\\s]{0,80}\\]");
    /// "(she/her)", also before what else is on the line.
    private static final Pattern PRONOUNS =
            Pattern.compile(" \\(\\p{Ll}{2,5}/\\p{Ll}{2,5}(?:/\\p{Ll}{2,6})?\\)(?=$| ?[|│┃¦｜•·,–-])");

    private static final Pattern HOUSE = Pattern.compile("\\p{L}[\\p{L}'’&-]+(?:[ ,]{1,2}[\\p{L}'’&-]{2,}){1,7}");
    /// "New York, NY 10118", "CH-8001 Zürich", "東京都千代田区1-2-3"
    private static final Pattern PLACE = Pattern.compile("\\p{Lu}[\\p{L}.'’ -]{1,30}, [A-Z]{2}(?: \\d{5}(?:-\\d{4})?)?"
            + "|(?:[A-Z]{1,2}-)?\\d{4,5} \\p{Lu}[\\p{L}.'’ -]{1,30}"
            + "|\\p{IsHan}{1,6}[都道府県市区省][\\p{L}ー\\d -]{2,30}");

    /// "Bin bis 16 Uhr da"
    private static final Pattern ABOUT_HIMSELF = Pattern.compile("(?i)(?:ich )?bin \\p{Ll}");

    private static final Pattern DECORATION = Pattern.compile("[*_<>\\[\\]|│┃¦｜•·✉☎📞📧]+");

    private static final Phrases FIRMS = Phrases.of("""
            gmbh, ltd, limited, inc., incorporated, llc, llp, corp, plc, s.a., s.l., s.r.l., s.p.a., b.v., n.v.,
            oyj, aps, s.r.o., sp. z o.o., spółka, ооо, зао, 株式会社, (주), 주식회사, 有限会社, 有限公司, 公司""");

    /// Beside which a name may have whatever letters: "株式会社ひかり".
    private static final Phrases HOUSES_OF_JAPAN = Phrases.of("株式会社, 有限会社, 合同会社");

    /// How titles begin, for languages that inflect them.
    private static final Phrases TITLES = Phrases.of("""
            manager, director, directeur, directrice, direttor, diretor, direktor, engineer, ingenieur, ingénieur, ingenier, ingegner, engenheir, chef, leiter, leitung, head of, consult,
            berater, assist, asist, sekretär, secret, sekret, accountant, account manager, account director, account exec, key account, buchhalt, comptable, contable, contabil, sales, vertrieb,
            ventas, vendas, vendite, kierownik, specjalist, dyrektor, inżynier, asystent, ředitel, vedoucí, specialist,
            obchodní, менеджер, директор, инженер, специалист, руководител, бухгалтер, начальник, ведущий, старший, главный,
            päällikkö, myyntipäällikkö, johtaja, asiantuntija, insinööri, säljare, säljchef, ansvarig, projektle, project manager, project lead, salgs, salgschef,
            konsulent, medewerker, adviseur, hoofd, verkoop, responsable, responsabile, gerente, coordin, koordin, analist, analyst,
            officer, lecturer, attorney,
            developer, entwickler, développeur, técnico, technic, technik, vp , vice president, ceo, cto, cfo, coo, president, präsident,
            président, geschäftsführ, founder, partner, owner, inhaber, teacher, lehrer, professor, senior, junior, lead, team lead,
            administrat, systemadmin, sachbearbeit, referent, operations, marketing, finance, customer, human resources, support engineer, support manager, support team, it-support, it support,
            administrador, systemutvecklare, utvecklare, utvikler, udvikler, daglig leder, adm. dir, direktør, direktör, rådgiver, rådgivare,
            经理, 主任, 总监, 工程师, 部长, 課長, 部長, 担当, 営業, 総務, 사원, 대리, 과장, 차장, 부장, 이사, 대표, 팀장, 실장, 본부장, 책임, 선임, 연구원, 매니저, 교수""");

    /// What a writer names to the desk, and no card has.
    private static final Set<String> THINGS = Set.copyOf(Words.of("""
            account, accounts, user, username, userid, login, logon, password, asset, tag, imei, mac, serial, sn, s/n, host, hostname, server, port, ip,
            error, code, ticket, case, request, order, invoice, laptop, notebook, pc, computer, device, printer, monitor, mailbox,
            folder, share, drive, licence, license, version, application, app, queue, vpn, model, number, no., badge,
            staffid, personalnr, personalnr., personalnummer, mitarbeiternr, mitarbeiternr., mitarbeiternummer, inventarnr, inventarnr., seriennr, seriennr.,
            gerätenr, gerätenr., matrikelnr, matrikelnr., matrikelnummer, kundennr, kundennr., vertragsnr, vertragsnr.,
            personeelsnummer, medarbejdernummer, ansattnummer, anställningsnummer, henkilönumero,
            konto, benutzer, benutzername, benutzerkonto, kennung, anmeldung, passwort, gerät, gerätenummer, seriennummer, inventarnummer,
            rechner, drucker, bildschirm, postfach, ordner, laufwerk, lizenz, fehler, fehlercode, vorgang, auftrag, rechnung, nummer,
            compte, utilisateur, identifiant, ordinateur, imprimante, erreur, commande, facture, numéro, dossier,
            cuenta, usuario, equipo, ordenador, impresora, pedido, factura, número, carpeta, licencia, serie,
            utente, stampante, errore, ordine, fattura, numero, cartella, licenza, matricola, gebruiker, apparaat, fout, bestelling,
            factuur, map, utilizador, usuário, conta, impressora, erro, fatura, użytkownik, drukarka, komputer, błąd, numer,
            användare, skrivare, dator, fel, bruger, bruker, printeren, skriver, fejl, feil, käyttäjä, tulostin, virhe, uživatel, účet, tiskárna,
            chyba, číslo, пользователь, учётная, учетная, логин, принтер, компьютер, ошибка, номер, 账号, 帳號, 用户, 密码, 编号, 设备, アカウント, 番号"""));

    /// Before a colon. Any other label is of what the writer tells.
    private static final Set<String> LABELS = Set.copyOf(Words.of("""
            tel, tel., telephone, phone, ph, mobile, mob, mob., cell, fax, email, e-mail, mail, web, website, skype, linkedin, teams, whatsapp,
            twitter, direct, direct line, office, office phone, work, m, t, f, e, w, p, c, o, d, m., t., f., e., w., p., http, https, mailto, address, dw, durchwahl, handy,
            telefon, mobil, mobiltelefon, telefax, zentrale, sitz, sitz der gesellschaft, geschäftsführer, geschäftsführung,
            ust-idnr, ust-idnr., hrb, internet, handelsregister, vorstand, amtsgericht, registergericht, téléphone, tél, tél., portable, courriel, site, adresse, teléfono, móvil, correo,
            correo electrónico, celular, cellulare, telefono, cell., sito, indirizzo, telefoon, mobiel, telefone, telemóvel, telm, telm., tlf, tlf.,
            kom, kom., puh, puh., puhelin, gsm, sähköposti, mob tel, e-post, hemsida, webb, www, телефон, тел, тел., моб, моб., моб.тел., моб. тел., факс, почта,
            эл. почта, сайт, 电话, 電話, 手机, 手機, 邮箱, 郵箱, 邮件, 传真, 傳真, 地址, 网址, 携帯, メール, 住所, url, orcid, overview, homepage, blog, github, 전화, 휴대폰, 핸드폰, 휴대전화, 팩스, 이메일, 메일, 주소, 홈페이지, 직통, 사무실, 내선, 内線, 直通, ファックス"""));

    private CardLine() {}

    /// Whether a line is a name, of a person or of a firm.
    static boolean isName(String line) {
        return line.length() <= LONGEST_NAME
                && TEAM.matcher(line).replaceAll("").chars().noneMatch(Character::isDigit)
                && (MarkedSignature.isNaming(bare(PRONOUNS.matcher(line).replaceFirst("")))
                        || isChinese(line)
                        || isKorean(line));
    }

    /// Whether a line below its owner's name may be of a card: it is one that cards have, or short, and
    /// says nothing. What a label names that nobody knows is a number or an address.
    static boolean mayBeOfCard(String line) {
        return isOfCard(line)
                || isPlace(line)
                || (line.length() <= LONGEST_LINE
                        && !namesSomething(line)
                        && (line.indexOf(':') < 0 || isReachable(line))
                        && line.codePoints().allMatch(CardLine::isOfAlphabet)
                        && !ReplyLines.endsSentence(line)
                        && !ABOUT_HIMSELF.matcher(line).lookingAt()
                        && !SentenceWords.areInTitle(
                                List.of(line.toLowerCase(Locale.ROOT).split("\\s+", -1)))
                        && !OwnParagraph.tells(line));
    }

    /// "Pharma Technology Group": two words and more, each written like a name, and no path or number. "Boston, MA".
    static boolean isHouseOrPlace(String line) {
        return (HOUSE.matcher(line).matches() && MarkedSignature.isNaming(line)) || isPlace(line);
    }

    private static boolean isPlace(String line) {
        return PLACE.matcher(line).matches() && !namesThing(line);
    }

    /// Elsewhere no small words and verbs tell a sentence.
    private static boolean isOfAlphabet(int c) {
        return !Character.isLetter(c) || Character.isUpperCase(c) || Character.isLowerCase(c);
    }

    private static boolean namesSomething(String line) {
        return namesThing(line)
                || OWN_NUMBER.matcher(line).matches()
                || WHOLE_NUMBER.matcher(line).matches()
                || CODE.matcher(line).matches()
                || DEEP_LINK.matcher(line).find();
    }

    /// Whether a line is one that cards have, and not what people tell a desk.
    static boolean isOfCard(String line) {
        int at = line.indexOf(" @ ");
        return at > 0 ? isPost(line.substring(0, at), line.substring(at + 3)) : isOfCardWithoutSign(line);
    }

    /// "CEO @ Acme !"
    private static boolean isPost(String title, String firm) {
        int end = firm.length();
        while (end > 0 && (firm.charAt(end - 1) == '!' || firm.charAt(end - 1) == ' ')) {
            end--;
        }
        String bare = bare(firm.substring(0, end)).strip();
        boolean titled = isTitle(bare(title).strip())
                || (MarkedSignature.isNaming(bare(title)) && TITLES.areIn(title.toLowerCase(Locale.ROOT)));
        return titled
                && !namesThing(firm)
                && !bare.isEmpty()
                && bare.length() <= LONGEST_NAME
                && MarkedSignature.isNaming(bare);
    }

    private static boolean isOfCardWithoutSign(String line) {
        if (isPicture(line)) {
            return true;
        }
        if (line.length() > LONGEST_LINE || namesSomething(line)) {
            return false;
        }
        String told = bare(ADDRESS.matcher(line).replaceAll(" ")).strip();
        int colon = Math.max(told.indexOf(':'), told.indexOf('：'));
        if (colon >= 0 && !isKnownLabel(told.substring(0, colon))) {
            return false;
        }
        String rest = told.substring(colon + 1).strip();
        if (colon < 0 && line.indexOf('@') >= 0 && !rest.isEmpty() && !isKnownLabel(rest)) {
            return false;
        }
        return rest.isEmpty()
                || MarkedSignature.isNaming(rest)
                || isTitle(rest)
                || isChinese(rest)
                || isKorean(rest)
                || isLabelled(rest);
    }

    /// Whether a line names something that people tell a desk of.
    static boolean namesThing(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return !TITLES.areIn(lower) && BETWEEN_WORDS.splitAsStream(lower).anyMatch(THINGS::contains);
    }

    /// Before a number without a colon, "тел. 123".
    private static boolean isLabelled(String line) {
        int blank = line.indexOf(' ');
        return blank > 0 && isKnownLabel(line.substring(0, blank)) && MarkedSignature.isNaming(line.substring(blank));
    }

    /// "Items: two": a label that no card has, and what it names.
    static boolean isLabelledOtherwise(String line) {
        int colon = line.indexOf(':');
        return colon > 0
                && colon < LONGEST_LABEL
                && line.startsWith(" ", colon + 1)
                && !isKnownLabel(line.substring(0, colon));
    }

    private static boolean isKnownLabel(String label) {
        return label.isBlank() || LABELS.contains(label.strip().toLowerCase(Locale.ROOT));
    }

    /// Whether a line is surely of a card: it has a title, a firm, a number or an address.
    static boolean isContact(String line) {
        return isReachable(line) || isHouseOrTitle(line);
    }

    /// Whether a line names a firm by its form, or has a title.
    static boolean isHouseOrTitle(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return FIRMS.areIn(lower) || TITLES.areIn(lower);
    }

    /// Whether a line tells where somebody can be reached.
    static boolean isReachable(String line) {
        return ADDRESS.matcher(line).find() || isPhone(line);
    }

    /// Whether a line is what programs leave of a picture, which logos below a signature are.
    static boolean isPicture(String line) {
        return line.length() <= LONGEST_LINE && PICTURE.matcher(line.strip()).matches();
    }

    private static boolean isPhone(String line) {
        return PHONE.matcher(NO_TELEPHONE.matcher(line).replaceAll(" ")).find()
                && !NETWORK_ADDRESS.matcher(line).find()
                && line.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
    }

    /// "Kierownik działu IT": only some languages write all of it large.
    private static boolean isTitle(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        List<String> words = List.of(lower.split("\\s+", -1));
        return Character.isUpperCase(line.codePointAt(0))
                && TITLES.begin(lower)
                && words.size() <= MOST_WORDS_OF_TITLE
                && !SentenceWords.areInTitle(words)
                && lower.chars().noneMatch(c -> ".?!".indexOf(c) >= 0 || Character.isDigit(c));
    }

    private static String bare(String line) {
        return DECORATION.matcher(line).replaceAll(" ");
    }

    /// Their sentences end with a verb.
    private static boolean isKorean(String line) {
        return line.length() <= LONGEST_CHINESE_LINE
                && line.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL)
                && line.chars().noneMatch(c -> "。！？?!".indexOf(c) >= 0)
                && !KOREAN_SENTENCE.matcher(line).matches();
    }

    /// Also of the names that are not Chinese.
    static boolean isEastern(int c) {
        return Character.isIdeographic(c) || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA;
    }

    /// Without blanks and capitals only its length and its want of stops tell a name from a sentence.
    private static boolean isChinese(String line) {
        return line.length() <= LONGEST_CHINESE_LINE
                && line.codePoints().anyMatch(CardLine::isEastern)
                && line.chars().noneMatch(c -> "。！？?!、，".indexOf(c) >= 0)
                && (HOUSES_OF_JAPAN.areIn(line)
                        || line.codePoints()
                                .noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA));
    }
}
