package dev.millrace.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedTest {
    @Test
    void shouldKeepOnlyTheControlCharactersThatLayTextOut() {
        assertThat(Bounded.text("a\0b\u0001\u001f\tc\r\nd\f\u000b")).isEqualTo("ab\tc\r\nd");
    }

    @Test
    void shouldCleanEveryFieldAndStaySmall() {
        InboundMessage bounded = Bounded.message(message("x" + "\0".repeat(99_999), "y" + "\1".repeat(99_999)));

        assertThat(bounded.text()).isEqualTo("x");
        assertThat(bounded.fullText()).isEqualTo("y");
        assertThat(bounded.subject()).isEqualTo("Locked");
        assertThat(bounded.from().name()).isEqualTo("Anna");
        assertThat(bounded.messageId()).isEqualTo("<1@acme.example>");
        assertThat(bounded.flags()).isEmpty();
    }

    @Test
    void shouldDropTheFullTextOfAMessageThatIsTooLarge() {
        InboundMessage bounded = Bounded.message(message("€".repeat(100_000), "€".repeat(250_000)));

        assertThat(bounded.text()).hasSize(100_000);
        assertThat(bounded.fullText()).isNull();
        assertThat(bounded.flags()).containsExactly("text-cut");
        assertThat(Json.mapper().writeValueAsBytes(bounded)).hasSizeLessThan(Bounded.LARGEST);
    }

    @Test
    void shouldCleanAndCutWhatAFlagQuotes() {
        InboundMessage bounded =
                Bounded.message(message("x", "y").withFlag("automatic:a\0b").withFlag("sent-by:" + "x".repeat(10_000)));

        assertThat(bounded.flags()).first().isEqualTo("automatic:ab");
        assertThat(bounded.flags()).last().asString().hasSize(400).endsWith("…");
    }

    private static InboundMessage message(String text, String fullText) {
        ConversationHash hash = ConversationHash.of("acme", "email", "c1");
        return new InboundMessage(
                hash.ticketId(),
                hash,
                "acme",
                Channel.EMAIL,
                "<1\0@acme.example>",
                new Person("anna@acme.example", "An\1na"),
                null,
                "support@acme.example",
                "Lo\0cked",
                text,
                fullText,
                List.of(),
                Automatic.NONE,
                Assurance.CLAIMED,
                Threading.NONE,
                null,
                null,
                null,
                List.of(),
                Instant.EPOCH,
                null);
    }
}
