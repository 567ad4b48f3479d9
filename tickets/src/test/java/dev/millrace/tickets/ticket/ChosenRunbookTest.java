package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.AUTOMATIC;
import static dev.millrace.tickets.Samples.BEN;
import static dev.millrace.tickets.Samples.ID;
import static dev.millrace.tickets.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Runbooks that somebody at the desk chooses.
class ChosenRunbookTest {
    private static final TicketCommand CHOICE = choice(Map.of());

    private final Desk desk = new Desk();

    private static TicketCommand choice(Map<String, String> parameters) {
        return new TicketCommand.RunRunbook(ID, TENANT, BEN, "book-room", "R2", parameters);
    }

    private Desk assigned() {
        return desk.diagnosed()
                .after(
                        new TicketCommand.Authorise(ID, TENANT, new Authorisation.Never("unclear", "not clear")),
                        new TicketCommand.Assign(ID, TENANT, "frank", BEN));
    }

    @Test
    void shouldRunWhatPolicyLetsRun() {
        assigned().after(choice(Map.of("day", "monday")));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.DIAGNOSED);
        assertThat(desk.ticket().wish()).isEqualTo(new Wish(BEN, Map.of("day", "monday")));
        assertThat(desk.ticket().risk()).isNull();
        desk.after(new TicketCommand.Authorise(ID, TENANT, AUTOMATIC));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REMEDIATING);
        assertThat(desk.last)
                .filteredOn(TicketEvent.RemediationRequested.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    TicketEvent.RemediationRequested requested = (TicketEvent.RemediationRequested) event;
                    assertThat(requested.runbook()).isEqualTo("book-room");
                    assertThat(requested.target()).isEqualTo("R2");
                });
    }

    @Test
    void shouldLeaveTheTicketToWhoeverHasItWherePolicyDoesNotLetItRun() {
        assigned()
                .after(CHOICE, new TicketCommand.Authorise(ID, TENANT, new Authorisation.Never("no-rule", "no rule")));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(desk.ticket().assignee()).isEqualTo("frank");
        assertThat(desk.last).contains(new TicketEvent.Assigned("frank", "no rule"));
    }

    @Test
    void shouldAskWhomPolicyNames() {
        Authorisation needed = new Authorisation.NeedsConsent("rooms", Consent.MANAGER);
        assigned().after(CHOICE, new TicketCommand.Authorise(ID, TENANT, needed));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.AWAITING_APPROVAL);
    }

    /// Nobody agrees to what he is not shown.
    @Test
    void shouldAskNobodyToAgreeToParameters() {
        Authorisation needed = new Authorisation.NeedsConsent("rooms", Consent.MANAGER);
        assigned().after(choice(Map.of("day", "monday")), new TicketCommand.Authorise(ID, TENANT, needed));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(desk.last).noneMatch(TicketEvent.ConsentRequested.class::isInstance);
    }

    @Test
    void shouldNotMeddleWithWhatIsUnderWay() {
        desk.remediating().after(CHOICE);
        assertThat(desk.last)
                .containsExactly(new TicketEvent.CommandRefused(
                        "run-runbook",
                        "a runbook can be asked for while a person has the ticket; this one is REMEDIATING"));
        Desk done = new Desk().resolved().after(CHOICE);
        assertThat(done.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
    }

    @Test
    void shouldForgetWhoChoseOnceAMessageLeadsToSomethingElse() {
        Desk asked = new Desk().asked();
        asked.after(CHOICE, new TicketCommand.Authorise(ID, TENANT, new Authorisation.Never("no-rule", "no rule")));
        assertThat(asked.ticket().question()).isNull();
        assertThat(Ticket.evolve(asked.ticket(), new TicketEvent.Diagnosed(dev.millrace.tickets.Samples.diagnosis()))
                        .wish())
                .isNull();
    }
}
