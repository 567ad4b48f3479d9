package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.WholeWords;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The warning that a house's mail server puts above what comes from outside: nobody who writes to us
/// wrote it. It speaks of this mail, says that it comes from outside, and what its reader is to do.
/// People too write "Warning: external drive", so what only may be one stays.
public final class OutsideWarning {
    private static final int MOST_LINES = 8;
    private static final int LONGEST_BANNER = 20;
    private static final int LONGEST = 700;

    /// Brackets, stars and strokes before or behind its first words.
    private static final Pattern MARKS = Pattern.compile("[*_#=!:⚠\\s\\ufe0f\\[\\]–-]{1,20}");

    /// How it may begin; what follows must tell.
    private static final Pattern ALARM = Pattern.compile(Words.anyOf("""
            caution, warning, attention, important, achtung, vorsicht, warnung, hinweis, avertissement, atención, precaución,
            advertencia, 주의, 경고, 알림, 외부메일, 외부 메일, 외부발신, 외부 발신, внимание, осторожно, предупреждение, назар аударыңыз, uwaga, ostrzeżenie, varning, obs, advarsel, varoitus, upozornění, pozor,
            atenção, cuidado, aviso, attenzione, avviso, let op, waarschuwing""") + "(?!\\p{L})");

    /// What it calls the mail, alone: "External mail" and a mark or the line's end behind it.
    private static final Pattern NAME = Pattern.compile(Words.anyOf("""
            external, external e-?mail, external mail, external message, external sender, extern, externe e-?mail,
            externe mail, externe nachricht, externer absender, message externe, courriel externe, e-?mail externe,
            expéditeur externe, correo externo, mensaje externo, remitente externo, messaggio esterno, e-?mail esterna,
            mittente esterno, externe afzender, extern bericht""") + "[ \\t]*(?:$|[^\\p{L}\\p{N}\\s]|\\n)");

    private static final Phrases SENTENCES = Phrases.of("""
            this message is from an external sender, zjqcmqryfpfptbannerstart, this email originated, this e-mail originated, this message originated, this message was sent from outside,
            this email was sent from outside, this email is from an external, this message is from an external,
            you don't often get email from, some people who received this message,
            diese e-mail stammt von, diese e-mail kommt von, diese nachricht stammt von, diese nachricht kommt von,
            sie erhalten nicht oft e-mail, sie erhalten nicht häufig e-mail, ce message provient, ce courriel provient,
            cet e-mail provient, vous n'obtenez pas souvent, vous ne recevez pas souvent, este correo proviene,
            이 메일은 외부, 본 메일은 외부, 외부 발신 메일, 외부 메일입니다, 외부에서, 이 메시지는 외부, este mensaje proviene, no suele recibir correo, questa e-mail proviene, questo messaggio proviene,
            non si ricevono spesso, deze e-mail is afkomstig, u ontvangt niet vaak""");

    private static final String OUTSIDE_WORDS = word("""
            outside, external, extern, externe[nmrs]?, außerhalb, extérieure?, fuera, ajen[oa], extern[oa], estern[oa], de fora, zewnętrzn\\p{L}*, spoza, z zewnątrz, extern[at]?, ekstern[te]?,
            utanför, udenfor, utenfor, ulkopuol\\p{L}*, externí\\p{L}*, zvenčí, внешн\\p{L}*, извне, сыртқы, all'esterno, buiten, don't often get email, nicht oft e-mails?, nicht häufig e-mails?, pas souvent,
            no suele recibir, non si ricevono spesso, niet vaak""");
    private static final Pattern OUTSIDE = Pattern.compile(OUTSIDE_WORDS + "|외부");

    private static final String THIS = word("""
            this e-?mail, this mail, this message, this sender, the sender, diese[r]? e-?mail, diese[r]? mail,
            diese[r]? nachricht, diese[r]? absender, der absender, ce message, ce courriel, ce mail, cet e-?mail, l'expéditeur,
            este correo, este mensaje, el remitente, questa e-?mail, questo messaggio, il mittente, deze e-?mail,
            deze mail, dit bericht, de afzender, deze afzender, este e-?mail, esta mensagem, o remetente, ta wiadomość, ten e-?mail, tej wiadomości,
            detta mejl, detta mail, detta meddelande, det här mejlet, denne mail, denne e-?mail, denne e-?posten, denne meldingen, denne besked, tämä viesti,
            tämä sähköposti(?:viesti)?, tato zpráva, tento e-?mail, (?:это|данное|настоящее) (?:электронное )?(?:письмо|сообщение), detta e-post(?:meddelande)?, det här meddelandet, denne meddelelse,
            denne e-?post, wiadomość (?:ta )?(?:pochodzi|została|przyszła), zpráva (?:pochází|přišla|byla), (?:письмо|сообщение) (?:пришло|отправлено|получено|поступило), бұл хат\\p{L}*""");
    /// In one sentence.
    private static final Pattern THIS_IS_FROM_OUTSIDE = Pattern.compile(THIS + "(?:[^.!;]|\\.(?=\\S)){0,100}"
            + OUTSIDE_WORDS + "|" + OUTSIDE_WORDS + "(?:[^.!;]|\\.(?=\\S)){0,100}" + THIS);

