package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.ANNA;
import static dev.millrace.tickets.Samples.APPROVAL;
import static dev.millrace.tickets.Samples.AUTOMATIC;
import static dev.millrace.tickets.Samples.BEN;
import static dev.millrace.tickets.Samples.ID;
import static dev.millrace.tickets.Samples.NOW;
import static dev.millrace.tickets.Samples.PLAN;
import static dev.millrace.tickets.Samples.RUN;
import static dev.millrace.tickets.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.Samples;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Bounce;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.AgreedContent;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.ticket.TicketCommand.Via;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Sentiment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketRulesTest {
    private final Desk desk = new Desk();

    private static TicketCommand.Receive message() {
        return new TicketCommand.Receive(Samples.message(), Samples.reading());
    }

    private Desk diagnosed() {
        return desk.after(
                message(),
                new TicketCommand.Prioritise(ID, TENANT, Samples.priority()),
                new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));
    }

    private Desk remediating() {
        return diagnosed().after(new TicketCommand.Authorise(ID, TENANT, AUTOMATIC));
    }

    private Desk resolved() {
        return remediating().after(outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 3, "done", null, null)));
    }

    private Desk awaitingApproval() {
        return diagnosed()
                .after(
                        new TicketCommand.Authorise(
                                ID, TENANT, new Authorisation.NeedsConsent("group-access", Consent.GROUP_OWNER)),
                        outcome(new RemediationOutcome.ConsentersFound(
                                ID, TENANT, APPROVAL, List.of(BEN), null, null)));
    }

    private static TicketCommand outcome(RemediationOutcome outcome) {
        return new TicketCommand.RecordOutcome(outcome);
    }

    @Test
    void shouldWorkALockedAccountUpToResolved() {
        assertThat(diagnosed().ticket().status()).isEqualTo(TicketStatus.DIAGNOSED);
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

    private Desk asked() {
        return desk.after(
                message(),
                new TicketCommand.Diagnose(ID, TENANT, Samples.openDiagnosis()),
                new TicketCommand.Authorise(ID, TENANT, new Authorisation.Never("unclear", "not clear enough")));
    }

    @Test
    void shouldAskWhatIsMissingWhileAPersonMayTakeTheTicket() {
        assertThat(asked().last).contains(new TicketEvent.QuestionAsked(Samples.question()));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(desk.ticket().question()).isEqualTo(Samples.question());
        assertThat(desk.ticket().alsoAbout()).containsExactly(Category.PRINTING);
    }

    @Test
    void shouldDiagnoseTheAnswerOnceAndKeepWhatElseTheMessageWasAbout() {
        asked().after(new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.DIAGNOSED);
        assertThat(desk.ticket().question()).isNull();
        assertThat(desk.ticket().alsoAbout()).containsExactly(Category.PRINTING);
        desk.after(
                new TicketCommand.Authorise(ID, TENANT, new Authorisation.Never("unclear", "not clear enough")),
                new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
    }

    @Test
    void shouldTakeForAnAnswerOnlyWhatTheRequesterWritesAndAsWellProven() {
        InboundMessage answer = Samples.message("<2@acme.example>", Automatic.NONE);
        Ticket ticket = asked().ticket();
        assertThat(ticket.isAnsweredBy(answer, Samples.CONTEXT.defaultAssignee()))
                .isTrue();
        assertThat(ticket.isAnsweredBy(from(BEN, answer), Samples.CONTEXT.defaultAssignee()))
                .isFalse();
        assertThat(ticket.isAnsweredBy(
                        Samples.message("<2@acme.example>", Automatic.AUTO_REPLY), Samples.CONTEXT.defaultAssignee()))
                .isFalse();
        assertThat(desk.after(new TicketCommand.Assign(ID, TENANT, "frank", BEN))
                        .ticket()
                        .isAnsweredBy(answer, Samples.CONTEXT.defaultAssignee()))
                .isFalse();
    }

    @Test
    void shouldWorkTheMainMatterUpToResolvedWhateverElseTheMessageIsAbout() {
        asked().after(
                        new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()),
                        new TicketCommand.Authorise(ID, TENANT, AUTOMATIC),
                        outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 2, "unlocked", null, null)));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(desk.ticket().alsoAbout()).containsExactly(Category.PRINTING);
    }

    @Test
    void shouldTakeTheSameMessageOnce() {
        remediating().after(message());
        assertThat(desk.last).isEmpty();
    }

    @Test
    void shouldTakeTheSameOutcomeOnce() {
        resolved().after(outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 3, "done", null, null)));
        assertThat(desk.last).isEmpty();
    }

    @Test
    void shouldRefuseAnotherRunsOutcome() {
        remediating().after(outcome(new RemediationOutcome.Succeeded(ID, TENANT, "other", 1, "done", null, null)));
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
    }

    @Test
    void shouldHandAFailedRunToAPerson() {
        remediating()
                .after(outcome(new RemediationOutcome.Failed(ID, TENANT, RUN, 1, "unlock", "protected", true, null)));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(desk.ticket().assignee()).isEqualTo("service-desk");
    }

    @Test
    void shouldShowWhatADeferredRunWaitsFor() {
        remediating()
                .after(outcome(new RemediationOutcome.Deferred(
                        ID, TENANT, RUN, 1, "directory", "away", NOW.plusSeconds(5), null)));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REMEDIATING);
        assertThat(desk.ticket().run()).isNotNull().extracting(Run::waitsFor).isEqualTo("directory");
    }

    @Test
    void shouldLeaveATicketToThePersonWhoTookItOverDuringARun() {
        remediating()
                .after(
                        new TicketCommand.Assign(ID, TENANT, "frank", BEN),
                        outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 1, "done", null, null)));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(desk.ticket().assignee()).isEqualTo("frank");
    }

    @Test
    void shouldRunOnceApprovedAndOnlyOnce() {
        TicketCommand approve = new TicketCommand.Approve(ID, TENANT, APPROVAL, BEN, Via.LINK, null);
        awaitingApproval().after(approve);
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REMEDIATING);
        desk.after(approve);
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
    }

    @Test
    void shouldLetOnlyThoseAskedApproveByLinkAndTheDeskAlways() {
        Person stranger = new Person("eve@evil.example", null);
        awaitingApproval().after(new TicketCommand.Approve(ID, TENANT, APPROVAL, stranger, Via.LINK, null));
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
        awaitingApproval().after(new TicketCommand.Deny(ID, TENANT, APPROVAL, BEN, Via.LINK, null));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);

        Desk expiring = new TicketRulesTest().awaitingApproval().later(Duration.ofDays(4));
        expiring.after(new TicketCommand.Approve(ID, TENANT, APPROVAL, BEN, Via.LINK, null));
        assertThat(expiring.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
        expiring.after(new TicketCommand.FireTimer(ID, TENANT, Timer.APPROVAL_EXPIRY, NOW, APPROVAL));
        assertThat(expiring.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);

        Desk nobody = new TicketRulesTest().diagnosed();
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
    void shouldAwaitIdentityApartFromApproval() {
        diagnosed()
                .after(new TicketCommand.Authorise(
                        ID, TENANT, new Authorisation.NeedsConsent("own-account-claimed", Consent.IDENTITY)));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.AWAITING_IDENTITY);
    }

    @Test
    void shouldReopenOnAReplyButNotOnThanksOrAutomaticMail() {
        TicketCommand again =
                new TicketCommand.Receive(Samples.message("<2@acme.example>", Automatic.NONE), Samples.reading());
        TicketCommand thanks = new TicketCommand.Receive(
                Samples.message("<3@acme.example>", Automatic.NONE),
                Samples.reading(Category.GENERAL_QUESTION, Sentiment.POSITIVE));
        TicketCommand outOfOffice =
                new TicketCommand.Receive(Samples.message("<4@acme.example>", Automatic.AUTO_REPLY), Samples.reading());
        resolved().after(thanks, outOfOffice);
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.RESOLVED);
        desk.after(again);
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REOPENED);
        assertThat(desk.ticket().assignee()).isEqualTo("service-desk");
    }

    @Test
    void shouldNotAnswerPrograms() {
        desk.after(new TicketCommand.Receive(
                Samples.message("<1@acme.example>", Automatic.AUTO_GENERATED), Samples.reading()));
        assertThat(desk.ticket().answerable()).isFalse();
    }

    @Test
    void shouldCloseItselfOnlyForTheResolutionThatTheTimerWasSetFor() {
        resolved();
        desk.after(new TicketCommand.FireTimer(ID, TENANT, Timer.AUTO_CLOSE, NOW, "2020-01-01T00:00:00Z"));
        assertThat(desk.last).isEmpty();
        desk.after(new TicketCommand.FireTimer(ID, TENANT, Timer.AUTO_CLOSE, NOW, NOW.toString()));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(desk.ticket().run()).isNull();
    }

    @Test
    void shouldResumeWhereItWasHeld() {
        remediating().after(new TicketCommand.Hold(ID, TENANT, BEN, "waits"));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ON_HOLD);
        desk.after(new TicketCommand.Resume(ID, TENANT, BEN));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REMEDIATING);
    }

    @Test
    void shouldEndWithARunThatEndedWhileItWasHeld() {
        remediating()
                .after(
                        new TicketCommand.Hold(ID, TENANT, BEN, "waits"),
                        outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 1, "done", null, null)));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.RESOLVED);

        Desk failing = new TicketRulesTest().remediating();
        failing.after(
                new TicketCommand.Hold(ID, TENANT, BEN, "waits"),
                outcome(new RemediationOutcome.Failed(ID, TENANT, RUN, 1, "unlock", "protected", true, null)));
        assertThat(failing.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);
    }

    /// Reply-To is whatever the writer likes; only the sender was verified.
    @Test
    void shouldNeverActInTheNameOfAReplyTo() {
        InboundMessage honest = Samples.message();
        InboundMessage forged = new InboundMessage(
                honest.ticket(),
                honest.conversation(),
                TENANT,
                honest.channel(),
                honest.messageId(),
                new Person("mallory@evil.example", null),
                ANNA,
                honest.ourAddress(),
                honest.subject(),
                honest.text(),
                null,
                List.of(),
                Automatic.NONE,
                honest.assurance(),
                honest.threading(),
                null,
                null,
                null,
                List.of(),
                NOW,
                null);
        desk.after(new TicketCommand.Receive(forged, Samples.reading()));
        assertThat(desk.ticket().requester().address()).isEqualTo("mallory@evil.example");
        assertThat(desk.ticket().hasParticipant(ANNA)).isFalse();
    }

    /// The writer of a forwarded mail asks; who passed it on may go on with the ticket.
    @Test
    void shouldLetWhoeverForwardedAMailTakePart() {
        desk.after(new TicketCommand.Receive(Samples.message().withForwardedBy(BEN), Samples.reading()));

        assertThat(desk.ticket().requester()).isEqualTo(ANNA);
        assertThat(desk.ticket().hasParticipant(BEN)).isTrue();
    }

    @Test
    void shouldAcknowledgeWhileWhomToAskIsStillBeingFound() {
        TicketCommand acknowledge = new TicketCommand.FireTimer(ID, TENANT, Timer.ACKNOWLEDGE, NOW, null);
        diagnosed()
                .after(
                        new TicketCommand.Authorise(ID, TENANT, new Authorisation.NeedsConsent("r", Consent.IDENTITY)),
                        acknowledge);
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.AcknowledgementDue.class);
        Desk asked = new TicketRulesTest().awaitingApproval();
        asked.after(acknowledge);
        assertThat(asked.last).isEmpty();
    }

    @Test
    void shouldKeepWhatAPersonCorrected() {
        diagnosed().after(new TicketCommand.CorrectCategory(ID, TENANT, BEN, Category.VPN));
        assertThat(desk.ticket().category()).isEqualTo(Category.VPN);
        assertThat(desk.ticket().categoryConfidence()).isEqualTo(1);
    }

    @Test
    void shouldTakeCorrectionsOfPriorityAndTone() {
        diagnosed().after(new TicketCommand.CorrectPriority(ID, TENANT, BEN, Priority.P1));
        assertThat(desk.last).containsExactly(new TicketEvent.PriorityCorrected(BEN, Priority.P3, Priority.P1));
        assertThat(desk.ticket().priority()).isEqualTo(Priority.P1);
        desk.after(new TicketCommand.CorrectSentiment(ID, TENANT, BEN, Sentiment.POSITIVE));
        assertThat(desk.last)
                .containsExactly(new TicketEvent.SentimentCorrected(BEN, Sentiment.NEUTRAL, Sentiment.POSITIVE));
        assertThat(desk.ticket().sentiment()).isEqualTo(Sentiment.POSITIVE);
    }

    @Test
    void shouldRefuseCorrectionsThatCorrectNothing() {
        desk.after(message(), new TicketCommand.CorrectSentiment(ID, TENANT, BEN, Sentiment.NEUTRAL));
        assertThat(desk.last)
                .containsExactly(new TicketEvent.CommandRefused("correct-sentiment", "the tone is neutral already"));
        desk.after(new TicketCommand.CorrectPriority(ID, TENANT, BEN, Priority.P1));
        assertThat(desk.last)
                .containsExactly(new TicketEvent.CommandRefused("correct-priority", "the priority is not known yet"));
    }

    @Test
    void shouldNoteWhatTheShadowSaysAndDoNothing() {
        Ticket before = diagnosed().ticket();
        desk.after(new TicketCommand.Compare(ID, TENANT, Samples.sideBySide()));
        Ticket after = desk.ticket();
        assertThat(after.compared()).isEqualTo(Samples.sideBySide());
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("version", "updatedAt", "compared")
                .isEqualTo(before);
        desk.after(new TicketCommand.Close(ID, TENANT, BEN));
        assertThat(desk.ticket().compared()).isNull();
    }

    @Test
    void shouldNoteWhichModelsReadTheFirstMessage() {
        assertThat(diagnosed().ticket().model()).isEqualTo("0123456789abcdef");
    }

    @Test
    void shouldRecordAReplyOnce() {
        TicketCommand reply = new TicketCommand.RecordReply(ID, TENANT, "fixed-6", "fixed", ANNA, "It is unlocked.");
        resolved().after(reply);
        assertThat(desk.last).hasSize(1);
        desk.after(reply);
        assertThat(desk.last).isEmpty();
    }

    @Test
    void shouldRefuseAnotherTenantsCommand() {
        resolved().after(new TicketCommand.Close(ID, "other", BEN));
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.RESOLVED);
    }

    @Test
    void shouldNotMakeATicketOutOfACommand() {
        desk.after(new TicketCommand.Close(ID, TENANT, BEN));
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
        assertThat(desk.ticket).isNull();
    }

    @Test
    void shouldAcknowledgeOnlyWhileARunIsUnderWay() {
        remediating().after(new TicketCommand.FireTimer(ID, TENANT, Timer.ACKNOWLEDGE, NOW, null));
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.AcknowledgementDue.class);
        desk.after(
                outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 3, "done", null, null)),
                new TicketCommand.FireTimer(ID, TENANT, Timer.ACKNOWLEDGE, NOW, null));
        assertThat(desk.last).isEmpty();
    }

    @Test
    void shouldRecordOnceThatAnAnswerWasWithheld() {
        TicketCommand withheld =
                new TicketCommand.RecordWithheld(ID, TENANT, "received-9", "received", ANNA, "round in circles");
        remediating().after(withheld);
        assertThat(desk.last)
                .containsExactly(new TicketEvent.ReplyWithheld("received-9", "received", ANNA, "round in circles"));
        desk.after(withheld);
        assertThat(desk.last).isEmpty();
    }

    @Test
    void shouldKeepABounceWithoutReopeningAndWithoutTheDaemonTakingPart() {
        Person daemon = new Person("mailer-daemon@mail.example", null);
        InboundMessage bounce = Samples.message("<dsn@mail.example>", Automatic.BOUNCE)
                .withBounce(new Bounce(List.of("anna@acme.example"), "5.1.1", true, "<t.x@acme.example>"));
        resolved().after(new TicketCommand.Receive(from(daemon, bounce), Samples.reading()));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(desk.ticket().hasParticipant(daemon)).isFalse();
        assertThat(desk.last)
                .singleElement()
                .isInstanceOfSatisfying(
                        TicketEvent.MessageReceived.class,
                        received -> assertThat(received.bounce()).isEqualTo(bounce.bounce()));
    }

    private static InboundMessage from(Person person, InboundMessage message) {
        return new InboundMessage(
                        message.ticket(),
                        message.conversation(),
                        message.tenant(),
                        message.channel(),
                        message.messageId(),
                        person,
                        null,
                        message.ourAddress(),
                        message.subject(),
                        message.text(),
                        message.fullText(),
                        message.attachments(),
                        message.automatic(),
                        message.assurance(),
                        message.threading(),
                        null,
                        message.languageHint(),
                        message.rawSha256(),
                        message.flags(),
                        message.receivedAt(),
                        message.traceparent())
                .withBounce(message.bounce())
                .withForwardedBy(message.forwardedBy());
    }
}
