package dev.millrace.intake.email;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.reply.MarkedSignature;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a mail says of itself where neither a header nor the subject shows that a program wrote it: that its author is
/// away, or that it is automatic. It must say nothing else, and ask for nothing: people are away, too.
final class AutomaticText {
    private static final int LONGEST = 1_500;
    private static final int MOST_SENTENCES = 12;
    private static final int LONGEST_CHINESE_NAME = 6;
    private static final int FEWEST_WORDS_BESIDE = 2;

    /// "5. Januar" and "Feb. 1" end no sentence.
    private static final Pattern END_OF_SENTENCE =
            Pattern.compile("(?<=[\\p{L})]{2})[.!;…]{1,3}\\s+(?=\\p{Lu})|[。！；]|\\n\\s*\\n");

    /// What stands before it: "Unfortunately, …"
    private static final String BEFORE = """
            (?:(?:hi|hello|hey|dear|hallo|bonjour|hola|hej|hei|ciao|moin)(?: \\p{L}{1,20}){0,2}[,!]?\\s)?
            (?:(?:please note(?: that)?|note that|unfortunately|at the moment|currently|just to let you know|leider|derzeit|zurzeit
            |momentan|actuellement|actualmente|attualmente|momenteel|op dit moment|atualmente|obecnie|just nu|för närvarande
            |för tillfället|i øjeblikket|for øyeblikket|momentálně|в настоящее время|сейчас),?\\s){0,2}(?:[您你]好[，,！]?\\s?)?
            """.replace("\n", "");

    /// The author's own absence.
    private static final Pattern AWAY = Pattern.compile(BEFORE + """
            (?:(?:i am|i'm|i will be|i'll be|we are|our office is|my office is) (?:[\\p{L}']+ ){0,3}?(?:out of (?:the |my )?office|away (?:from (?:my|the)|until|till|on)|on (?:\\p{L}+ )?(?:vacation|holidays?|leave|pto)|not in the office|unavailable until|closed (?:until|from|for))
            |(?:ich bin|ich befinde mich|ich werde|bin ich|befinde ich mich|unser büro ist) .{0,80}(?:nicht im (?:büro|haus)|au(?:ß|ss)er haus|i[mn] (?:\\p{L}+ )?urlaub|abwesend|in elternzeit|in mutterschutz|auf dienstreise|nicht erreichbar|geschlossen)
            |je (?:suis|serai) .{0,80}(?:absente?|en congés?|en vacances|en déplacement|indisponible|injoignable)
            |(?:estoy|estaré|me encuentro) .{0,80}(?:fuera de (?:la |mi )?oficina|de vacaciones|ausente)
            |(?:sono|sarò|mi trovo) .{0,80}(?:fuori (?:ufficio|sede)|fuori dall'ufficio|in ferie|assente|in vacanza|in congedo)
            |(?:ik ben|ben ik) .{0,80}(?:niet op kantoor|afwezig|(?:op|met) vakantie|niet aanwezig|met verlof|niet bereikbaar)
            |(?:estou|estarei|encontro-me) .{0,80}(?:fora do escritório|de férias|ausente|de licença)
            |(?:jestem|będę|przebywam) .{0,80}(?:na urlopie|poza biurem|nieobecn[ya]|niedostępn[ya])
            |(?:jag är|är jag) .{0,80}(?:på semester|inte på (?:kontoret|plats)|bortrest|tjänstledig|föräldraledig|ej på plats|frånvarande)
            |(?:jeg er|er jeg) .{0,80}(?:på ferie|ikke på kontoret|ikke til stede|på barsel|fraværende|bortrejst|bortreist|ute av kontoret|ude af kontoret|i permisjon|på orlov)
            |olen .{0,80}(?:lomalla|poissa(?! p)|matkoilla|tavoittamattomissa)
            |(?:jsem|budu) .{0,80}(?:na dovolené|mimo kancelář|nepřítom\\p{L}{0,4}|nedostupn\\p{L}{0,3})
            |(?:я .{0,60}|нахожусь )(?:в отпуске|вне офиса|отсутствую|в командировке|не на рабочем месте)
            |我.{0,30}(?:休假|不在办公室|不在辦公室|外出|度假|出差)
            |(?:只今|現在|ただいま|私は).{0,40}(?:不在にして|不在です|休暇中|休暇を|外出して|出張中|出張して)
            |.{0,40}(?:不在にしております|休暇をいただいて|休暇を頂いて))
            """.replace("\n", ""));

