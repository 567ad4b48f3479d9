package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Question;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever only greets is asked what it is about, and what he writes next is read like a first message.
class GreetingTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi",
                "hello!",
                "Hello?",
                "Hi there 👋",
                "Good morning team",
                "Hi, can you help me?",
                "hey, is anyone there?",
                "Hello, I have a problem",
                "Hallo",
                "Guten Tag zusammen",
                "Moin, ich habe eine Frage",
                "Hallo, können Sie mir helfen?",
                "Hallo\nTim Moor",
                "Bonjour",
                "Bonjour, j'ai un problème",
                "Hola, ¿hay alguien?",
                "Buenos días",
                "Ciao",
                "Hej",
            })
    void shouldAskWhoeverOnlyGreetsWhatItIsAbout(String words) {
        assertThat(understand(words).diagnosis().question()).isEqualTo(Question.ABOUT_MATTER);
        assertThat(understand(words).diagnosis().unsure()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "thanks",
                "Hi, my account is locked",
                "Hello, printer",
                "Help, my mailbox is full",
                "Hallo, VPN geht nicht",
                "Guten Morgen, ich habe ein Problem mit Outlook",
                "Bonjour, mon compte est bloqué",
                "Hola, no puedo entrar",
                "Hi PRT-2F-07",
            })
    void shouldUnderstandAtOnceWhatSaysMore(String words) {
        Question question = understand(words).diagnosis().question();
        assertThat(question == null || !question.asksForMatter()).isTrue();
    }

    private static Understanding understand(String words) {
        return ENRICHMENT.understand(new Text("", words, Channel.CHAT, null, "tim.moor@acme.example"));
    }
}
