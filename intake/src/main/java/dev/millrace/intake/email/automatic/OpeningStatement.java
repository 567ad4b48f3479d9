package dev.millrace.intake.email.automatic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a sentence begins by which a mail says of itself that nobody wrote it, or that nobody reads an answer.
final class OpeningStatement {
    /// Says of itself that nobody wrote it.
    private static final Pattern AUTOMATIC = Pattern.compile("""
            (?:(?:please )?note:? |\\W{1,10})?(?:this (?:is|was) an? (?:automated|automatic|auto-?generated|automatically[- ]generated|system[- ]generated|computer[- ]generated|auto)
             (?:\\p{L}+[- ]){0,2}(?:message|e-?mail|mail|reply|response|notification|notice|answer|confirmation|acknowledge?ment)
            |this (?:message|e-?mail|mail|response|reply|notification) (?:was|is|has been) (?:automatically (?:generated|sent|created)|(?:generated|sent|created) automatically|auto-?generated)
            |(?:dies ist eine|diese (?:nachricht|e-?mail|mail) (?:ist|wurde)) (?:eine )?(?:automatisch|maschinell|systemgeneriert)(?! (?:übersetzt|verschlüsselt|weitergeleitet|archiviert|geprüft|überprüft|gescannt))
            |(?:ceci est|il s'agit d')\\s?(?:un|une) (?:message|e-?mail|courriel|mail|réponse) (?:automatique|généré)
            |ce (?:message|e-?mail|courriel|mail) (?:est (?:automatique|généré)|a été (?:généré|envoyé) automatiquement)
            |(?:este es un|éste es un|esta es una) (?:mensaje|correo|respuesta)(?: electrónico)? (?:automátic|generad)
            |este (?:mensaje|correo)(?: electrónico)? (?:es|ha sido|fue) (?:automático|(?:generado|enviado) (?:de forma )?automática)
            |quest[oa] è una?(?: |['’]\\s?)(?:messaggio|e-?mail|mail|risposta) (?:automatic|generat)
            |quest[ao] (?:messaggio|e-?mail|mail) è stat[oa] (?:generat|inviat)[oa] automaticamente
            |dit is een automatisch|dit (?:bericht|e-?mail) is automatisch(?! (?:vertaald|versleuteld|doorgestuurd|gescand|gecontroleerd))
            |(?:esta é uma (?:mensagem|resposta)|este é um e-?mail) automátic|est[ea] (?:mensagem|e-?mail) foi (?:gerad|enviad)[oa] automaticamente
            |(?:ta|to) (?:jest )?(?:wiadomość|odpowiedź) (?:jest |została )?(?:automatyczn|wygenerowana automatycz)
            |(?:detta|det här) är ett (?:automatiskt|autogenererat|automatgenererat|autosvar)
            |dette er en? (?:automatisk|autogenerer|autosvar)
            |tämä (?:on|viesti on) automaatti
            |(?:toto|tohle) je automatick|tato zpráva (?:je|byla) (?:automatick|vygenerov)
            |это автоматическ|(?:это|данное) (?:письмо|сообщение) (?:сформировано|отправлено|создано|сгенерировано) автоматически
            |(?:这是|此邮件为|本邮件为|此邮件由|本邮件由|這是|此郵件為|本郵件為|此郵件由).{0,8}自[动動]
            |このメールは.{0,16}自動|(?:本メール|こちら)は.{0,16}自動)
            """.replace("\n", ""));

