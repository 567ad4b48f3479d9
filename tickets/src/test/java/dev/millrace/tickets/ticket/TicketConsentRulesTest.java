package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.APPROVAL;
import static dev.millrace.tickets.Samples.BEN;
import static dev.millrace.tickets.Samples.CODES;
import static dev.millrace.tickets.Samples.ID;
import static dev.millrace.tickets.Samples.NOW;
import static dev.millrace.tickets.Samples.PLAN;
import static dev.millrace.tickets.Samples.TENANT;
import static dev.millrace.tickets.ticket.Desk.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.AgreedContent;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.ticket.TicketCommand.Via;
import dev.millrace.tickets.understanding.Diagnosis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who agrees to what would be done, and how.
class TicketConsentRulesTest {
    private final Desk desk = new Desk();

    @Test
    void shouldRunOnceApprovedAndOnlyOnce() {
        TicketCommand approve = answer(true);
        desk.awaitingApproval().after(approve);
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REMEDIATING);
        desk.after(approve);
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
    }

    @Test
    void shouldLetOnlyThoseAskedApproveUnlessAtTheDesk() {
        Person stranger = new Person("eve@evil.example", null);
        desk.awaitingApproval().after(new TicketCommand.Approve(ID, TENANT, APPROVAL, stranger, Via.CODE, null));
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
        desk.after(
                outcome(new RemediationOutcome.ConsentersFound(ID, TENANT, APPROVAL, List.of(BEN), PLAN, null)),
                new TicketCommand.Approve(
                        ID,
                        TENANT,
                        APPROVAL,
                        stranger,
                        Via.DESK,
                        AgreedContent.of(
                                "unlock-account",
                                Diagnosis.SENDER,
                                Map.of(),
                                desk.ticket().requester(),
                                PLAN)));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REMEDIATING);
    }

    @Test
    void shouldGoToAPersonWhenDeniedOrExpiredOrNobodyCanBeAsked() {
        desk.awaitingApproval().after(answer(false));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);

        Desk expiring = new Desk().awaitingApproval().later(Duration.ofDays(4));
        expiring.after(answer(true));
        assertThat(expiring.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
        expiring.after(new TicketCommand.FireTimer(
                ID, TENANT, Timer.APPROVAL_EXPIRY, expiring.ticket().consent().expiresAt(), APPROVAL));
        assertThat(expiring.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);

        Desk nobody = new Desk().diagnosed();
        nobody.after(
                new TicketCommand.Authorise(ID, TENANT, new Authorisation.NeedsConsent("r", Consent.IDENTITY)),
                outcome(new RemediationOutcome.NobodyToAsk(ID, TENANT, APPROVAL, "no second address", null)));
        assertThat(nobody.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(nobody.ticket().consent()).isNull();
        assertThat(nobody.last)
                .contains(new TicketEvent.ConsentImpossible(APPROVAL, "no second address"))
                .doesNotHaveAnyElementsOfTypes(TicketEvent.ConsentExpired.class);
    }

    @Test
    void shouldStayEscalatedWhateverBecomesOfTheQuestion() {
        Desk escalated = desk.awaitingApproval();
        TicketCommand expiry = expiry(escalated.ticket());
        escalated.after(new TicketCommand.Escalate(ID, TENANT, BEN, "urgent"));
        assertNothingFollows(escalated, expiry, TicketStatus.ESCALATED);
    }

    @Test
    void shouldStayOnHoldWhateverBecomesOfTheQuestionAndAskAnewAfterwards() {
        Desk held = desk.awaitingApproval();
        TicketCommand expiry = expiry(held.ticket());
        held.after(new TicketCommand.Hold(ID, TENANT, BEN, "do not do this yet"));
        assertNothingFollows(held, expiry, TicketStatus.ON_HOLD);

        held.after(
                new TicketCommand.Resume(ID, TENANT, BEN),
                new TicketCommand.Authorise(
                        ID, TENANT, new Authorisation.NeedsConsent("group-access", Consent.GROUP_OWNER)));
        assertThat(held.ticket().status()).isEqualTo(TicketStatus.AWAITING_APPROVAL);
        assertThat(held.ticket().consent())
                .isNotNull()
                .extracting(PendingConsent::approvalId)
                .isEqualTo(ID + "-2");
        assertNothingFollows(held, expiry, TicketStatus.AWAITING_APPROVAL);
    }

    /// The question stayed pending in tickets that a desk of before held or escalated.
    @ParameterizedTest
    @EnumSource(names = {"ON_HOLD", "ESCALATED"})
    void shouldStayWhereAPersonPutItThoughItsQuestionIsOfBefore(TicketStatus status) {
        Desk before = desk.awaitingApproval();
        TicketCommand expiry = expiry(before.ticket());
        before.ticket = ofBefore(before.ticket(), status);
        assertNothingFollows(before, expiry, status);
    }

    @Test
    void shouldJudgeAnewWhatWasHeldBeforeWithItsQuestion() {
        Desk before = desk.awaitingApproval();
        before.ticket = ofBefore(before.ticket(), TicketStatus.ON_HOLD);
        before.after(new TicketCommand.Resume(ID, TENANT, BEN));
        assertThat(before.ticket().status()).isEqualTo(TicketStatus.DIAGNOSED);
        assertThat(before.ticket().consent()).isNull();
    }

    private static Ticket ofBefore(Ticket asking, TicketStatus status) {
        return new TicketDraft(asking)
                .status(status)
                .statusBeforeHold(asking.status())
                .build();
    }

    @Test
    void shouldAskAnewWhoHeIsOnceItIsNoLongerOnHold() {
        desk.diagnosed()
                .after(
                        new TicketCommand.Authorise(ID, TENANT, new Authorisation.NeedsConsent("r", Consent.IDENTITY)),
                        new TicketCommand.Hold(ID, TENANT, BEN, "waits"),
                        new TicketCommand.Resume(ID, TENANT, BEN));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.DIAGNOSED);
    }

    private static TicketCommand expiry(Ticket ticket) {
        return new TicketCommand.FireTimer(
                ID, TENANT, Timer.APPROVAL_EXPIRY, ticket.consent().expiresAt(), APPROVAL);
    }

    /// Of what concerns a question that was asked before.
    private static void assertNothingFollows(Desk desk, TicketCommand expiry, TicketStatus status) {
        for (TicketCommand command : List.of(
                answer(true),
                answer(false),
                expiry,
                outcome(new RemediationOutcome.ConsentersFound(ID, TENANT, APPROVAL, List.of(BEN), PLAN, null)),
                outcome(new RemediationOutcome.NobodyToAsk(ID, TENANT, APPROVAL, "nobody", null)))) {
            desk.after(command);
            assertThat(desk.last).allMatch(TicketEvent.CommandRefused.class::isInstance);
            assertThat(desk.ticket().status()).isEqualTo(status);
        }
    }

    @Test
    void shouldAwaitIdentityApartFromApproval() {
        desk.diagnosed()
                .after(new TicketCommand.Authorise(
                        ID, TENANT, new Authorisation.NeedsConsent("own-account-claimed", Consent.IDENTITY)));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.AWAITING_IDENTITY);
    }

    @Test
    void shouldAcknowledgeWhileWhomToAskIsStillBeingFound() {
        TicketCommand acknowledge = new TicketCommand.FireTimer(ID, TENANT, Timer.ACKNOWLEDGE, NOW, null);
        desk.diagnosed()
                .after(
                        new TicketCommand.Authorise(ID, TENANT, new Authorisation.NeedsConsent("r", Consent.IDENTITY)),
                        acknowledge);
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.AcknowledgementDue.class);
        Desk asked = new Desk().awaitingApproval();
        asked.after(acknowledge);
        assertThat(asked.last).isEmpty();
    }

    private static TicketCommand answer(boolean approved) {
        String code = CODES.of(APPROVAL, "", BEN.address());
        return new TicketCommand.AnswerByCode(
                ID, TENANT, APPROVAL, CODES.proof(APPROVAL, code), approved, CodeSource.statusPage());
    }
}