    /// What its reader is to do or to mind.
    private static final Pattern DEMAND =
            Pattern.compile(word("""
            (?:do not|don't|never|avoid|before you|before|not) (?:click|open|reply|respond|trust)(?:ing)?, unless you, be careful,
            be cautious, be wary, (?:use|take|exercise) (?:extra )?(?:caution|care), learn why, verify the sender,
            recogni[sz]e the sender, learnaboutsenderidentification, vermeiden sie, came from outside your organi[sz]ation, klicken sie, öffnen sie, antworten sie, vertrauen sie, absender vertrauen,
            seien sie, erfahren sie, überprüfen sie, prüfen sie, ne cliquez, n'ouvrez, soyez, découvrez, découvrir pourquoi,
            no haga clic, no abra, tenga cuidado, obtenga información, obtener información, non cliccare, non cliccate,
            non aprire, non aprite, non fare clic, scopri, informazioni sul, klik niet, klik geen, open geen,
            wees voorzichtig, meer informatie, não clique, não abra, tenha cuidado, nie klikaj, nie otwieraj, zachowaj ostrożność, klicka inte, öppna inte,
            var försiktig, klik ikke, klikk ikke, ikke klikk, åbn ikke, åpne ikke, ikke åpne, vær forsigtig, vær forsiktig, älä klikkaa, älä avaa, ole varovainen,
            neklikejte, neotevírejte, buďte opatrní, будьте осторожны, не открывайте, не переходите, не нажимайте, соблюдайте осторожность, сақ болыңыз, nie odpowiadaj, uważaj, vær opmærksom, vær oppmerksom, var uppmärksam, undgå at, undvik att, svara inte, svar ikke, älä vastaa, neotvírejte, buďte obezřetní,
            neodpovídejte, não responda, не отвечайте""") + "|열기 전|클릭하기 전|클릭하지|열지 마|열지 않|주의하|주의 바랍|주의해|확인하세요|확인하시기");

    /// A small "i" is an article in Italian.
    private static final Pattern I = Pattern.compile("(?<![\\p{L}'])I(?!\\p{L})");
    /// Houses say "our" of themselves, and nothing of one.
    private static final WholeWords FIRST_PERSON = FirstPerson.SINGULAR.or(FirstPerson.MAYBE_SINGULAR);

