package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.AUTOMATIC;
import static dev.millrace.tickets.Samples.BEN;
import static dev.millrace.tickets.Samples.ID;
import static dev.millrace.tickets.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.Samples;
import dev.millrace.tickets.message.Automatic;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What happens to a message that a person should look at first.
class ReviewTest {
    private static final String REASON = "spam (X-Spam-Flag: YES)";

    private final Desk desk = new Desk()
            .after(
                    new TicketCommand.Receive(Samples.message().withReview(REASON), Samples.reading()),
                    new TicketCommand.Prioritise(ID, TENANT, Samples.priority()),
                    new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));

    @Test
    void shouldUnderstandItAndHoldItWithItsReason() {
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ON_HOLD);
        assertThat(desk.ticket().review()).isEqualTo(REASON);
        assertThat(desk.ticket().isInReview()).isTrue();
        assertThat(desk.ticket().runbook()).isEqualTo("unlock-account");
    }

    @Test
    void shouldRunNothingForIt() {
        desk.after(new TicketCommand.Authorise(ID, TENANT, AUTOMATIC));

        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
        assertThat(desk.ticket().run()).isNull();
    }

    @Test
    void shouldGoOnWhereItWasHeldWhenReleased() {
        desk.after(new TicketCommand.Resume(ID, TENANT, BEN));

        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.DIAGNOSED);
        assertThat(desk.ticket().review()).isNull();
        desk.after(new TicketCommand.Authorise(ID, TENANT, AUTOMATIC));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REMEDIATING);
    }

    /// Whoever reads the history must not take it for what its sender seems to have written.
    @Test
    void shouldTellInTheHistoryOfATicketThatItJoinsWhatSpeaksAgainstIt() {
        Desk joined = new Desk()
                .after(
                        new TicketCommand.Receive(Samples.message(), Samples.reading()),
                        new TicketCommand.Receive(
                                Samples.message("<2@acme.example>", Automatic.AUTO_REPLY)
                                        .withReview(REASON),
                                Samples.reading()));

        assertThat(joined.last)
                .singleElement()
                .isInstanceOfSatisfying(
                        TicketEvent.MessageReceived.class,
                        received -> assertThat(received.review()).isEqualTo(REASON));
    }

    @Test
    void shouldStayRejectedWhateverIsWrittenToIt() {
        desk.after(
                new TicketCommand.Close(ID, TENANT, BEN),
                new TicketCommand.Receive(Samples.message("<2@acme.example>", Automatic.NONE), Samples.reading()));

        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(desk.ticket().isRejected()).isTrue();
        assertThat(desk.ticket().review()).isEqualTo(REASON);
    }

    @Test
    void shouldBeAnOrdinaryTicketWhenAPersonReopensWhatWasRejected() {
        desk.after(
                new TicketCommand.Close(ID, TENANT, BEN),
                new TicketCommand.Reopen(ID, TENANT, BEN, "it was a real request"));

        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REOPENED);
        assertThat(desk.ticket().review()).isNull();
    }

    @Test
    void shouldRefuseWhateverWouldAnswerOrPassItOn() {
        for (TicketCommand command : List.of(
                new TicketCommand.Comment(ID, TENANT, BEN, "Which account?", true),
                new TicketCommand.Resolve(ID, TENANT, BEN, "Done."),
                new TicketCommand.Assign(ID, TENANT, "frank", BEN),
                new TicketCommand.Escalate(ID, TENANT, BEN, "urgent"),
                new TicketCommand.Hold(ID, TENANT, BEN, "waits"),
                new TicketCommand.Reopen(ID, TENANT, BEN, "again"))) {
            desk.after(command);

            assertThat(desk.last)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            TicketEvent.CommandRefused.class,
                            refused -> assertThat(refused.reason()).contains("review", "resume", "close"));
            assertThat(desk.ticket().isInReview()).isTrue();
        }
    }

    @Test
    void shouldLetTechniciansTalkAboutItAmongThemselves() {
        desk.after(new TicketCommand.Comment(ID, TENANT, BEN, "I know her, it is fine", false));

        assertThat(desk.last).containsExactly(new TicketEvent.Commented(BEN, "I know her, it is fine", false));
        assertThat(desk.ticket().isInReview()).isTrue();
    }
}
