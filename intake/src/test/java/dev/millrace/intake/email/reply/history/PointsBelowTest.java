package dev.millrace.intake.email.reply.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that somebody says to have written into what he quotes, where nothing marks the quote.
class PointsBelowTest {
    private static final String HEADER =
            "From: Eva Lind <eva@desk.example>\nSent: Monday, January 5, 2026 10:00 AM\nTo: Anna Keller\nSubject: Printer\n\n";
    private static final String QUOTED = HEADER + "Which printer is it?\nThe one on floor 3.\n\nRegards\nEva";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have put my answers into your mail in capital letters.",
                "My comments are in the text.",
                "I answered your questions one by one in your mail.",
                "My answers are highlighted in yellow, replies inline.",
                "Answers after each question.",
                "Meine Antworten stehen direkt bei deinen Fragen.",
                "Antworten inline.",
                "Siehe gelbe Markierungen.",
                "Ich habe in deiner Mail geantwortet.",
                "Mes réponses dans le texte.",
                "Voir mes réponses en gras dans votre message.",
                "Te respondo entre líneas.",
                "Mis respuestas en el texto.",
                "Rispondo nel testo.",
                "Risposte in grassetto nel testo.",
                "Mijn antwoorden staan in je mail.",
                "Antwoorden in de tekst.",
                "Respostas no texto.",
                "Odpowiedzi w treści.",
                "Svar i texten.",
                "Svar i teksten.",
                "Svarene mine står i teksten.",
                "Vastaukset tekstin seassa.",
                "Odpovědi v textu.",
                "Ответы в тексте.",
                "我在原文中回复了。",
                "请看我在邮件里的回复。",
                "インラインで失礼いたします。",
                "本文中に回答を記載しました。",
                "본문에 답변 드립니다.",
            })
    void shouldKeepAQuoteInWhichSomebodySaysThatHisAnswersStand(String announcement) {
        for (String above : new String[] {"Hi Eva,\n\n", "Hi Eva,\n\nthanks for asking.\nI was out.\nBack now.\n\n"}) {
            for (String below : new String[] {"", "\n\nRegards\nAnna"}) {
                assertThat(ReplyText.of(above + announcement + below + "\n\n" + QUOTED, true)
                                .reply())
                        .contains("The one on floor 3.");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please see my answers below in red.\n\nIt is the one on the third floor.\n\nIt jams.\n\nPlease send somebody.\nWe wait.",
                "Your answer was right.\nIt is the text in bold.\nThe lamp is red.\nSee the form below.\nThanks again.",
                "Danke für die Antwort.\nIm Text fehlt ein Wort.\nDas Rote ist neu.\nSiehe unten im Formular.\nBis dann.",
                "Thanks for your reply, and for the mail.\nIt works.",
                "Merci pour votre réponse.\nLe texte est en ordre.",
                "Gracias por la respuesta.\nEl texto está bien.",
            })
    void shouldCutAQuoteBelowWhatOnlySpeaksOfAnswers(String own) {
        assertThat(ReplyText.of(own + "\n\n" + QUOTED, true).reply()).isEqualTo(own);
    }
}