    /// What else such a note speaks of: thanks, who stands in, when an answer comes. One such word makes none: "Urgent:
    /// nobody can print", "My colleague cannot open the file".
    private static final Pattern BESIDE = Pattern.compile("""
            (?<!\\p{L})(?:thank|in urgent|urgent|emergenc|immediate|contact|respond|reply|replies|get back to you|answer|access to|your (?:e-?mail|message)
            |(?:check|read)(?:ing)? (?:my |your )?e-?mails?|regards|colleague|apologi|inconvenience|patience|understanding|office reopens|have a (?:great|nice)
            |dringend|wenden sie|melde mich|beantwort|ihre (?:nachricht|e-?mail)|weitergeleitet|danke|vielen dank|verständnis|notf|kolleg
            |urgen|contact|répond|merci|(?:votre|vos) (?:message|mail|e-mail)|adresse[rz]|collègue|respond|gracias|su (?:mensaje|correo)|dirija
            |contatt|rispond|grazie|(?:vostr|su)[ao] (?:messaggio|mail|e-mail)|rivolg|spoed|reager|beantwoord|bedankt|uw (?:bericht|e-?mail)|collega
            |urgênc|contat|contact|obrigad|sua mensagem|kontakt|piln|odpowi|dzięk|państwa wiadomo
            |brådskande|akut|svar|tack|ditt (?:meddelande|mail|mejl)|haste|tak for|takk for|henvend
            |yhtey|kiire|vasta|kiitos|viestis|naléhav|odpov|děkuj|vaš\\p{L}{0,2} (?:zpráv|e-mail)|obraťte|obracejte
            |связ|срочн|отве|спасибо|ваше? (?:сообщени|письм)|обращ|обратит)
            |联系|聯繫|聯絡|紧急|緊急|急事|回复|回覆|谢谢|謝謝|您的邮件|您的郵件|ご連絡|返信|お急ぎ|了承|お問い合わせ|ありがとう|よろしくお願い|ご迷惑
            """.replace("\n", ""));

    private static final Pattern OF_DATE = Pattern.compile("\\d.{0,20}");

    /// What people want of whoever reads it: no note of absence asks the desk for an answer.
    private static final Pattern WISH = Pattern.compile("""
            (?<!\\p{L})(?:please (?:respond|reply|answer|send|let|advise|confirm|disable|block|reset|close|cancel|move|change|give|grant|remove|order|check|stop|fix|do not close)
            |stop (?:it|them|this|these)|bitte (?:abstellen|stoppen|entsperren|freischalten|reparieren)|merci de (?:débloquer|réinitialiser|réparer)
            |let me know|i need|i(?: would|'d) (?:like|love)|i want|could you|can you|would you|my (?:laptop|computer|account|phone|printer|mailbox|access)
            |bitte (?:antworten(?! sie nicht)|senden|schicken|geben|sperren|deaktivieren|ändern|löschen|prüfen|teilen)|ich (?:brauche|benötige|möchte|hätte)|können sie|könnten sie
            |j'ai besoin|je voudrais|pouvez-vous|pourriez|merci de (?:me|bloquer|désactiver|répondre)|necesito|quisiera|pueden|podrían|podría
            |ho bisogno|vorrei|potete|potreste|ik heb .{0,20}nodig|kunt u (?!contact|zich|terecht|mijn collega)|kunnen jullie|preciso|gostaria|podem|potrzebuję|proszę o (?!kontakt)|czy mogę
            |jag behöver|kan ni|kan du|jeg har brug for|jeg trenger|kan i |tarvitsen|voitteko|potřebuji|prosím o (?!kontakt)|можете|мне нужн|прошу (?!обращ|связ|писать))
            |请帮|請幫|我需要|してください|お願いできます
            """.replace("\n", ""));