    /// The same as houses say it, and nothing besides but that they want no answer: "Mail sent automatically to each
    /// customer by mistake" is a person's. In most of these languages no "I" is known, by which people are told.
    private static final Pattern AUTOMATIC_AND_NO_MORE = Pattern.compile("""
            \\W{0,10}(?:(?:automatically generated|auto-?generated|system[- ]generated|computer[- ]generated) (?:message|e-?mail|mail|notification)
            |(?:automatisch|maschinell) (?:generierte|erstellte|versandte|versendete) (?:nachricht|e-?mail|mail|benachrichtigung)
            |(?:message|courriel|e-?mail|mail) (?:généré|envoyé) automatiquement|(?:mensaje|correo)(?: electrónico)? (?:generado|enviado) automáticamente
            |(?:messaggio|e-?mail|mail) (?:generat|inviat)[oa] automaticamente|automatisch (?:gegenereerd|verzonden) (?:bericht|e-?mail|mail)
            |(?:mensagem|e-?mail) (?:gerad|enviad)[oa] automaticamente|(?:wiadomość|e-?mail) (?:została? |jest )?(?:wygenerowan|wysłan)[ay] automatycznie
            |(?:meddelandet|mejlet) (?:är automatiskt (?:genererat|skickat)|har (?:skickats|genererats) automatiskt)
            |denne (?:besked|melding|meldingen|mail|mailen|e-mail|e-posten?) er (?:(?:sendt|generert|genereret) automatisk|automatisk (?:sendt|generert|genereret))
            |(?:viesti|tämä viesti) on (?:lähetetty|luotu) automaattisesti|(?:zpráva|e-?mail) (?:byla?|je) (?:vygenerován|odeslán)[ao]? automaticky
            |(?:данное |настоящее |это )?(?:письмо|сообщение|уведомление) (?:было )?(?:сформировано|отправлено|создано|сгенерировано) (?:автоматически|роботом)
            |(?:лист|повідомлення) (?:сформовано|надіслано|створено) автоматично|це (?:автоматичн(?:е повідомлення|ий лист|а відповідь)|(?:лист|повідомлення) (?:сформован|надіслан)\\p{L}{1,2} автоматично)
            |това е автоматич(?:но (?:съобщение|писмо)|ен отговор)|(?:това )?(?:съобщение|писмо)(?:то)? е (?:генерирано|изпратено) автоматично
            |acesta este un (?:mesaj|e-?mail|răspuns) (?:automat|generat automat)|acest (?:mesaj|e-?mail) (?:este|a fost) (?:generat|trimis) automat
            |ez egy automatikus (?:üzenet|levél|válasz|e-?mail)|ezt az? (?:üzenetet|levelet|e-mailt) (?:a )?rendszer(?:ünk)? automatikusan (?:küldte|küldi|generálta)
            |bu (?:bir )?otomatik (?:bir )?(?:mesaj|e-?posta|ileti|yanıt)(?:[dt][ıi]r)?|bu (?:e-?posta|mesaj|ileti) otomatik olarak (?:gönderil|oluşturul|üretil)(?:di|du|miştir|muştur)
            |αυτό είναι (?:ένα )?αυτόματο (?:μήνυμα|e-?mail)|aquest és un (?:missatge|correu)(?: electrònic)? (?:automàtic|generat automàticament)
            |ovo je automatsk(?:a poruka|i odgovor)|to je (?:samodejno|avtomatsko) sporočilo
            |ini adalah (?:pesan|e-?mail|balasan) otomatis|(?:e-?mail|pesan) ini (?:dikirim|dibuat|dihasilkan) (?:secara )?otomatis|đây là (?:email|thư|tin nhắn) tự động
            |(?:זוהי|זו) הודעה אוטומטית|הודעה זו נשלחה (?:באופן אוטומטי|אוטומטית)|هذه رسالة (?:تلقائية|آلية)
            |(?:이|본) (?:메일|이메일|메시지)은? .{0,16}자동(?:으로)? ?(?:발송|생성|회신|전송)(?:되었습니다|됩니다|된 (?:메일|이메일|메시지)입니다))(?:\\s?[,;–—-]\\s?(?<rest>.{1,200}))?$
            """.replace("\n", ""));

