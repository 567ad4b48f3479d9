package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The lines that programs write below a closing: a name, and the title, firm, numbers and addresses of
/// its owner. A name alone is none, and what people want a desk to know, such as the number of a
/// device, is no part of one.
final class BusinessCard {
    private static final int MOST_LINES = 12;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_CHINESE_LINE = 30;
    private static final int MOST_WORDS_OF_TITLE = 7;
    private static final int FEWEST_DIGITS = 7;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}/.]+");
    /// "Hello, it works again. Thanks!" is more than a greeting, "Good morning Dr. Lind!" is not.
    private static final Pattern SENTENCES = Pattern.compile(".{8,40}\\p{Ll}{3}[.!?] .{1,60}");
    private static final Pattern NETWORK_ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    /// A link to one thing of many is none of a firm's site.
    private static final Pattern DEEP_LINK = Pattern.compile("(?:https?://|www\\.)[^\\s/]{1,200}/\\S*[\\d?=&]");
    private static final Pattern PHONE = Pattern.compile("[+(]{0,2}\\d[\\d ()/.\\u00a0–-]{5,30}");
    /// A number of a thing: telephones begin with a plus or a zero, have parts, a label,
    /// or are Chinese.
    private static final Pattern WHOLE_NUMBER = Pattern.compile("(?!1[3-9]\\d{9}$)[1-9]\\d{5,}");
    /// "AC-12-44556677", "AKELLER7": letters and digits in one word, which is all of the line.
    private static final Pattern CODE = Pattern.compile("(?=\\S*\\p{L})(?=\\S*\\d)[\\p{L}\\d][\\p{L}\\d_-]{3,}");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>]{1,200}\\.[^\\s@<>.]{2,20}|(?:https?://|www\\.)\\S{3,200}");
    /// "영업2팀"
    private static final Pattern TEAM = Pattern.compile("\\d{1,2}(?=[팀과부실층국])");
    private static final Pattern KOREAN_SENTENCE = Pattern.compile(".*(?:[다요까오죠니네죠]|세요|시오|바람)\\.?");
    /// What programs leave of a logo.
    private static final Pattern PICTURE =
            Pattern.compile("\\[(?:image|cid|bild|imagen?|afbeelding|immagine): ?[^\\[\\]\\s]{0,80}\\]");
    private static final Pattern DECORATION = Pattern.compile("[*_<>\\[\\]|•·✉☎📞📧]+");

    private static final Phrases FIRMS = Phrases.of("""
            gmbh, ltd, limited, inc., incorporated, llc, llp, corp, plc, s.a., s.l., s.r.l., s.p.a., b.v., n.v.,
            oyj, aps, s.r.o., sp. z o.o., spółka, ооо, зао, 株式会社, (주), 주식회사, 有限会社, 有限公司, 公司""");

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
            konto, benutzer, benutzername, benutzerkonto, kennung, anmeldung, passwort, gerät, gerätenummer, seriennummer, inventarnummer,
            rechner, drucker, bildschirm, postfach, ordner, laufwerk, lizenz, fehler, fehlercode, vorgang, auftrag, rechnung, nummer,
            compte, utilisateur, identifiant, ordinateur, imprimante, erreur, commande, facture, numéro, dossier,
            cuenta, usuario, equipo, ordenador, impresora, pedido, factura, número, carpeta, licencia, serie,
            utente, stampante, errore, ordine, fattura, numero, cartella, licenza, matricola, gebruiker, apparaat, fout, bestelling,
            factuur, nummer, map, utilizador, usuário, conta, impressora, erro, fatura, użytkownik, drukarka, komputer, błąd, numer,
            användare, skrivare, dator, fel, bruger, bruker, printeren, skriver, fejl, feil, käyttäjä, tulostin, virhe, uživatel, účet, tiskárna,
            chyba, číslo, пользователь, учётная, учетная, логин, принтер, компьютер, ошибка, номер, 账号, 帳號, 用户, 密码, 编号, 设备, アカウント, 番号"""));

    /// Before a colon. Any other label is of what the writer tells.
    private static final Set<String> LABELS = Set.copyOf(Words.of("""
            tel, tel., telephone, phone, ph, mobile, mob, mob., cell, fax, email, e-mail, mail, web, website, skype, linkedin, teams, whatsapp,
            twitter, direct, direct line, office, office phone, work, m, t, f, e, w, p, c, o, d, m., t., f., e., w., p., http, https, mailto, address, dw, durchwahl, handy,
            telefon, mobil, mobiltelefon, telefax, zentrale, sitz, sitz der gesellschaft, geschäftsführer, geschäftsführung,
            ust-idnr, ust-idnr., hrb, amtsgericht, registergericht, téléphone, tél, tél., portable, courriel, site, adresse, teléfono, móvil, correo,
            correo electrónico, celular, cellulare, telefono, cell., sito, indirizzo, telefoon, mobiel, telefone, telemóvel, telm, telm., tlf, tlf.,
            kom, kom., puh, puh., puhelin, gsm, sähköposti, mob tel, e-post, hemsida, webb, www, телефон, тел, тел., моб, моб., факс, почта,
            эл. почта, сайт, 电话, 電話, 手机, 手機, 邮箱, 郵箱, 邮件, 传真, 傳真, 地址, 网址, 携帯, メール, 住所, url, orcid, overview, homepage, blog, github, 전화, 휴대폰, 핸드폰, 휴대전화, 팩스, 이메일, 메일, 주소, 홈페이지, 직통, 사무실, 내선, 内線, 直通, ファックス"""));

    /// Above a card, whoever wants to be called, sent something or listed anew points at what stands on
    /// it.
    private static final Phrases CALL = Phrases.of("""
            call me, call us, call back, calling me, phone me, ring me, give me a ring, reach me, contact me, my number, number below,
            details below, address below, ruf, anruf, erreich, melden sie sich, meine nummer, telefonisch, appel, rappel, joindre, llám, llam,
            contáct, chiam, contatt, bel me, bellen, bereik, mijn nummer, directory, entry, signature, business card, address book, phone book, with this text, as follows, like this,
            adressbuch, telefonbuch, verzeichnis, signatur, visitenkarte, eintrag, folgend, annuaire, carnet d, suivant, directorio, agenda,
            firma, siguiente, rubrica, biglietto, seguent, adresboek, handtekening, visitekaartje, volgend, assinatura, cartão, seguinte,
            książ, podpis, wizytów, poniż, visitkort, adressbok, följande, følgende, allekirjoitus, käyntikort, seuraav, adresář, vizitk,
            následuj, подпись, подписи, визит, справочник, следующ, 签名, 簽名, 名片, 署名, 名刺, 以下, 次の, new colleague, new employee, new starter,
            neue kollegin, neuer kollege, neuer mitarbeiter, neue mitarbeiterin, nouveau collègue, nouvelle collègue, nuevo compañero,
            nueva compañera, nuovo collega, nuova collega, nieuwe collega, accounts for, konten für, ligue, ligar, contact, zadzwo, dzwoni, telefoni, ring mig, ring meg,
            ship it, ship them, ship to, deliver it, deliver them, deliver to, my title, my position, my telephone, my extension, intranet,
            liefern sie, senden sie ih, schicken sie ih, mein titel, livrez, expédiez, entréguen, envíen, spedite, spedire, consegnate, bezorg het, bezorgen,
            stuur het, dostarcz, wyślijcie, leverera den, lever den, toimittaka, doručte, доставьте, 寄到, 送って, ring til, nå mig, nå meg, soita, zavol, volejte, позвон, звон, связаться, 电话, 電話, 联系, 聯繫, 连絡, 連絡,
            연락 주, 연락처, 전화 주, 전화 부탁, 전화해, 명함, 서명, 등록해, 계정, 권한, 직원, 사람, 담당자, 다음과""");

    /// "My new number": what stands on the card is what he tells of.
    private static final Pattern OWN_DATA = Pattern.compile(
            "(?<!\\p{L})(?:my|mein\\p{L}{0,2}|mon|ma|mes|mis?|mia|miei|mijn|meu|minha|moje|mojego|mojej|mitt?|min|můj|má|mého|мой|моя|моего)"
                    + " (?:\\p{L}{2,15} ){0,2}(?:(?:tele)?phone number|number|address|home|title|position|role|department|extension|contact|surname|last name|details"
                    + "|nummer|telefonnummer|handynummer|durchwahl|adresse|anschrift|titel|position|abteilung|nachname|kontaktdaten|numéro|titre|poste|service"
                    + "|coordonnées|fonction|número|dirección|cargo|puesto|departamento|extensión|datos|apellido|numero|indirizzo|qualifica|ruolo|cognome|recapiti"
                    + "|adres|functie|afdeling|achternaam|gegevens|endereço|telefone|ramal|apelido|stanowisko|numer|nazwisko|adress|befattning|avdelning|efternamn"
                    + "|stilling|afdeling|efternavn|etternavn|numero|osoite|nimike|osasto|číslo|adresa|funkce|příjmení|номер|адрес|должность|фамилия)(?!\\p{L})"
                    + "|(?<!\\p{L})(?:i have moved|i've moved|i moved|new address|old address|home address|post the|post it|mail it to|send it to|new number|old number"
                    + "|wrong number|bin umgezogen|neue adresse|alte adresse|neue nummer|alte nummer|falsche nummer|j'ai déménagé|nouvelle adresse|ancienne adresse|nouveau numéro"
                    + "|me he mudado|nueva dirección|nuevo número|ho cambiato|nuovo indirizzo|nuovo numero|ben verhuisd|nieuw adres|nieuw nummer|mudei|novo endereço|novo número"
                    + "|nowy adres|nowy numer|har flyttat|ny adress|nytt nummer|er flyttet|ny adresse|nyt nummer|uusi osoite|uusi numero|nová adresa|nové číslo|новый адрес|новый номер)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private BusinessCard() {}

    /// Whether these lines are a name and, below it, at least one of title, firm, number and address,
    /// and nothing else.
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

    /// Whether lines below an indented mark of a signature are indented, too, and a name with or
    /// without a card: several names are what the writer lists.
    static boolean isBelowMark(List<String> lines, int indent) {
        List<String> filled = lines.stream()
                .filter(line -> !line.isBlank())
                .limit(MOST_LINES + 1L)
                .toList();
        return !filled.isEmpty()
                && filled.size() <= MOST_LINES
                && filled.stream().allMatch(line -> line.startsWith(" ".repeat(indent)))
                && isName(filled.getFirst().strip())
                && filled.stream().skip(1).map(String::strip).allMatch(BusinessCard::isOfCard)
                && (filled.size() == 1 || filled.stream().skip(1).anyMatch(BusinessCard::isContact));
    }

    /// Whether each line is of a card and one of them tells where its owner can be found, whether a
    /// name is there or not.
    static boolean isWithoutName(List<String> lines) {
        List<String> filled = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return filled.size() > 1
                && filled.stream().allMatch(BusinessCard::isOfCard)
                && filled.stream().anyMatch(line -> ADDRESS.matcher(line).find() || isPhone(line));
    }

    /// The last line of a text that is neither blank nor what programs leave of a picture, which
    /// logos below a signature are; -1 where all are.
    static int lastAbovePictures(List<String> lines) {
        int last = lines.size() - 1;
        while (last >= 0
                && last > lines.size() - MOST_LINES
                && (lines.get(last).isBlank()
                        || (lines.get(last).length() <= LONGEST_LINE
                                && PICTURE.matcher(lines.get(last).strip()).matches()))) {
            last--;
        }
        return last;
    }

    /// Whether the writer above points at what stands on it.
    static boolean isAnnounced(List<String> above) {
        List<String> filled = above.stream().filter(line -> !line.isBlank()).toList();
        return isGreetingAlone(filled)
                || filled.getLast().stripTrailing().endsWith(":")
                || filled.stream()
                        .anyMatch(line -> CALL.areIn(line.toLowerCase(Locale.ROOT))
                                || OWN_DATA.matcher(line).find());
    }

    /// Whether nothing stands there but a greeting.
    static boolean isGreetingAlone(List<String> above) {
        List<String> filled =
                above.stream().filter(line -> !line.isBlank()).limit(2).toList();
        return filled.isEmpty()
                || (filled.size() == 1
                        && MarkedSignature.isGreeting(filled.getFirst())
                        && !SENTENCES.matcher(filled.getFirst().strip()).matches());
    }

    private static boolean isName(String line) {
        return line.length() <= LONGEST_NAME
                && TEAM.matcher(line).replaceAll("").chars().noneMatch(Character::isDigit)
                && (MarkedSignature.isNaming(bare(line)) || isChinese(line) || isKorean(line));
    }

    private static boolean isOfCard(String line) {
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
        if (PICTURE.matcher(line).matches()) {
            return true;
        }
        if (line.length() > LONGEST_LINE
                || namesThing(line)
                || WHOLE_NUMBER.matcher(line).matches()
                || CODE.matcher(line).matches()
                || DEEP_LINK.matcher(line).find()) {
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

    private static boolean isKnownLabel(String label) {
        return label.isBlank() || LABELS.contains(label.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isContact(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(line).find() || isPhone(line) || FIRMS.areIn(lower) || TITLES.areIn(lower);
    }

    private static boolean isPhone(String line) {
        return PHONE.matcher(line).find()
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

    /// Without blanks and capitals only its length and its want of stops tell a name from a sentence.
    private static boolean isChinese(String line) {
        return line.length() <= LONGEST_CHINESE_LINE
                && line.codePoints().anyMatch(Character::isIdeographic)
                && line.chars().noneMatch(c -> "。！？?!、，".indexOf(c) >= 0)
                && line.codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA);
    }
}
