package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.reply.lines.ParagraphAbove;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Knows whoever shows a mail by its header, and does not answer it: right above he speaks of one,
/// or points at it. Who thanks for "your mail" does neither.
final class ShownMail {
    private static final Pattern ONE_MAIL = Pattern.compile("""
            (?<!\\p{L})(?:(?:this|that|the|an?|one|two|another|these|those|such) (?:\\p{L}{1,15} )?(?:(?:e-?)?mails?|messages?)
            |(?:dies\\p{L}{0,2}|eine|solche|folgende) (?:\\p{L}{1,15} )?(?:e-?mail|mail|nachricht)
            |(?:ce|cet|un|du) (?:\\p{L}{1,15} )?(?:e-?mail|mail|message|courriel)|(?:este|un|del) (?:correo|mensaje)
            |(?:questa|una|della) (?:e-?mail|mail)|(?:questo|un|del) messaggio|(?:deze|een|dit) (?:e-?mail|mail|bericht)
            |(?:este|um|do|esta|uma|da) (?:e-?mail|mensagem)|(?:ten|tego|ta|tej|taki) (?:mail|e-?mail|wiadomoś)
            |(?:det här|detta|ett) (?:mejl|mail|meddelande)|(?:denne|en) (?:mail|e-post|besked|melding)
            |(?:tämä|tämän|tätä) (?:viesti|sähköposti)|(?:tento|tuto|tato) (?:e-?mail|zpráv)|(?:это|этого|такое) (?:письм|сообщени)
            |spam|phish|scam|fraud|fake|betrug|gefälscht|hameçon|frauduleu|estafa|fraude|truff|oplicht|oszust|bedräg|svindel
            |huijau|podvod|мошенн|спам)|[这這那].{0,4}[邮郵]件|垃圾|[诈詐][骗騙]|(?:この|その|以下の|次の)メール|迷惑|詐欺
            """.replace("\n", ""));

    private static final Pattern POINTING = Pattern.compile("""
            (?<!\\p{L})(?:below|following|as follows|these|this is (?:the|an?|what)|here (?:is|are)|unten|folgend|das ist (?:der|die|das|ein|was)
            |ci-dessous|suivant|voici|abajo|siguiente|sotto|seguent|hieronder|volgende|abaixo|seguinte|poniż|następuj|nedan|följande
            |nedenfor|følgende|alla oleva|seuraav|níže|následuj|ниже|следующ)|以下|下記|如下|下面
            """.replace("\n", ""));

    private ShownMail() {}

    /// Whether a mail is named there, and not only something pointed at.
    ///
    /// @param header the first line of what seems a header
    static boolean isNamedAbove(List<String> lines, int header) {
        return ONE_MAIL.matcher(ParagraphAbove.text(lines, header).toLowerCase(Locale.ROOT))
                .find();
    }

    /// @param header the first line of what seems a header
    static boolean isSpokenOfAbove(List<String> lines, int header) {
        String paragraph = ParagraphAbove.text(lines, header).toLowerCase(Locale.ROOT);
        return ONE_MAIL.matcher(paragraph).find() || POINTING.matcher(paragraph).find();
    }
}