    /// Wants no answer, as programs say, and people who report what they do not look after.
    private static final Pattern NOT_TO_ANSWER = Pattern.compile("""
            (?:(?:please )?note:? |\\W{1,10})?(?:(?:please )?(?:do not|don't) (?:reply|respond)(?: directly)?(?: to this (?:message|e-?mail|mail|notification|address))?$
            |this (?:mailbox|inbox|e-?mail address|address) is (?:not monitored|unmonitored|unattended)$
            |bitte antworten sie nicht auf diese|bitte nicht (?:auf diese \\S{1,12} )?antworten$
            |(?:merci de |veuillez |prière de )?ne pas (?:y )?répondre(?: (?:à|directement à) ce(?:t|tte)? (?:message|e-?mail|mail|courriel)|$)|(?:merci de|veuillez|prière de) ne pas (?:y )?répondre
            |(?:por favor,? |se ruega |favor de )?no (?:responda|responder|conteste|contestar)(?:n)? (?:directamente )?a este
            |(?:si prega di )?non rispondere a quest|(?:gelieve|u kunt) (?:\\p{L}+ ){0,3}niet (?:te )?(?:antwoorden|beantwoorden|reageren)
            |(?:por favor,? |favor )?não (?:responda|responder) (?:a )?est[ea]|(?:prosimy |proszę )?nie odpowiada(?:ć|j) na t
            |(?:vänligen )?svara inte på det|(?:venligst |vennligst )?(?:svar ikke|ikke svar|besvar ikke) (?:på )?denne
            |(?:älä|älkää) vastaa tähän|(?:prosím )?neodpovídejte na|(?:пожалуйста,? |просьба |просим )?не отвеча(?:йте|ть) на (?:это|данное|этот)
            |(?:på denne .{1,12} kan |denne .{1,12} kan )(?:ikke|ej) (?:besvares|svares)|tähän viestiin ei voi vastata|vă rugăm să nu răspundeți|kérjük,? ne válaszoljon erre
            |lütfen bu .{1,12} (?:cevap|yanıt)|моля,? не отговаряйте на|будь ласка,? не відповідайте на|(?:si us plau,? )?no respon(?:gueu|guis|eu|dre) a aquest
            |[请請]勿(?:直接)?回[复覆]|このメールに(?:は)?返信しない|.{0,12}返信はご遠慮)
            """.replace("\n", ""));

    /// Behind which a person goes on: "This is an automated message that I get each hour".
    private static final Pattern TOLD =
            Pattern.compile("(?<!\\p{L})(?:that|which|whose|die ich|das ich|que je|that i) ");

    private static final int LONGEST_ALONE = 60;

    private OpeningStatement() {}

    /// Whether a program may begin so, whoever goes on behind it.
    ///
    /// @param sentence in small letters
    static boolean beginsAsAutomatic(String sentence) {
        return AUTOMATIC.matcher(sentence).lookingAt()
                || isOfHouse(sentence)
                || NOT_TO_ANSWER.matcher(sentence).lookingAt();
    }

    /// Whether it says that nobody wrote the mail.
    ///
    /// @param sentence in small letters
    static boolean isOfProgram(String sentence) {
        return AUTOMATIC.matcher(sentence).lookingAt()
                && !TOLD.matcher(sentence).find();
    }

    /// Whether it says so as houses do. People write it, too: "Mail sent automatically" above what they tell of it.
    ///
    /// @param sentence in small letters
    static boolean isOfHouse(String sentence) {
        Matcher said = AUTOMATIC_AND_NO_MORE.matcher(sentence);
        return said.matches()
                && (said.group("rest") == null
                        || NOT_TO_ANSWER.matcher(said.group("rest")).lookingAt());
    }

    /// Whether nothing else is said in it, as people do who go on: "This is an automatic message, make it stop".
    ///
    /// @param sentence in small letters
    static boolean isNothingButOfProgram(String sentence) {
        return isOfProgram(sentence) && sentence.length() <= LONGEST_ALONE && sentence.indexOf(',') < 0;
    }

    /// Whether it says that nobody reads an answer.
    ///
    /// @param sentence in small letters
    static boolean wantsNoAnswer(String sentence) {
        return NOT_TO_ANSWER.matcher(sentence).lookingAt()
                && !TOLD.matcher(sentence).find();
    }
}