    /// Says of itself that nobody wrote it.
    private static final Pattern AUTOMATIC = Pattern.compile("""
            (?:(?:please )?note:? |\\W{1,10})?(?:this (?:is|was) an? (?:automated|automatic|auto-?generated|automatically[- ]generated|system[- ]generated|computer[- ]generated|auto)
             (?:\\p{L}+[- ]){0,2}(?:message|e-?mail|mail|reply|response|notification|notice|answer|confirmation|acknowledge?ment)
            |this (?:message|e-?mail|mail|response|reply|notification) (?:was|is|has been) (?:automatically (?:generated|sent|created)|(?:generated|sent|created) automatically|auto-?generated)
            |(?:please )?(?:do not|don't) (?:reply|respond)(?: directly)?(?: to this (?:message|e-?mail|mail|notification|address))?$
            |this (?:mailbox|inbox|e-?mail address|address) is (?:not monitored|unmonitored|unattended)$
            |(?:dies ist eine|diese (?:nachricht|e-?mail|mail) (?:ist|wurde)) (?:eine )?(?:automatisch|maschinell|systemgeneriert)
            |bitte antworten sie nicht auf diese|bitte nicht (?:auf diese \\S{1,12} )?antworten$
            |(?:ceci est|il s'agit d')\\s?(?:un|une) (?:message|e-?mail|courriel|mail|réponse) (?:automatique|généré)
            |ce (?:message|e-?mail|courriel|mail) (?:est (?:automatique|généré)|a été (?:généré|envoyé) automatiquement)|(?:merci de|veuillez|prière de) ne pas (?:y )?répondre
            |(?:este es un|éste es un|esta es una) (?:mensaje|correo|respuesta)(?: electrónico)? (?:automátic|generad)
            |este (?:mensaje|correo)(?: electrónico)? (?:es|ha sido|fue) (?:automático|(?:generado|enviado) (?:de forma )?automática)|(?:por favor,? )?no responda a este
            |(?:questo è un|questa è una) (?:messaggio|e-?mail|mail|risposta) (?:automatic|generat)
            |quest[ao] (?:messaggio|e-?mail|mail) è stat[oa] (?:generat|inviat)[oa] automaticamente|(?:si prega di )?non rispondere a quest
            |dit is een automatisch|dit (?:bericht|e-?mail) is automatisch|(?:gelieve|u kunt) (?:\\p{L}+ ){0,3}niet (?:te )?(?:antwoorden|beantwoorden|reageren)
            |(?:esta é uma (?:mensagem|resposta)|este é um e-?mail) automátic|est[ea] (?:mensagem|e-?mail) foi (?:gerad|enviad)[oa] automaticamente|(?:por favor,? )?não responda (?:a )?est[ea]
            |(?:ta|to) (?:jest )?(?:wiadomość|odpowiedź) (?:jest |została )?(?:automatyczn|wygenerowana automatycz)|(?:prosimy )?nie odpowiada(?:ć|j) na t
            |(?:detta|det här) är ett (?:automatiskt|autogenererat|automatgenererat|autosvar)|(?:vänligen )?svara inte på det
            |dette er en? (?:automatisk|autogenerer|autosvar)|(?:venligst |vennligst )?(?:svar ikke|ikke svar|besvar ikke) (?:på )?denne
            |tämä (?:on|viesti on) automaatti|(?:älä|älkää) vastaa tähän
            |(?:toto|tohle) je automatick|tato zpráva (?:je|byla) (?:automatick|vygenerov)|(?:prosím )?neodpovídejte na
            |это автоматическ|(?:это|данное) (?:письмо|сообщение) (?:сформировано|отправлено|создано|сгенерировано) автоматически|(?:пожалуйста,? )?не отвечайте на (?:это|данное)
            |(?:这是|此邮件为|本邮件为|此邮件由|本邮件由|這是|此郵件為|本郵件為|此郵件由).{0,8}自[动動]|[请請]勿(?:直接)?回[复覆]
            |このメールは.{0,16}自動|(?:本メール|こちら)は.{0,16}自動|このメールに(?:は)?返信しない|.{0,12}返信はご遠慮)
            """.replace("\n", ""));

