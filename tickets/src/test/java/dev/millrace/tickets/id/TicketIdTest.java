package dev.millrace.tickets.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketIdTest {
    @Property
    void shouldReadWhatItPrints(@ForAll long bits) {
        TicketId id = new TicketId(bits);
        assertThat(TicketId.parse(id.toString())).isEqualTo(id);
        assertThat(id.toString()).matches("[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{4}){2}");
    }

    @Property
    void shouldReadWhatAPersonTyped(@ForAll long bits) {
        TicketId id = new TicketId(bits);
        String typed = id.toString()
                .replace("-", " ")
                .replace('0', 'o')
                .replace('1', 'l')
                .toLowerCase(Locale.ROOT);
        assertThat(TicketId.parse(typed)).isEqualTo(id);
    }

    @Property
    void shouldNeverReadAnythingElse(@ForAll String text) {
        try {
            assertThat(TicketId.parse(text).toString()).hasSize(15);
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessageContaining("is no ticket id");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "7ZK3Q-4M2P|9 characters",
                "7ZK3Q-4M2P-9XYDD|14 characters",
                "7ZK3Q-4M2P-9XUD|'U' at position 14",
                "Z0000-0000-0000|0 to F",
                "\"\"|0 characters",
            })
    void shouldSayWhatIsWrongAndWhere(String text, String complaint) {
        assertThatThrownBy(() -> TicketId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void shouldDependOnEveryPartOfTheConversation() {
        ConversationHash hash = ConversationHash.of("acme", "email", "a");
        assertThat(hash).isEqualTo(ConversationHash.of("acme", "email", "a"));
        assertThat(hash.ticketId()).isEqualTo(hash.ticketId());
        assertThat(hash).isNotEqualTo(ConversationHash.of("acme", "emaila", ""));
        assertThat(hash).isNotEqualTo(ConversationHash.of("acm", "eemail", "a"));
        assertThat(hash.next()).isNotEqualTo(hash);
        assertThat(hash.ticketId().bits())
                .isEqualTo(Long.parseUnsignedLong(hash.hex().substring(0, 16), 16));
    }
}
