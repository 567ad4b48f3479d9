package dev.millrace.intake.email.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Marks that desks write above their mails, and that of an original mail with nothing but text below.
class ReplyAboveMarkTest {
    private static final String BELOW = "\n\nTicket 4711 was changed by Eva Lind.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please reply above this line",
                "-- Reply above this line --",
                "[Please reply above this line]",
                "Reply ABOVE THIS LINE to add a comment",
                "------- Please do not reply below this line -------",
                "Please do not write below this line",
                "Bitte über dieser Zeile antworten",
                "## Bitte oberhalb dieser Zeile antworten ##",
                "Bitte nicht unterhalb dieser Linie schreiben",
                "Veuillez répondre au-dessus de cette ligne",
                "Répondre au dessus de cette ligne",
                "Responda por encima de esta línea",
                "Por favor, escriba su respuesta por encima de esta linea",
                "Antwoord boven deze regel",
                "Rispondi sopra questa riga",
                "Rispondere al di sopra di questa riga",
                "Responda acima desta linha",
                "Odpowiedz powyżej tej linii",
                "Svara ovanför denna rad",
                "Svara ovanför den här linjen",
                "Svar over denne linje",
                "Svar over denne linjen",
                "Skriv svaret over streken",
                "Vastaa tämän rivin yläpuolelle",
                "Kirjoita vastauksesi tämän viivan yläpuolelle",
                "Odpovězte nad tuto čáru",
                "Odpovězte nad tímto řádkem",
                "Ответьте выше этой линии",
                "Пишите ответ выше этой строки",
                "请在此行以上回复",
                "请在此行上方回复",
                "この線より上に返信してください",
                "이 줄 위에 회신해 주세요",
            })
    void shouldCutAnAnswerAtADesksMark(String mark) {
        assertThat(ReplyText.of("It works." + "\n\n" + mark + BELOW, true).reply())
                .isEqualTo("It works.");
        assertThat(ReplyText.of("It works." + "\n\n--- " + mark + " ---" + BELOW, true)
                        .reply())
                .isEqualTo("It works.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Original Message-----\nold text here",
                "-- Original Message --\n\nPlease come.",
                "---original message---\nplease come.",
                "-----Wiadomość oryginalna-----\nstary tekst",
                "----- Ursprüngliche Nachricht -----\nbitte kommen Sie",
            })
    void shouldCutAnAnswerAtTheMarkOfAnOriginalWithoutHeader(String history) {
        assertThat(ReplyText.of("Agreed.\n" + history, true).reply()).isEqualTo("Agreed.");
        assertThat(ReplyText.of("Agreed.\n\n" + history, true).reply()).isEqualTo("Agreed.");
    }

    @Test
    void shouldKeepASentenceThatSpeaksOfAMark() {
        for (String text : new String[] {
            "Each mail has a line.\n\n-----Original Message-----\nis what stands in it. How do I remove it?",
            "It is odd.\n\nPlease do not write below this line of the form since it breaks, that is what I wanted to say to all of you.",
        }) {
            assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
        }
    }
}
