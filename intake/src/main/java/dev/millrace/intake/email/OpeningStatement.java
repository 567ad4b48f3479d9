package dev.millrace.intake.email;

import java.util.regex.Pattern;

/// How a sentence begins by which a mail says of itself what it is: that its author is away, or that nobody wrote it.
final class OpeningStatement {
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

    private OpeningStatement() {}

    /// @param sentence in small letters
    static boolean isOfAbsence(String sentence) {
        return AWAY.matcher(sentence).lookingAt();
    }

    /// The same, whoever goes on behind it.
    ///
    /// @param sentence in small letters
    static boolean beginsAsAutomatic(String sentence) {
        return AUTOMATIC.matcher(sentence).lookingAt();
    }

    /// @param sentence in small letters
    static boolean isOfProgram(String sentence) {
        return beginsAsAutomatic(sentence) && !TOLD.matcher(sentence).find();
    }
}
