package dev.millrace.topology.step;

import static dev.millrace.topology.step.Placements.ADMIN;
import static dev.millrace.topology.step.Placements.assertOnItsOwn;
import static dev.millrace.topology.step.Placements.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.topology.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What somebody else's mail must not join, whatever it has stolen or calls itself.
class ForgedFollowUpTest {
    private final Ticket ticket = Placements.TICKET;

    /// A mail that claims to be Anna's and is disowned by her domain may know any id of hers.
    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void shouldLetNothingSuspiciousJoinByWhateverItHasStolen(Threading threading) {
        InboundMessage forged = Messages.reply(ticket.id(), "anna@acme.example", "<2@evil.example>", threading)
                .withReview("DMARC failed");

        assertOnItsOwn(place(ticket, forged), forged, ticket.id());
        assertOnItsOwn(place(null, forged), forged, null);
    }

    /// A header that says so makes any mail a program's.
    @ParameterizedTest
    @CsvSource({
        "AUTO_GENERATED, SIGNED",
        "AUTO_GENERATED, SUBJECT_TAG",
        "AUTO_GENERATED, REFERENCES",
        "LIST, SIGNED",
        "LIST, SUBJECT_TAG",
        "AUTO_REPLY, SUBJECT_TAG",
        "AUTO_REPLY, REFERENCES",
        "BOUNCE, SUBJECT_TAG"
    })
    void shouldLetNothingSuspiciousJoinBecauseItCallsItselfAProgram(Automatic automatic, Threading threading) {
        InboundMessage forged = Messages.automatic(
                        automatic, Messages.reply(ticket.id(), "anna@acme.example", "<2@evil.example>", threading))
                .withReview("DMARC failed");

        assertOnItsOwn(place(ticket, forged), forged, ticket.id());
    }

    @ParameterizedTest
    @EnumSource(names = {"BOUNCE", "AUTO_REPLY"})
    void shouldLetAProgramsAnswerToOursJoinThatItsDomainDisowns(Automatic automatic) {
        InboundMessage answer = Messages.automatic(
                        automatic,
                        Messages.reply(ticket.id(), "mailer-daemon@acme.example", "<2@acme.example>", Threading.SIGNED))
                .withReview("DMARC failed");

        assertThat(place(ticket, answer)).isEqualTo(new Placement.Here(answer));
    }

    @Test
    void shouldLetNothingJoinWhatAPersonRejected() {
        InboundMessage spam =
                Messages.mail("eve@evil.example", "<s@evil.example>", "Buy now").withReview("spam");
        Ticket rejected = Messages.after(Messages.opened(spam), new TicketCommand.Close(spam.ticket(), "acme", ADMIN));
        InboundMessage again =
                Messages.reply(spam.ticket(), "eve@evil.example", "<t@evil.example>", Threading.SUBJECT_TAG);

        assertThat(rejected.isRejected()).isTrue();
        assertOnItsOwn(place(rejected, again), again, spam.ticket());
    }
}
