package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.APPROVAL;
import static dev.millrace.tickets.Samples.BEN;
import static dev.millrace.tickets.Samples.CODES;
import static dev.millrace.tickets.Samples.ID;
import static dev.millrace.tickets.Samples.NOW;
import static dev.millrace.tickets.Samples.PLAN;
import static dev.millrace.tickets.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.Samples;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.ticket.TicketCommand.Via;
import dev.millrace.tickets.ticket.TicketEvent.CodeRefused;
import dev.millrace.tickets.ticket.TicketEvent.RemediationRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who must agree, how many, to what, until when, and by which way.
class AgreementTest extends AskedTicket {
    @Test
    void shouldRunOnlyOnceEnoughDifferentPeopleHaveAgreed() {
        asked(2, BEN, CHLOE);
        answer(code(BEN));
        assertThat(last).singleElement().isInstanceOfSatisfying(TicketEvent.Approved.class, approved -> {
            assertThat(approved.missing()).isEqualTo(1);
            assertThat(approved.via()).isEqualTo(Via.CODE);
        });
        assertThat(ticket().status()).isEqualTo(TicketStatus.AWAITING_APPROVAL);

        answer(code(CHLOE));
        assertThat(last.getLast()).isInstanceOfSatisfying(RemediationRequested.class, run -> {
            assertThat(run.consents()).containsExactly(BEN, CHLOE);
            assertThat(run.content()).isEqualTo(content(PLAN));
            assertThat(run.authorisation())
                    .isInstanceOfSatisfying(
                            Authorisation.NeedsConsent.class,
                            needed -> assertThat(needed.quorum()).isEqualTo(2));
        });
        assertThat(ticket().consent()).isNull();
    }

    @Test
    void shouldNotCountOnePersonTwice() {
        asked(2, BEN, CHLOE);
        answer(code(BEN));
        approve(new Person("BEN@acme.example ", "somebody else"), Via.LINK);
        assertRefused("has agreed already");
        approve(BEN, Via.DESK);
        assertRefused("has agreed already");
    }

    @Test
    void shouldNotCountTheDesksAccountWhereSeveralMustAgree() {
        asked(2, BEN, CHLOE);
        approve(new Person("admin@acme.example", "admin"), Via.DESK);
        assertRefused("2 people must agree, each of whom was asked; admin@acme.example was not");
    }

