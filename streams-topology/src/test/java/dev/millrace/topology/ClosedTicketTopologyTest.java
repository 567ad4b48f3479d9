package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the stream keeps of a ticket that is over, and what a late message finds.
class ClosedTicketTopologyTest {
    private static final int FEW_HUNDRED_BYTES = 400;

    private final InboundMessage message = Messages.lockedOut();
    private TestStream stream;

    @BeforeEach
    void closeATicket(@TempDir Path state) {
        stream = TestStream.exactlyOnce(state);
        stream.send(message);
        stream.send(
                new RemediationOutcome.Succeeded(message.ticket(), "acme", stream.runId(), 1, "unlocked", null, null));
        stream.advance(Duration.ofDays(7).plusSeconds(1));
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    /// What would be restored of the ticket after a crash.
    private byte[] stored() {
        return stream.records("test-tickets-changelog").getLast().value();
    }

    @Test
    void shouldKeepAClosedTicketWholeInAFewHundredBytes() {
        Ticket told = stream.updates().getLast().ticket();
        assertThat(told.status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(stored()).hasSizeLessThan(FEW_HUNDRED_BYTES);
        assertThat(stream.ticket(message)).isEqualTo(told);
    }

    @Test
    void shouldReopenItOnALateReplyWithAllThatItKnew() {
        List<TicketUpdate> before = stream.updates();
        Ticket closed = before.getLast().ticket();
        stream.send(Messages.answer(
                message.ticket(), "anna@acme.example", "<2@acme.example>", "It is locked once more, please help."));

        assertThat(stream.updates()).first().satisfies(update -> {
            assertThat(update.version()).isEqualTo(closed.version() + 1);
            assertThat(update.ticket())
                    .returns(TicketStatus.REOPENED, Ticket::status)
                    .returns(closed.subject(), Ticket::subject)
                    .returns(closed.category(), Ticket::category)
                    .returns(closed.priority(), Ticket::priority)
                    .returns(closed.participants(), Ticket::participants)
                    .returns(closed.run(), Ticket::run)
                    .returns(closed.replies(), Ticket::replies);
        });
        assertThat(new String(stored(), 0, 1, StandardCharsets.UTF_8))
                .as("JSON again, while it is worked on")
                .isEqualTo("{");
    }

    @Test
    void shouldKnowItsMailsAgain() {
        stream.updates();
        stream.send(message);
        assertThat(stream.updates()).isEmpty();
    }

    @Test
    void shouldKnowWhoTakesPartInIt() {
        stream.send(Messages.reply(message.ticket(), "anna@acme.example", "<3@acme.example>", Threading.SUBJECT_TAG));
        assertThat(stream.ticket(message).status()).isEqualTo(TicketStatus.REOPENED);

        InboundMessage strangers =
                Messages.reply(message.ticket(), "eve@evil.example", "<4@evil.example>", Threading.SUBJECT_TAG);
        stream.send(strangers);
        assertThat(stream.driver()
                        .<String, Ticket>getKeyValueStore("tickets")
                        .get(strangers.conversation().ticketId().toString())
                        .mentions())
                .isEqualTo(message.ticket());
    }

    @Test
    void shouldStaySmallWhateverIsNotedOfItLater() {
        Person frank = new Person("frank@acme.example", "Frank Doyle");
        stream.send(new TicketCommand.Comment(message.ticket(), "acme", frank, "It was the phone.", false));
        stream.send(new TicketCommand.RecordReply(
                message.ticket(), "acme", "closed-6-1a2b3c4d", "closed", message.from(), "It is closed."));
        assertThat(stream.ticket(message).replies()).contains("closed-6-1a2b3c4d");
        assertThat(stored()).hasSizeLessThan(FEW_HUNDRED_BYTES);
    }
}