    private static final int LONGEST_BARE = 200;
    private static final Pattern IN_CAPITALS = Pattern.compile("\\p{Lu}{4}");
    private static final Pattern IN_BRACKETS = Pattern.compile(
            "(?:\\[|\\*{2,5} ?)(?:external|extern|externe|externo|esterno|externa|ekstern|externí|ulkoinen|zewnętrzny|внешнее)(?: (?:e-?mail|mail|message|sender|nachricht|absender))?(?:\\]| ?\\*{2,5})");
    private static final String OF_HOUSE =
            "(?: (?:of )?(?:the|your|our|der|des|unserer|ihrer|l'|la|de la|de|del|della|dell'|nuestra|nostra|de|onze) ?[\\p{L}\\d&.'-]{1,30}(?: [\\p{L}\\d&'-]{1,20}){0,3})?";
    private static final String OF_HOUSE_ELSEWHERE =
            "(?: (?:for |av |af |din |vår |vores |naszej |twojej |naší |vaší |da |sua |nossa |нашей |вашей )?(?:organi[sz]a\\p{L}{3,9}|firm\\p{L}{1,6}|företag\\p{L}{0,4}|foretak\\p{L}{0,3}"
                    + "|virksomhed\\p{L}{0,5}|virksomhet\\p{L}{0,3}|bedrift\\p{L}{0,4}|selskab\\p{L}{0,4}|selskap\\p{L}{0,3}|koncern\\p{L}{0,4}|kommun\\p{L}{0,3}|společnost\\p{L}{0,2}|spółki|empresa|instituição"
                    + "|организаци\\p{L}{1,2}|компани\\p{L}{1,2}))?";
    private static final Pattern FROM_OUTSIDE = Pattern.compile("(?:"
            + "(?:(?:detta|det här) (?:mejl|mejlet|mail|mailet|meddelande|meddelandet|e-post|e-postmeddelande) (?:kommer|kom|är skickat|har skickats|skickades) från (?:en extern avsändare|utanför)"
            + "|denne (?:mail|e-?mail|besked|meddelelse) (?:er sendt|kommer|kom|stammer|er modtaget) fra (?:en ekstern (?:afsender|kilde)|udenfor|uden)"
            + "|denne (?:e-?posten|e-?post|meldingen|melding) (?:er sendt|kommer|kom|stammer) fra (?:en ekstern (?:avsender|kilde)|utenfor)"
            + "|tämä (?:viesti|sähköposti|sähköpostiviesti) (?:on lähetetty|tulee|on tullut|on peräisin) (?:ulkopuoliselta lähettäjältä|(?:organisaation|yrityksen|yhtiön) ulkopuolelta)"
            + "|(?:ta |ten )?(?:wiadomość|e-?mail)(?: ta)? (?:pochodzi|została wysłana|został wysłany|przyszła) (?:spoza|z zewnątrz|od (?:nadawcy zewnętrznego|zewnętrznego nadawcy))"
            + "|(?:tato |tento )?(?:zpráva|e-?mail) (?:pochází|přišla|přišel|byla odeslána|byl odeslán) (?:od externího odesílatele|zvenčí|mimo)"
            + "|(?:este|esta) (?:e-?mail|mensagem) (?:veio|foi enviad[oa]|provém|teve origem|tem origem) (?:de fora|fora|(?:de|por) um remetente externo)"
            + "|(?:(?:это|данное|настоящее) )?(?:письмо|сообщение) (?:пришло|отправлено|получено|поступило|было отправлено) (?:извне|от внешнего отправителя|из внешнего источника|из-за пределов)"
            + ")" + OF_HOUSE_ELSEWHERE + "|"
            + "this (?:e-?mail|mail|message) (?:has )?(?:originated|came|comes|was sent|is) from (?:outside(?: of)?|an external (?:source|sender|address|account))"
            + OF_HOUSE
            + "|diese (?:e-?mail|mail|nachricht) (?:stammt|kommt|wurde) von (?:außerhalb|einem externen absender)"
            + OF_HOUSE + "(?: gesendet)?"
            + "|(?:ce message|ce courriel|cet e-?mail) provient (?:de l'extérieur|d'un expéditeur externe)" + OF_HOUSE
            + "|este (?:correo|mensaje)(?: electrónico)? proviene de (?:fuera|un remitente externo)" + OF_HOUSE
            + "|(?:questa e-?mail|questo messaggio) proviene (?:dall'esterno|da un mittente esterno)" + OF_HOUSE
            + "|(?:deze e-?mail|dit bericht) (?:is afkomstig|komt) van (?:buiten|een externe afzender)" + OF_HOUSE
            + ")[.!]{0,3}[*\\]]{0,4}");
    /// Outlook's.
    private static final Pattern SELDOM = Pattern.compile(
            "(?:you don't often get e-?mail from"
                    + "|sie erhalten nicht (?:oft|häufig) e-?mails? von|vous n'obtenez pas souvent d'e-?mails? (?:de|à partir de)"
                    + "|vous ne recevez pas souvent (?:de |d')?(?:courriers?|messages?|e-?mails?) (?:de|provenant de)"
                    + "|no suele recibir correos?(?: electrónicos?)? de|non si ricevono spesso (?:messaggi(?: di posta elettronica)?|e-?mail) da"
                    + "|u ontvangt niet vaak e-?mails? van|você não costuma receber e-?mails? de) [^\\s@]{1,64}@[^\\s@]{1,200}");
    private static final Phrases OF_LINKS = Phrases.of("""
            link, attach, sender, content, anhang, anhänge, absender, lien, pièce, expéditeur, enlace, adjunt, remitente, allegat, mittente, bijlage, afzender,
            anexo, załączn, länk, bilag, vedlegg, liitte, příloh, odkaz, вложени, ссылк""");

