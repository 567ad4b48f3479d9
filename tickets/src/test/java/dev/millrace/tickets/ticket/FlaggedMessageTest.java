package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.Samples;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.ticket.TicketEvent.MessageReceived;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What intake noticed about a message, in the ticket's history.
class FlaggedMessageTest {
    private static final InboundMessage PLAIN = Samples.message();

    @Test
    void shouldTellWhatWasNoticed() {
        assertThat(received(PLAIN.withFlag("look-alike-domain")).flags()).contains("look-alike-domain");
    }

    @Test
    void shouldSayInWordsThatAMessageIsEncrypted() {
        InboundMessage sealed = PLAIN.withTexts("Secret", "", null).withFlag("encrypted");

        assertThat(received(sealed).text()).contains("encrypted");
        assertThat(received(sealed.withTexts("Secret", "Key attached.", null)).text())
                .isEqualTo("Key attached.");
        assertThat(received(PLAIN.withTexts("Empty", "", null)).text()).isEmpty();
    }

    @Test
    void shouldKeepFlagsOutOfTheTicket() {
        InboundMessage flagged = PLAIN.withFlag("look-alike-domain");

        assertThat(new Desk()
                        .after(new TicketCommand.Receive(flagged, reading()))
                        .ticket())
                .isEqualTo(new Desk().after(Desk.message()).ticket());
    }

    @Test
    void shouldBoundTheirNumber() {
        InboundMessage flagged = IntStream.range(0, 100)
                .mapToObj(i -> "flag-" + i)
                .reduce(PLAIN, InboundMessage::withFlag, (_, last) -> last);

        assertThat(received(flagged).flags()).hasSize(MessageReceived.MOST_FLAGS);
    }

    @Test
    void shouldReadEventsOfBeforeAndBeReadByProgramsOfBefore() {
        MessageReceived flagged = received(PLAIN.withFlag("look-alike-domain"));
        MessageReceived plain = new MessageReceived(
                flagged.messageId(),
                flagged.from(),
                flagged.replyTo(),
                flagged.subject(),
                flagged.text(),
                flagged.attachments(),
                flagged.automatic(),
                flagged.assurance(),
                flagged.rawSha256(),
                flagged.at());

        assertThat(Json.text(plain)).doesNotContain("flags");
        assertThat(Json.read(Json.text(plain), TicketEvent.class)).isEqualTo(plain);
        assertThat(Json.read(Json.text(flagged), TicketEvent.class)).isEqualTo(flagged);
    }

    private static MessageReceived received(InboundMessage message) {
        return new Desk()
                .after(new TicketCommand.Receive(message, reading())).last.stream()
                        .filter(MessageReceived.class::isInstance)
                        .map(MessageReceived.class::cast)
                        .findFirst()
                        .orElseThrow();
    }
}
