package dev.millrace.intake.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.chat.ChatMessages.WrittenLine;
import dev.millrace.tickets.message.Person;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChatMessagesTest {
    private static final ConversationKey KEY = new ConversationKey("acme", "c1");

    @Test
    void shouldNotTakeLinesThatComeAgainWithANewOneForTheFirstMessage() {
        assertThat(id("a", "b", "c")).isNotEqualTo(id("a", "b")).startsWith("c1/");
        assertThat(id("a", "bc")).isNotEqualTo(id("ab", "c"));
    }

    @Test
    void shouldTakeTheSameLinesForTheSameMessage() {
        assertThat(id("a", "b")).isEqualTo(id("a", "b"));
    }

    private static String id(String... ids) {
        return ChatMessages.of(
                        KEY,
                        Arrays.stream(ids)
                                .map(id -> new WrittenLine(
                                        new ClientFrame.Line(id, "Hello"), new Person("anna@acme.example", null), null))
                                .toList())
                .messageId();
    }
}
