package dev.millrace.intake.email.automatic;

import java.util.regex.Pattern;

/// What programs say before what they have to say: thanks, who stands in, when an answer comes.
final class Courtesies {
    private static final Pattern WORDS = Pattern.compile("""
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

    private Courtesies() {}

    /// @param sentence in small letters
    static boolean areIn(String sentence) {
        return WORDS.matcher(sentence).find();
    }
}