    @Test
    void shouldLetTheDeskRefuseWhatIsNotKnownYet() {
        decide(new TicketCommand.Receive(Samples.message(), Samples.reading()));
        decide(new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));
        decide(new TicketCommand.Authorise(ID, TENANT, new Authorisation.NeedsConsent("r", Consent.MANAGER)));
        decide(new TicketCommand.Deny(ID, TENANT, APPROVAL, BEN, Via.DESK, null));
        assertThat(last.getFirst()).isEqualTo(new TicketEvent.Denied(APPROVAL, BEN, Via.DESK));
    }

    /// Somebody else, the requester, and who has agreed already.
    @ParameterizedTest
    @ValueSource(strings = {"admin@acme.example", "anna@acme.example", "ben@acme.example"})
    void shouldLetWhoeverIsSignedInRefuse(String address) {
        asked(2, BEN, CHLOE);
        answer(code(BEN));
        Person by = new Person(address, null);
        decide(new TicketCommand.Deny(ID, TENANT, APPROVAL, by, Via.DESK, content(PLAN)));
        assertThat(last.getFirst()).isEqualTo(new TicketEvent.Denied(APPROVAL, by, Via.DESK));
    }

    @Test
    void shouldLetWhoeverHasAgreedTakeItBackByHisCode() {
        asked(2, BEN, CHLOE);
        answer(code(BEN));
        decide(new TicketCommand.AnswerByCode(ID, TENANT, APPROVAL, CODES.proof(APPROVAL, code(BEN)), false, from));
        assertThat(last.getFirst()).isEqualTo(new TicketEvent.Denied(APPROVAL, BEN, Via.CODE));
    }

    @Test
    void shouldLetNobodyRefuseByALinkWhoWasNotAsked() {
        asked(1, BEN);
        decide(new TicketCommand.Deny(ID, TENANT, APPROVAL, CHLOE, Via.LINK, content(PLAN)));
        assertRefused("chloe@acme.example was not asked");
    }

    @Test
    void shouldSayWhoWasSignedInWhenHeAgreed() {
        asked(1, BEN);
        approve(new Person("admin@acme.example", "admin"), Via.DESK);
        assertThat(last.getLast())
                .isInstanceOfSatisfying(
                        RemediationRequested.class,
                        run -> assertThat(run.agreedAtDesk()).isTrue());
    }

    /// A name to sign in with does not show whose requests are his own.
    @Test
    void shouldTakeNoAgreementAtTheDeskFromANameAloneButARefusal() {
        asked(1, BEN);
        approve(new Person("admin", null), Via.DESK);
        assertRefused("nobody knows whose account 'admin' is, while millrace.admin.address does not say so");
        decide(new TicketCommand.Deny(ID, TENANT, APPROVAL, new Person("admin", null), Via.DESK, null));
        assertThat(last.getFirst()).isInstanceOf(TicketEvent.Denied.class);
    }

    @Test
    void shouldSayThatACodeIsNoSigningIn() {
        asked(1, BEN);
        answer(code(BEN));
        assertThat(last.getLast())
                .isInstanceOfSatisfying(
                        RemediationRequested.class,
                        run -> assertThat(run.agreedAtDesk()).isFalse());
    }

    @Test
    void shouldEndTheQuestionWithOneRefusal() {
        asked(2, BEN, CHLOE);
        answer(code(BEN));
        decide(new TicketCommand.AnswerByCode(ID, TENANT, APPROVAL, CODES.proof(APPROVAL, code(CHLOE)), false, from));
        assertThat(ticket().status()).isEqualTo(TicketStatus.ASSIGNED);
        approve(CHLOE, Via.LINK);
        assertRefused("no approval is pending");
    }

    @Test
    void shouldVoidALinkWhenThePlanChanges() {
        asked(1, BEN);
        decide(found("another plan", BEN));
        assertThat(last).singleElement().isInstanceOf(TicketEvent.ConsentersFound.class);
        approve(BEN, Via.LINK);
        assertRefused("has changed since; it is void");
        answer(code(BEN));
        assertThat(last).containsExactly(wrong(4));
        answer(CODES.of(APPROVAL, content("another plan"), BEN.address()));
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
    }

    @Test
    void shouldLetNobodyAgreeBeforeItIsKnownToWhat() {
        decide(new TicketCommand.Receive(Samples.message(), Samples.reading()));
        decide(new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));
        decide(new TicketCommand.Authorise(ID, TENANT, new Authorisation.NeedsConsent("r", Consent.MANAGER)));
        approve(BEN, Via.DESK);
        assertRefused("it is not known yet who is asked, and for what");
        decide(found(PLAN, BEN));
        approve(BEN, Via.DESK);
        assertThat(last.getLast())
                .isInstanceOfSatisfying(
                        RemediationRequested.class,
                        run -> assertThat(run.content()).isEqualTo(content(PLAN)));
    }

    @Test
    void shouldTakeNoAnswerFromTheDeskToWhatWasShownBeforeThePlanChanged() {
        asked(1, BEN);
        decide(found("another plan", BEN));
        decide(new TicketCommand.Approve(ID, TENANT, APPROVAL, BEN, Via.DESK, content(PLAN)));
        assertRefused("what was shown has changed since");
        decide(new TicketCommand.Approve(ID, TENANT, APPROVAL, BEN, Via.DESK, content("another plan")));
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
    }

    @Test
    void shouldOnlyTellOfAnAnswerThatWasRefusedElsewhere() {
        asked(1, BEN);
        decide(new TicketCommand.RefusedAnswer(ID, TENANT, APPROVAL, BEN, "he was not the one"));
        assertRefused("he was not the one");
        assertThat(ticket().status()).isEqualTo(TicketStatus.AWAITING_APPROVAL);
    }

    @Test
    void shouldForgetWhatWasAgreedToBeforeThePlanChanged() {
        asked(2, BEN, CHLOE);
        answer(code(BEN));
        decide(found("another plan", BEN, CHLOE));
        answer(CODES.of(APPROVAL, content("another plan"), CHLOE.address()));
        assertThat(last).singleElement().isInstanceOf(TicketEvent.Approved.class);
    }

    @Test
    void shouldNotAskAnewForTheSamePlan() {
        asked(2, BEN, CHLOE);
        answer(code(BEN));
        decide(found(PLAN, BEN, CHLOE));
        assertThat(last).isEmpty();
        assertThat(ticket().consent().given()).containsExactly(BEN);
    }

    private void askTwoWithinFourHours() {
        decide(new TicketCommand.Receive(Samples.message(), Samples.reading()));
        decide(new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));
        decide(new TicketCommand.Authorise(
                ID,
                TENANT,
                new Authorisation.NeedsConsent("r", Consent.ROLE, List.of("security"), 2, Duration.ofHours(4))));
        decide(found(PLAN, BEN, CHLOE));
    }

    @Test
    void shouldExpireWhenPolicySaysSo() {
        askTwoWithinFourHours();
        answer(code(BEN));
        now = NOW.plus(Duration.ofHours(4)).plusSeconds(1);
        approve(CHLOE, Via.LINK);
        assertRefused("the approval expired at");
        decide(new TicketCommand.FireTimer(ID, TENANT, Timer.APPROVAL_EXPIRY, now, APPROVAL));
        assertThat(last.getFirst()).isInstanceOf(TicketEvent.ConsentExpired.class);
        assertThat(last.getLast())
                .isInstanceOfSatisfying(
                        TicketEvent.Assigned.class,
                        assigned -> assertThat(assigned.reason()).isEqualTo("only 1 of 2 agreed in time"));
    }

    @Test
    void shouldGiveThoseAskedAnewAsLongAsThoseAskedBefore() {
        askTwoWithinFourHours();
        Instant atFirst = ticket().consent().expiresAt();
        assertThat(atFirst).isEqualTo(NOW.plus(Duration.ofHours(4)));
        now = NOW.plus(Duration.ofHours(3));
        decide(found("another plan", BEN, CHLOE));
        assertThat(last)
                .singleElement()
                .isInstanceOfSatisfying(
                        TicketEvent.ConsentersFound.class,
                        anew -> assertThat(anew.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(7))));

        now = atFirst;
        decide(new TicketCommand.FireTimer(ID, TENANT, Timer.APPROVAL_EXPIRY, atFirst, APPROVAL));
        assertThat(last).as("its time is not over yet").isEmpty();
        now = NOW.plus(Duration.ofHours(7));
        decide(new TicketCommand.FireTimer(ID, TENANT, Timer.APPROVAL_EXPIRY, now, APPROVAL));
        assertThat(last.getFirst()).isInstanceOf(TicketEvent.ConsentExpired.class);
    }

    @Test
    void shouldTakeTheCodeFromTheRegisteredAddress() {
        askedWhoHeIs();
        write(code(HOME) + "\n\nAnna");
        assertThat(last)
                .anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(TicketEvent.Approved.class, approved -> {
                    assertThat(approved.by()).isEqualTo(HOME);
                    assertThat(approved.via()).isEqualTo(Via.CODE);
                }));
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
    }

    @Test
    void shouldRefuseACodeThatHasExpired() {
        askedWhoHeIs();
        now = NOW.plus(ConsentCodes.TIME_TO_LIVE).plusSeconds(1);
        answer(code(HOME));
        assertThat(last).singleElement().isInstanceOfSatisfying(CodeRefused.class, refused -> {
            assertThat(refused.reason()).startsWith("the code expired at");
            assertThat(refused.left()).isEqualTo(ConsentCodes.MOST_WRONG);
        });
    }

    @Test
    void shouldTakeACodeOnce() {
        askedWhoHeIs();
        answer(code(HOME));
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
        answer(code(HOME));
        assertRefused("no approval is pending");
    }

    @Test
    void shouldLetWhoWasAskedAgreeAndRefuseByHisOwnCode() {
        asked(2, BEN, CHLOE);
        answer(code(BEN));
        assertThat(last).containsExactly(new TicketEvent.Approved(APPROVAL, BEN, Via.CODE, 1));
        answer(code(BEN));
        assertRefused("has agreed already");
        decide(new TicketCommand.AnswerByCode(ID, TENANT, APPROVAL, CODES.proof(APPROVAL, code(CHLOE)), false, from));
        assertThat(last.getFirst()).isEqualTo(new TicketEvent.Denied(APPROVAL, CHLOE, Via.CODE));
    }

    @Test
    void shouldTakeByALinkTheCodeOfWhomItWasSentToAlone() {
        asked(2, BEN, CHLOE);
        String proof = CODES.proof(APPROVAL, code(CHLOE));
        decide(new TicketCommand.AnswerByCode(ID, TENANT, APPROVAL, proof, true, BEN, from));
        assertThat(last).containsExactly(wrong(4));
        decide(new TicketCommand.AnswerByCode(ID, TENANT, APPROVAL, proof, true, CHLOE, from));
        assertThat(last).containsExactly(new TicketEvent.Approved(APPROVAL, CHLOE, Via.CODE, 1));
    }

    @Test
    void shouldTakeNoAnswerByALinkAlone() {
        asked(1, BEN);
        approve(BEN, Via.LINK);
        assertRefused("a link alone does not answer");
        decide(new TicketCommand.Deny(ID, TENANT, APPROVAL, BEN, Via.LINK, content(PLAN)));
        assertRefused("a link alone does not answer");
        assertThat(ticket().status()).isEqualTo(TicketStatus.AWAITING_APPROVAL);
    }

    private void write(String text) {
        InboundMessage message = Samples.message("<code@acme.example>", Automatic.NONE);
        decide(new TicketCommand.Receive(
                new InboundMessage(
                        message.ticket(),
                        message.conversation(),
                        message.tenant(),
                        message.channel(),
                        message.messageId(),
                        message.from(),
                        null,
                        message.ourAddress(),
                        message.subject(),
                        text,
                        null,
                        List.of(),
                        Automatic.NONE,
                        message.assurance(),
                        message.threading(),
                        null,
                        null,
                        null,
                        List.of(),
                        now,
                        null),
                Samples.reading()));
    }
}