    /// Behind which a person goes on: "This is an automated message that I get each hour".
    private static final Pattern TOLD =
            Pattern.compile("(?<!\\p{L})(?:that|which|whose|die ich|das ich|que je|that i) ");

    /// Programs have no "I".
    private static final Pattern SOMEBODY = Pattern.compile("""
            (?<!\\p{L})(?:i (?:am|was|have|had|got|get|need|want|can|can't|cannot|do|don't|did|received|keep|would|think|see|tried|saw|will|just)|i'm|i've|i'd|my
            |ich|mir|mich|meine?|je (?:suis|ne|n'|reçois|voudrais|peux|vous|l'|les?|la)|j'ai|moi|mon|yo|mis|io|mio|mia|ik|mijn|eu|meu|minha|mój|mnie|jag|jeg|minun|minä|můj|я|мой|мне|меня)(?!\\p{L})|我|私
            """.replace("\n", ""));

    /// Programs speak of their house, too, so this tells persons only where a statement of a program stands behind.
    private static final Pattern US = Pattern.compile("""
            (?<!\\p{L})(?:our|us|uns|unser\\p{L}{0,2}|notre|nos|nuestr[oa]s?|nostr[oaei]|onze|ons|noss[oa]s?|nasz\\p{L}{0,2}|nam|vårt?|våra|os|vores|vår|oss
            |meidän|náš|naše\\p{L}{0,2}|нам|наш\\p{L}{0,3})(?!\\p{L})|我们|我們|私たち|弊社
            """.replace("\n", ""));

    /// Whoever is away says nothing of it.
    private static final Pattern TROUBLE = Pattern.compile("""
            (?<!\\p{L})(?:stolen|lost my|broken|crash|errors?|fails?|failed|no network|offline|locked|expired|can't|cannot (?!be reached|read|answer|reply|respond)
            |not work|doesn't|isn't|is down|won't|gestohlen|kaputt|defekt|fehler|gesperrt|abgelaufen|geht nicht|funktioniert|druckt nicht|störung
            |volée?s?|en panne|erreur|bloquée?|ne marche|ne fonctionne|expirée?|robad[oa]|rot[oa]|averiad[oa]|error|bloquead[oa]|caducad[oa]|no funciona
            |rubat[oa]|guast[oa]|errore|bloccat[oa]|scadut[oa]|non funziona|gestolen|kapot|storing|geblokkeerd|verlopen|werkt niet
            |roubad[oa]|avariad[oa]|erro|não funciona|skradzion|zepsut|błąd|zablokowan|nie działa|stulen|trasig|låst|fungerar inte
            |stjålet|ødelagt|fejl|feil|virker ikke|fungerer ikke|varastett|rikki|virhe|lukossa|ei toimi|ukrad|rozbit|chyb|nefunguje|zablokov
            |укра|сломал|ошибк|не работает|не отвечает|не могу|заблокирован)
            |登不上|打不开|打不開|不能|无法(?!及时|查看|回复|立即|阅读)|坏了|壞了|故障|失败|失敗|できません(?!が)|エラー|壊れ|ログインでき
            """.replace("\n", ""));

    private static final Pattern QUESTION = Pattern.compile("[?？]");

    private AutomaticText() {}

