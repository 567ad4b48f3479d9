package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.APPROVAL;
import static dev.millrace.tickets.Samples.AUTOMATIC;
import static dev.millrace.tickets.Samples.BEN;
import static dev.millrace.tickets.Samples.ID;
import static dev.millrace.tickets.Samples.RUN;
import static dev.millrace.tickets.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.WaitCause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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
        assertThat(desk.ticket().wish()).isEqualTo(new Wish(BEN, Map.of("day", "monday"), "frank", false));
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
    void shouldGiveTheTicketBackToWhoeverHadItWhereARunFails() {
        assigned().after(CHOICE, new TicketCommand.Authorise(ID, TENANT, AUTOMATIC));
        String run = requested().runId();
        assertThat(desk.ticket().assignee()).isNull();
        desk.after(Desk.outcome(new RemediationOutcome.Failed(
                ID, TENANT, run, 1, "book", "there is no room", true, List.of(), null, null)));
        assertThat(desk.last).contains(new TicketEvent.Assigned("frank", "there is no room"));
    }

    @Test
    void shouldBeEscalatedAsBeforeWhereARunFails() {
        assigned().after(new TicketCommand.Escalate(ID, TENANT, BEN, "the board waits"), CHOICE);
        desk.after(new TicketCommand.Authorise(ID, TENANT, AUTOMATIC));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REMEDIATING);
        desk.after(Desk.outcome(new RemediationOutcome.Failed(
                ID, TENANT, requested().runId(), 1, "book", "there is no room", true, List.of(), null, null)));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ESCALATED);
        assertThat(desk.ticket().assignee()).isEqualTo("frank");
        desk.after(CHOICE, new TicketCommand.Authorise(ID, TENANT, new Authorisation.Never("no-rule", "no rule")));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ESCALATED);
        desk.after(new TicketCommand.Assign(ID, TENANT, "gina", BEN));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);
    }

    @Test
    void shouldGiveTheTicketBackToWhoeverHadItWhereSomebodyDoesNotAgree() {
        askedFor(Consent.MANAGER, new Person("boss@acme.example", "Boss"));
        desk.after(new TicketCommand.Deny(ID, TENANT, APPROVAL, BEN, TicketCommand.Via.DESK, null));
        assertThat(desk.ticket().assignee()).isEqualTo("frank");
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
                        "a runbook can be asked for while a person has the ticket; this one is being fixed"));
        Desk done = new Desk().resolved().after(CHOICE);
        assertThat(done.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
    }

    @ParameterizedTest
    @MethodSource("takenOver")
    void shouldNotRunAnotherWhileOneIsUnderWay(TicketCommand takenOver) {
        desk.remediating().after(takenOver, CHOICE);
        assertThat(desk.last)
                .singleElement()
                .isInstanceOfSatisfying(
                        TicketEvent.CommandRefused.class,
                        refused -> assertThat(refused.reason()).startsWith("run " + RUN + " is still under way"));
        desk.after(
                Desk.outcome(new RemediationOutcome.Deferred(
                        ID, TENANT, RUN, 1, "directory", WaitCause.AWAY, "away", Instant.EPOCH, null)),
                CHOICE);
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
        desk.after(Desk.outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 2, "done", null, null)), CHOICE);
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.RunbookChosen.class);
    }

    static Stream<TicketCommand> takenOver() {
        return Stream.of(
                new TicketCommand.Assign(ID, TENANT, "frank", BEN),
                new TicketCommand.Escalate(ID, TENANT, BEN, "it takes too long"));
    }

    @Test
    void shouldTakeTheOutcomeOfARunThatATicketWasClosedDuring() {
        desk.remediating()
                .after(
                        new TicketCommand.Close(ID, TENANT, BEN),
                        Desk.outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 2, "done", null, null)));
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.RemediationSucceeded.class);
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.CLOSED);
    }

    /// The worker takes a run that it had before for the same.
    @Test
    void shouldNotRepeatTheNameOfARunFromBeforeTheTicketWasClosed() {
        desk.resolved()
                .after(
                        new TicketCommand.Close(ID, TENANT, BEN),
                        new TicketCommand.Reopen(ID, TENANT, BEN, "again"),
                        new TicketCommand.RunRunbook(ID, TENANT, BEN, "unlock-account", "sender", Map.of()),
                        new TicketCommand.Authorise(ID, TENANT, AUTOMATIC));
        assertThat(requested().runId()).isNotEqualTo(RUN);
        assertThat(requested().attempt()).isEqualTo(2);
    }

    /// Tickets of before kept no count when they were closed.
    @Test
    void shouldNotRepeatTheNameOfARunThatTheTicketDoesNotKnowAnyMore() {
        desk.resolved().after(new TicketCommand.Close(ID, TENANT, BEN));
        desk.ticket = new TicketDraft(desk.ticket()).run(null).build();
        desk.after(
                new TicketCommand.Reopen(ID, TENANT, BEN, "again"),
                new TicketCommand.RunRunbook(ID, TENANT, BEN, "unlock-account", "sender", Map.of()),
                new TicketCommand.Authorise(ID, TENANT, AUTOMATIC));
        assertThat(requested().runId()).isNotEqualTo(RUN);
        assertThat(requested().attempt()).isGreaterThan(1);
    }

    private TicketEvent.RemediationRequested requested() {
        return desk.last.stream()
                .filter(TicketEvent.RemediationRequested.class::isInstance)
                .map(TicketEvent.RemediationRequested.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /// Whoever chooses does not agree, too: neither by being signed in nor as one of those who are asked.
    @ParameterizedTest
    @EnumSource
    void shouldNotLetWhoeverChoseAgree(Consent consent) {
        askedFor(consent, BEN);
        for (TicketCommand.Via via : TicketCommand.Via.values()) {
            desk.after(approval(BEN, via));
            assertThat(desk.last)
                    .containsExactly(new TicketEvent.CommandRefused(
                            "approve", BEN.address() + " cannot agree to what he chose himself"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotLetTheDeskAgreeToWhatTheDeskChose(Consent consent) {
        Person boss = new Person("boss@acme.example", "Boss");
        askedFor(consent, boss);
        desk.after(approval(new Person("admin@acme.example", "admin"), TicketCommand.Via.DESK));
        assertThat(desk.last)
                .containsExactly(new TicketEvent.CommandRefused(
                        "approve",
                        "the desk chose it; one of those who were asked must agree, and admin@acme.example was not"));
        desk.after(approval(boss, TicketCommand.Via.DESK));
        assertThat(requested().consents()).containsExactly(boss);
    }

    private void askedFor(Consent consent, Person asked) {
        assigned()
                .after(
                        CHOICE,
                        new TicketCommand.Authorise(ID, TENANT, new Authorisation.NeedsConsent("rooms", consent)),
                        Desk.outcome(new RemediationOutcome.ConsentersFound(
                                ID, TENANT, APPROVAL, List.of(asked), "plan", null)));
    }

    private TicketCommand approval(Person by, TicketCommand.Via via) {
        return new TicketCommand.Approve(
                ID, TENANT, APPROVAL, by, via, desk.ticket().consent().content());
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