    private static final int MOST_WORDS = 8;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}'-]+");
    /// The words around the links and attachments, those of each language behind one another.
    private static final Set<String> WORDS =
            Set.copyOf(Words.of("""
            do, not, don't, never, click, clicking, open, opening, reply, respond, trust, on, any, the, links, link, attachments, attachment, attached, or, and, in, from, to, with, when, before, a, an,
            unless, until, you, can, recognize, recognise, know, verify, verified, are, is, expecting, expect, sender, sender's, sender’s, content, contents, safe, be, careful, cautious, wary, use, exercise, take, caution,
            avoid, extra, care, files, this, e-mail, email, message, unknown, unexpected, address, it, of, that, have, if, confirmed, sure, source,
            klicken, öffnen, antworten, vertrauen, sie, keine, nicht, auf, links, link, und, oder, anhänge, anhang, anhängen, dateianhänge, wenn, es, sei, denn, dass, nur, absender, dem, den, der, die, diese, diesen, diesem, dieser, inhalt, sicher, ist, sind, kennen, vertrauenswürdig, seien, vorsichtig, mit, bei, beim, von,
            ne, cliquez, n'ouvrez, n'ouvrir, pas, aucun, aucune, sur, les, le, la, lien, liens, ni, et, ou, de, des, pièce, pièces, jointe, jointes, sauf, si, vous, connaissez, reconnaissez, l'expéditeur, expéditeur, que, contenu, est, sûr, êtes, soyez, prudent, prudents, avec, à, moins,
            no, haga, clic, abra, en, enlaces, enlace, los, el, archivos, adjuntos, adjunto, ni, o, y, a, menos, que, reconozca, conozca, al, remitente, sepa, contenido, es, seguro, tenga, cuidado, con,
            non, cliccare, cliccate, aprire, aprite, fare, sui, sul, su, link, allegati, gli, i, e, o, se, meno, non, conosci, conoscete, il, mittente, contenuto, sicuro, sia, che,
            klik, geen, open, niet, op, links, bijlagen, bijlage, of, en, tenzij, u, de, het, afzender, kent, herkent, weet, dat, inhoud, veilig, is, wees, voorzichtig, met,
            não, clique, abra, links, anexos, nem, ou, os, o, remetente, conheça, reconheça, conteúdo, seguro, tenha""").stream().distinct().toList());

    private OutsideWarning() {}

    /// A text without it, where there is anything else.
    public static List<String> without(List<String> lines) {
        int end = endOfBanner(lines);
        List<String> below = lines.subList(end, lines.size());
        return end > 0 && below.stream().anyMatch(line -> !line.isBlank()) ? below : withoutParagraph(lines);
    }

    /// Proofpoint's marks at both ends of what it writes, which no reader sees in HTML.
    private static int endOfBanner(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().strip().equals("ZjQcmQRYFpfptBannerStart")) {
            return 0;
        }
        for (int i = 1; i < Math.min(lines.size(), LONGEST_BANNER); i++) {
            if (lines.get(i).strip().equals("ZjQcmQRYFpfptBannerEnd")) {
                return i + 1;
            }
        }
        return 0;
    }

    private static List<String> withoutParagraph(List<String> lines) {
        int end = 0;
        while (end < lines.size() && end <= MOST_LINES && !lines.get(end).isBlank()) {
            end++;
        }
        int warned = endOfWarning(lines.subList(0, Math.min(end, MOST_LINES)));
        List<String> rest = lines.subList(warned, lines.size());
        return warned > 0 && rest.stream().anyMatch(line -> !line.isBlank()) ? rest : lines;
    }

    /// Where it ends within the first paragraph: no empty line need part it from what is written, as in HTML.
    private static int endOfWarning(List<String> paragraph) {
        int warned = 0;
        int begun = 0;
        boolean bracketed = false;
        for (int at = 1; at <= paragraph.size(); at++) {
            boolean within = at < paragraph.size() && !endsHere(paragraph.get(at - 1));
            if (within && (at > 1 || !isBare(paragraph.getFirst()) || !beginsAnew(paragraph.get(1)))) {
                continue;
            }
            boolean whole = warned == 0 && isWarning(String.join("\n", paragraph.subList(0, at)));
            // What is no word of it, with more below, is as well the person's first sentence.
            boolean mixed = whole
                    && begun > 0
                    && at < paragraph.size()
                    && !isInWordsOfWarnings(String.join(" ", paragraph.subList(begun, at)));
            if (mixed) {
                return 0;
            }
            if (whole || (warned > 0 && !bracketed && goesOn(String.join(" ", paragraph.subList(begun, at))))) {
                warned = at;
                bracketed = at == 1 && isInBrackets(paragraph.getFirst());
            } else if (warned > 0) {
                return warned;
            }
            begun = at;
        }
        return warned;
    }

    private static boolean beginsAnew(String line) {
        return !Character.isLowerCase(line.strip().codePointAt(0));
    }

    /// With a sentence, or with what frames it.
    private static boolean endsHere(String line) {
        String bare = line.stripTrailing();
        return ReplyLines.endsSentence(bare) || (!bare.isEmpty() && "*]>".indexOf(bare.charAt(bare.length() - 1)) >= 0);
    }

    /// Whether a sentence below a warning says what not to click, in none but the words of such warnings, or warns
    /// once more, in another language. Whoever is warned of may write of links and senders himself.
    private static boolean goesOn(String sentence) {
        String lower = sentence.strip().replace('’', '\'').toLowerCase(Locale.ROOT);
        return (DEMAND.matcher(lower).lookingAt() && OF_LINKS.areIn(lower) && isInWordsOfWarnings(sentence))
                || isBare(sentence)
                || tellsWhenceOnly(lower)
                || ReplyLines.isRule(lower);
    }

    private static boolean isInWordsOfWarnings(String sentence) {
        String lower = sentence.strip().replace('’', '\'').toLowerCase(Locale.ROOT);
        return lower.chars().noneMatch(c -> Character.isDigit(c) || ":?@".indexOf(c) >= 0)
                && BETWEEN_WORDS.splitAsStream(lower).allMatch(word -> word.isEmpty() || WORDS.contains(word));
    }

    private static boolean tellsWhenceOnly(String lower) {
        String rest = behind(MARKS, behind(ALARM, lower));
        return rest.length() < lower.length()
                && THIS_IS_FROM_OUTSIDE.matcher(rest).find()
                && BETWEEN_WORDS.split(rest, MOST_WORDS + 1).length <= MOST_WORDS
                && !FIRST_PERSON.areIn(lower)
                && lower.chars().noneMatch(c -> Character.isDigit(c) || ",:?@".indexOf(c) >= 0);
    }

    private static boolean isInBrackets(String line) {
        return IN_BRACKETS.matcher(line.strip().toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean isWarning(String paragraph) {
        return isOne(paragraph) || isBare(paragraph);
    }

    /// One that asks for nothing: "CAUTION: This email originated from outside the company."
    private static boolean isBare(String paragraph) {
        String flat = paragraph.length() > LONGEST_BARE
                ? ""
                : paragraph.strip().replace('’', '\'').replace('\n', ' ');
        if (flat.isEmpty()) {
            return false;
        }
        String text = behind(MARKS, flat);
        String lower = text.toLowerCase(Locale.ROOT);
        String behind = behind(MARKS, behind(ALARM, lower));
        boolean loud = IN_CAPITALS.matcher(text).lookingAt() || flat.startsWith("[");
        return (loud && isInBrackets(flat))
                || (loud
                        && behind.length() < lower.length()
                        && FROM_OUTSIDE.matcher(behind).matches())
                || SELDOM.matcher(lower).matches();
    }

    private static boolean isOne(String paragraph) {
        if (paragraph.length() > LONGEST || paragraph.indexOf('?') >= 0) {
            return false;
        }
        String straight = paragraph.replace('’', '\'');
        String lower = straight.toLowerCase(Locale.ROOT);
        String flat = lower.replace('\n', ' ');
        return tellsWhence(lower)
                && OUTSIDE.matcher(flat).find()
                && DEMAND.matcher(flat).find()
                && !I.matcher(straight).find()
                && !FIRST_PERSON.areIn(flat);
    }

    private static boolean tellsWhence(String lower) {
        String text = behind(MARKS, lower);
        String behind = behind(ALARM, text);
        String rest = behind(MARKS, behind);
        return NAME.matcher(rest).lookingAt()
                || SENTENCES.begin(rest)
                || (behind.length() < text.length()
                        && THIS_IS_FROM_OUTSIDE.matcher(rest.replace('\n', ' ')).find());
    }

    /// What stands behind a beginning; all of a text that does not begin so.
    private static String behind(Pattern beginning, String text) {
        Matcher begun = beginning.matcher(text);
        return begun.lookingAt() ? text.substring(begun.end()) : text;
    }

    private static String word(String list) {
        return "(?<!\\p{L})" + Words.anyOf(list) + "(?!\\p{L})";
    }
}