    /// Whether nothing is said but that the author is away, and what belongs to that.
    ///
    /// @param subject of the mail
    /// @param answers whether it answers another; else the subject may say more,
    ///     and one sentence is no note
    static boolean isAbsence(String subject, boolean answers, String written) {
        List<String> sentences = sentences(written);
        if (sentences.isEmpty() || sentences.size() > MOST_SENTENCES || asks(written) || AbsenceNote.asks(subject)) {
            return false;
        }
        List<String> told =
                sentences.stream().dropWhile(AutomaticText::isCourtesy).toList();
        return !told.isEmpty()
                && AWAY.matcher(told.getFirst()).lookingAt()
                && (answers || sentences.size() > 1)
                && told.stream().skip(1).allMatch(AutomaticText::belongsToNote);
    }

    /// Whether one of its first sentences or the last says that it is automatic, and nobody speaks besides.
    static boolean isAutomatic(String written) {
        List<String> sentences = sentences(written);
        String text = clipped(written);
        if (sentences.isEmpty()
                || QUESTION.matcher(text).find()
                || SOMEBODY.matcher(text).find()
                || WISH.matcher(text).find()) {
            return false;
        }
        // A title may stand above it, which speaks of nobody.
        List<String> told =
                sentences.stream().dropWhile(AutomaticText::isCourtesy).limit(2).toList();
        boolean first = !told.isEmpty() && saysSo(told.getFirst());
        return first
                || (!US.matcher(text).find()
                        && Stream.concat(told.stream(), Stream.of(sentences.getLast()))
                                .anyMatch(AutomaticText::saysSo));
    }

    private static boolean saysSo(String sentence) {
        return AUTOMATIC.matcher(sentence).lookingAt()
                && !TOLD.matcher(sentence).find();
    }

    private static boolean asks(String written) {
        String text = clipped(written);
        return QUESTION.matcher(text).find()
                || WISH.matcher(text).find()
                || AbsenceNote.asks(written)
                || AbsenceNote.complains(written)
                || TROUBLE.matcher(text).find();
    }

    private static boolean isCourtesy(String sentence) {
        return BESIDE.matcher(sentence).find()
                && !AWAY.matcher(sentence).lookingAt()
                && !AUTOMATIC.matcher(sentence).lookingAt();
    }

    private static boolean speaksBeside(String sentence) {
        return BESIDE.matcher(sentence)
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .limit(FEWEST_WORDS_BESIDE)
                        .count()
                == FEWEST_WORDS_BESIDE;
    }

    private static boolean belongsToNote(String sentence) {
        return AbsenceNote.tellsOfIt(sentence)
                || speaksBeside(sentence)
                || OF_DATE.matcher(sentence).matches()
                || AWAY.matcher(sentence).lookingAt();
    }

    /// Without greeting, closing and names, in small letters; none of a text that is too long.
    private static List<String> sentences(String written) {
        if (written.length() > LONGEST) {
            return List.of();
        }
        StringBuilder text = new StringBuilder();
        for (String line : written.strip().lines().toList()) {
            String bare = line.strip();
            boolean first = text.isEmpty();
            boolean frame = first ? isGreeting(bare) : isName(bare);
            text.append(frame ? "\n\n" : bare + (bare.isEmpty() ? "\n\n" : "\n"));
        }
        return END_OF_SENTENCE
                .splitAsStream(text)
                .map(sentence -> plain(sentence))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static boolean isGreeting(String line) {
        return MarkedSignature.isGreeting(line)
                && !AWAY.matcher(line.toLowerCase(Locale.ROOT)).lookingAt();
    }

    private static boolean isName(String line) {
        return MarkedSignature.isOne(line)
                || (line.length() <= LONGEST_CHINESE_NAME && line.codePoints().allMatch(Character::isIdeographic));
    }

    private static String plain(String sentence) {
        String one = sentence.replace('\n', ' ').replace('’', '\'').strip().toLowerCase(Locale.ROOT);
        int end = one.length();
        while (end > 0 && ".!: ".indexOf(one.charAt(end - 1)) >= 0) {
            end--;
        }
        return one.substring(0, end);
    }

    private static String clipped(String text) {
        return Bounded.clip(text, LONGEST).replace('’', '\'').toLowerCase(Locale.ROOT);
    }
}
