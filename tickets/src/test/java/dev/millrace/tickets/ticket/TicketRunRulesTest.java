package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.ANNA;
import static dev.millrace.tickets.Samples.AUTOMATIC;
import static dev.millrace.tickets.Samples.BEN;
import static dev.millrace.tickets.Samples.ID;
import static dev.millrace.tickets.Samples.NOW;
import static dev.millrace.tickets.Samples.OTHER;
import static dev.millrace.tickets.Samples.RUN;
import static dev.millrace.tickets.Samples.TENANT;
import static dev.millrace.tickets.ticket.Desk.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.Samples;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Leftover;
import dev.millrace.tickets.remediation.WaitCause;
import dev.millrace.tickets.understanding.Category;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a run of a runbook makes of a ticket.
class TicketRunRulesTest {
    private final Desk desk = new Desk();

    @Test
    void shouldWorkALockedAccountUpToResolved() {
        assertThat(desk.diagnosed().ticket().status()).isEqualTo(TicketStatus.DIAGNOSED);
        desk.after(new TicketCommand.Authorise(ID, TENANT, AUTOMATIC));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REMEDIATING);
        assertThat(desk.last).hasAtLeastOneElementOfType(TicketEvent.RemediationRequested.class);
        desk.after(outcome(new RemediationOutcome.StepDone(
                ID, TENANT, RUN, 1, "unlock", RemediationOutcome.Phase.APPLY, "unlocked", null)));
        desk.after(outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 2, "unlocked", null, null)));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(desk.ticket().resolvedAt()).isEqualTo(NOW);
        assertThat(desk.ticket().version()).isEqualTo(6);
    }

    @Test
    void shouldWorkTheMainMatterUpToResolvedWhateverElseTheMessageIsAbout() {
        desk.asked()
                .after(
                        new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()),
                        new TicketCommand.Authorise(ID, TENANT, AUTOMATIC),
                        outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 2, "unlocked", null, null)));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(desk.ticket().alsoAbout()).containsExactly(Category.PRINTING);
    }

    @Test
    void shouldTakeTheSameOutcomeOnce() {
        desk.resolved().after(outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 3, "done", null, null)));
        assertThat(desk.last).isEmpty();
    }

    @Test
    void shouldRefuseAnotherRunsOutcome() {
        desk.remediating().after(outcome(new RemediationOutcome.Succeeded(ID, TENANT, "other", 1, "done", null, null)));
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
    }

    @Test
    void shouldHandAFailedRunToAPerson() {
        desk.remediating()
                .after(outcome(new RemediationOutcome.Failed(
                        ID, TENANT, RUN, 1, "unlock", "protected", true, List.of(), null, null)));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(desk.ticket().assignee()).isEqualTo("service-desk");
    }

    @Test
    void shouldTellWhoeverTakesOverWhatStays() {
        Leftover left = new Leftover(
                "raise-quota", "the mailbox has 2048 MiB", "the mailbox has 3072 MiB", "mail refused it (500)");
        desk.remediating()
                .after(outcome(new RemediationOutcome.Failed(
                        ID, TENANT, RUN, 1, "raise-quota", "not proven", false, List.of(left), null, null)));
        assertThat(desk.last)
                .contains(
                        new TicketEvent.RemediationFailed(
                                RUN, 1, "raise-quota", "not proven", false, List.of(left), null),
                        new TicketEvent.Assigned(
                                "service-desk",
                                "not proven. Not taken back: raise-quota: before: the mailbox has 2048 MiB;"
                                        + " now: the mailbox has 3072 MiB (mail refused it (500))"));
    }

    @Test
    void shouldReopenADoneTicketWhoseRunLeavesSomethingBehind() {
        Leftover left = new Leftover("raise-quota", "2048 MiB", "3072 MiB", "mail refused it (500)");
        desk.remediating()
                .after(
                        new TicketCommand.Close(ID, TENANT, BEN, null),
                        outcome(new RemediationOutcome.Failed(
                                ID, TENANT, RUN, 1, "raise-quota", "not proven", false, List.of(left), null, null)));

        assertThat(desk.last)
                .contains(new TicketEvent.Reopened(
                        "its run failed after it was closed: not proven. Not taken back: raise-quota: before:"
                                + " 2048 MiB; now: 3072 MiB (mail refused it (500))",
                        "service-desk"));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REOPENED);
    }

    @Test
    void shouldReopenADoneTicketWhoseRunMayHaveLeftSomethingBehind() {
        desk.remediating()
                .after(
                        new TicketCommand.Resolve(ID, TENANT, BEN, "done by hand"),
                        outcome(new RemediationOutcome.Failed(
                                ID, TENANT, RUN, 1, "unlock", "nobody knows", false, List.of(), null, null)));

        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REOPENED);
        assertThat(desk.ticket().assignee()).isEqualTo("service-desk");
    }

    @Test
    void shouldLeaveATicketDoneWhoseRunLeavesNothingBehind() {
        desk.remediating()
                .after(
                        new TicketCommand.Close(ID, TENANT, BEN, null),
                        outcome(new RemediationOutcome.Failed(
                                ID, TENANT, RUN, 1, "unlock", "protected", true, List.of(), null, null)));

        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.RemediationFailed.class);
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.CLOSED);
    }

    /// The run was begun while the other ticket was being asked.
    @Test
    void shouldSayWhereAMergedTicketWentOnWhoseRunLeavesSomethingBehind() {
        desk.diagnosed()
                .after(
                        new TicketCommand.Merge(ID, TENANT, BEN, OTHER, null),
                        new TicketCommand.Authorise(ID, TENANT, AUTOMATIC),
                        new TicketCommand.ConfirmMerge(ID, TENANT, OTHER),
                        outcome(new RemediationOutcome.Failed(
                                ID, TENANT, RUN, 1, "unlock", "nobody knows", false, List.of(), null, null)));

        assertThat(desk.last)
                .contains(new TicketEvent.Reopened(
                        "its run failed after it was merged into %s: nobody knows".formatted(OTHER), "service-desk"));
    }

    @Test
    void shouldShowWhatADeferredRunWaitsFor() {
        desk.remediating()
                .after(outcome(new RemediationOutcome.Deferred(
                        ID,
                        TENANT,
                        RUN,
                        1,
                        "directory",
                        WaitCause.FROZEN,
                        "not until Monday",
                        NOW.plusSeconds(5),
                        null)));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REMEDIATING);
        assertThat(desk.ticket().run()).isNotNull().extracting(Run::waitsFor).isEqualTo("directory");
        assertThat(desk.last.getLast())
                .isEqualTo(new TicketEvent.RemediationDeferred(
                        RUN, 1, "directory", WaitCause.FROZEN, "not until Monday", NOW.plusSeconds(5)));
    }

    @Test
    void shouldReadDeferralsThatWereToldBeforeCausesWere() {
        TicketEvent read = Json.read("""
                {"type":"remediation-deferred","runId":"%s","sequence":1,"connector":"directory","reason":"away",
                 "until":"%s"}""".formatted(RUN, NOW), TicketEvent.class);

        assertThat(read).isEqualTo(new TicketEvent.RemediationDeferred(RUN, 1, "directory", null, "away", NOW));
    }

    @Test
    void shouldLeaveATicketToThePersonWhoTookItOverDuringARun() {
        desk.remediating()
                .after(
                        new TicketCommand.Assign(ID, TENANT, "frank", BEN),
                        outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 1, "done", null, null)));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(desk.ticket().assignee()).isEqualTo("frank");
    }

    @Test
    void shouldResumeWhereItWasHeld() {
        desk.remediating().after(new TicketCommand.Hold(ID, TENANT, BEN, "waits"));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ON_HOLD);
        desk.after(new TicketCommand.Resume(ID, TENANT, BEN));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REMEDIATING);
    }

    @Test
    void shouldEndWithARunThatEndedWhileItWasHeld() {
        desk.remediating()
                .after(
                        new TicketCommand.Hold(ID, TENANT, BEN, "waits"),
                        outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 1, "done", null, null)));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.RESOLVED);

        Desk failing = new Desk().remediating();
        failing.after(
                new TicketCommand.Hold(ID, TENANT, BEN, "waits"),
                outcome(new RemediationOutcome.Failed(
                        ID, TENANT, RUN, 1, "unlock", "protected", true, List.of(), null, null)));
        assertThat(failing.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);
    }

    @Test
    void shouldAcknowledgeOnlyWhileARunIsUnderWay() {
        desk.remediating().after(new TicketCommand.FireTimer(ID, TENANT, Timer.ACKNOWLEDGE, NOW, null));
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.AcknowledgementDue.class);
        desk.after(
                outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 3, "done", null, null)),
                new TicketCommand.FireTimer(ID, TENANT, Timer.ACKNOWLEDGE, NOW, null));
        assertThat(desk.last).isEmpty();
    }

    /// Nobody writes to the requester that it is on hold or escalated.
    @Test
    void shouldAcknowledgeWhatAPersonHasStopped() {
        List.of(new TicketCommand.Hold(ID, TENANT, BEN, "waits"), new TicketCommand.Escalate(ID, TENANT, BEN, "outage"))
                .forEach(stop -> {
                    Desk stopped = new Desk().remediating();
                    stopped.after(stop, new TicketCommand.FireTimer(ID, TENANT, Timer.ACKNOWLEDGE, NOW, null));
                    assertThat(stopped.last).singleElement().isInstanceOf(TicketEvent.AcknowledgementDue.class);
                });
    }

    @Test
    void shouldNotAcknowledgeWhatWasAnsweredBefore() {
        TicketCommand acknowledge = new TicketCommand.FireTimer(ID, TENANT, Timer.ACKNOWLEDGE, NOW, null);
        desk.remediating()
                .after(
                        new TicketCommand.RecordReply(ID, TENANT, "answer-4", "answer", ANNA, "We look at it."),
                        acknowledge);
        assertThat(desk.last).isEmpty();

        Desk withheld = new Desk().remediating();
        withheld.after(
                new TicketCommand.RecordWithheld(ID, TENANT, "answer-4", "answer", ANNA, "it bounced"), acknowledge);
        assertThat(withheld.last).isEmpty();
    }

    @Test
    void shouldNotAcknowledgeWhatSomebodyAtTheDeskChose() {
        desk.asked()
                .after(
                        new TicketCommand.RunRunbook(ID, TENANT, BEN, "unlock-account", "anna", Map.of()),
                        new TicketCommand.Authorise(ID, TENANT, AUTOMATIC),
                        new TicketCommand.FireTimer(ID, TENANT, Timer.ACKNOWLEDGE, NOW, null));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REMEDIATING);
        assertThat(desk.last).isEmpty();
    }
}
