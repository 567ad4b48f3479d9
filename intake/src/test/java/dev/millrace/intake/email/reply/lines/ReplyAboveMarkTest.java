package dev.millrace.intake.email.reply.lines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
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
                "Ne pas écrire sous cette ligne",
                "Por favor, no escriba debajo de esta línea",
                "Skriv ikke under denne linje",
                "Skriv inte under denna rad",
                "Reply above this line, so that our team sees it",
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
        assertThat(ReplyText.of("It works.\n\n## " + mark + ". ##\nold words", false)
                        .reply())
                .isEqualTo("It works.");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The customer sees \"reply above this line\" in each mail.",
                "I cannot write an answer above the line.",
                "I typed the wrong account above this line. Please correct it.",
                "The template says please type your reply above this line.",
                "Was ich über dieser Zeile schreibe, kommt doppelt an.",
                "In Excel kann ich über dieser Zeile keine Antwort eintragen.",
                "Bitte über dieser Zeile antworten steht jetzt doppelt da.",
                "Je ne peux pas écrire au-dessus de cette ligne.",
                "No puedo escribir la respuesta encima de esta línea.",
                "Non riesco a scrivere sopra questa riga.",
                "Het lukt niet om boven deze regel te schrijven.",
                "Nie mogę odpowiedzieć powyżej tej linii.",
                "Jag kan inte skriva ovanför denna rad.",
                "Jeg kan ikke skrive over streken.",
                "En voi kirjoittaa tämän rivin yläpuolelle.",
                "Nemohu psát odpověď nad tento řádek.",
                "Не могу писать ответ выше этой строки.",
                "我不能在此行以上回复。",
                "이 줄 위에 답변을 쓸 수 없습니다.",
                "One may not write below this line",
                "The pens do not write under this line",
                "Unter diese Linie bitte nicht schreiben, steht da.",
            })
    void shouldKeepWhatSpeaksOfALine(String sentence) {
        String text = "Hello Eva\n\n" + sentence + "\nIt is page 4 of the form.";

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @Test
    void shouldKeepASentenceThatSpeaksOfAMark() {
        for (String text : new String[] {
            "Each mail has a line.\n\n-----Original Message-----\nis what stands in it. How do I remove it?",
            "All our mails show\n-----Original Message-----\nbut nothing below it.",
            "In allen Mails steht\n----- Ursprüngliche Nachricht -----\nobwohl wir das abgeschaltet haben.",
            "It is odd.\n\nPlease do not write below this line of the form since it breaks, that is what I wanted to say to all of you.",
        }) {
            assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
        }
    }
}
