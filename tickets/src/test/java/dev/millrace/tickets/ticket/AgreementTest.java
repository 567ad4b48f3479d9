package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.ANNA;
import static dev.millrace.tickets.Samples.APPROVAL;
import static dev.millrace.tickets.Samples.BEN;
import static dev.millrace.tickets.Samples.CODES;
import static dev.millrace.tickets.Samples.ID;
import static dev.millrace.tickets.Samples.NOW;
import static dev.millrace.tickets.Samples.PLAN;
import static dev.millrace.tickets.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.Samples;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.AgreedContent;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.ticket.TicketCommand.Door;
import dev.millrace.tickets.ticket.TicketCommand.Via;
import dev.millrace.tickets.ticket.TicketEvent.CodeRefused;
import dev.millrace.tickets.ticket.TicketEvent.CommandRefused;
import dev.millrace.tickets.ticket.TicketEvent.RemediationRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who must agree, how many, to what, until when, and by which way.
class AgreementTest {
    private static final Person CHLOE = new Person("chloe@acme.example", null);
    private static final Person HOME = new Person("anna@private.example", "Anna Keller");

    private @Nullable Ticket ticket;
    private List<TicketEvent> last = List.of();
    private Instant now = NOW;
    private CodeSource from = CodeSource.chat("of a test");

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
        approve(new Person("admin", null), Via.DESK);
        assertRefused("2 people must agree, each of whom was asked; admin was not");
    }

    @Test
    void shouldLetTheDeskRefuseWhatIsNotKnownYet() {
        decide(new TicketCommand.Receive(Samples.message(), Samples.reading()));
        decide(new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));
        decide(new TicketCommand.Authorise(ID, TENANT, new Authorisation.NeedsConsent("r", Consent.MANAGER)));
        decide(new TicketCommand.Deny(ID, TENANT, APPROVAL, BEN, Via.DESK, null));
        assertThat(last.getFirst()).isEqualTo(new TicketEvent.Denied(APPROVAL, BEN, Via.DESK));
    }

    @Test
    void shouldSayWhoWasSignedInWhenHeAgreed() {
        asked(1, BEN);
        approve(new Person("admin", null), Via.DESK);
        assertThat(last.getLast())
                .isInstanceOfSatisfying(
                        RemediationRequested.class,
                        run -> assertThat(run.agreedAtDesk()).isTrue());
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

    @ParameterizedTest
    @ValueSource(strings = {"My code is 1234 5678", "1234 567", "12345 6789", "Hello", "1234 5678 please"})
    void shouldNotTakeForACodeWhatIsNone(String text) {
        assertThat(ConsentCodes.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", " 1234 5678 ", "\n1234-5678\n> quoted", "1234\u00a05678"})
    void shouldKnowACodeHoweverItIsWritten(String text) {
        assertThat(ConsentCodes.in(text)).contains("1234 5678");
    }

    @Test
    void shouldHaveWhoeverGivesWrongCodesWaitEachTimeTwiceAsLong() {
        asked(1, BEN);
        for (int minutes = 5; minutes <= 20; minutes *= 2) {
            for (int left = ConsentCodes.MOST_WRONG - 1; left >= 0; left--) {
                answer(wrongCode());
                assertThat(last).containsExactly(wrong(left));
            }
            Instant again = now.plus(Duration.ofMinutes(minutes));
            now = again.minusMillis(1);
            answer(code(BEN));
            assertThat(last)
                    .containsExactly(new CodeRefused(
                            APPROVAL,
                            "too many wrong codes were given; the next is looked at from " + again,
                            0,
                            from,
                            null));
            now = again;
        }
        answer(code(BEN));
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
    }

    @Test
    void shouldLetTheLinkConfirmWhoSomebodyIsHoweverManyCodesWereWrong() {
        askedWhoHeIs();
        guess(CodeSource.statusPage(), ConsentCodes.MOST_WRONG);
        approve(HOME, Via.LINK);
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
    }

    @Test
    void shouldNotLetAStrangerUseUpTheTriesOfWhoWasAsked() {
        asked(1, BEN);
        guess(CodeSource.chat("of a stranger"), ConsentCodes.MOST_WRONG + 1);
        assertThat(last)
                .singleElement()
                .isInstanceOfSatisfying(
                        CodeRefused.class, refused -> assertThat(refused.at()).isNull());
        from = CodeSource.link(BEN);
        answer(code(BEN));
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
    }

    @Test
    void shouldTellAProvedSenderFromWhoeverWritesInHisName() {
        askedWhoHeIs();
        guess(CodeSource.mail(Samples.message().from(), Assurance.CLAIMED), ConsentCodes.MOST_WRONG);
        from = CodeSource.mail(Samples.message().from(), Assurance.DOMAIN_VERIFIED);
        answer(code(HOME));
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
    }

    @Test
    void shouldTakeTheCodeByTheLinkBesideItHoweverManyStrangersGuess() {
        asked(1, BEN);
        for (int stranger = 0; stranger < 100; stranger++) {
            guess(CodeSource.chat("of stranger " + stranger), 1);
        }
        assertThat(wrongOf("")).isEqualTo(ConsentCodes.MOST_WRONG_TOGETHER);
        from = CodeSource.link(BEN);
        answer(code(BEN));
        assertThat(last)
                .singleElement()
                .isInstanceOfSatisfying(
                        CodeRefused.class,
                        refused -> assertThat(refused.reason()).contains("too many wrong codes were given"));
        from = CodeSource.codeMail(BEN);
        answer(code(BEN));
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
    }

    /// Three days of as many strangers as somebody likes to be, one try a minute each.
    @Test
    void shouldLookAtFewGuessesWhoeverMakesThemAndRememberFew() {
        asked(1, BEN);
        for (int minute = 0; minute < 3 * 24 * 60 - 1; minute++) {
            now = NOW.plus(Duration.ofMinutes(minute));
            guess(CodeSource.chat("of stranger " + minute), 1);
        }
        assertThat(ticket().status()).isEqualTo(TicketStatus.AWAITING_APPROVAL);
        assertThat(wrongOf("")).isBetween(100, 200);
        assertThat(ticket().consent().guesses()).hasSizeLessThanOrEqualTo(33);
    }

    @Test
    void shouldBoundTheGuessesOfWhoHasTheMailWithTheCodeHoweverManyStrangersGuessed() {
        asked(1, BEN);
        for (int stranger = 0; stranger < 40; stranger++) {
            now = NOW.plus(Duration.ofMinutes(10L * stranger));
            guess(CodeSource.chat("of stranger " + stranger), 1);
        }
        guess(CodeSource.codeMail(BEN), ConsentCodes.MOST_WRONG + 1);
        assertThat(wrongOf(CodeSource.codeMail(BEN).key())).isEqualTo(ConsentCodes.MOST_WRONG);
        assertThat(wrongOf("")).as("those of strangers").isEqualTo(40);
    }

    private int wrongOf(String key) {
        return ticket().consent().guesses().get(key).count();
    }

    private void guess(CodeSource source, int times) {
        from = source;
        for (int guess = 0; guess < times; guess++) {
            answer(wrongCode());
        }
    }

    private CodeRefused wrong(int left) {
        return new CodeRefused(APPROVAL, "the code is wrong", left, from, now);
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
    void shouldMakeEachCodeForOneQuestionContentAndPersonAlone() {
        String code = CODES.of(APPROVAL, "content", "anna@private.example");
        assertThat(code).matches("\\d{4} \\d{4}").isEqualTo(CODES.of(APPROVAL, "content", "Anna@private.example"));
        assertThat(CODES.of(ID + "-2", "content", "anna@private.example")).isNotEqualTo(code);
        assertThat(CODES.of(APPROVAL, "other", "anna@private.example")).isNotEqualTo(code);
        assertThat(CODES.of(APPROVAL, "content", "ben@private.example")).isNotEqualTo(code);
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

    @Test
    void shouldHaveWhoeverWasAskedMailedHisCodeWhoeverAsksForIt() {
        asked(1, BEN, CHLOE);
        decide(new TicketCommand.RequestCode(
                ID, TENANT, APPROVAL, new Person("BEN@acme.example ", "Eve"), true, Door.LINK, content(PLAN)));
        assertThat(last).containsExactly(new TicketEvent.CodeRequested(APPROVAL, BEN, true, Door.LINK));
        assertThat(ticket().status()).isEqualTo(TicketStatus.AWAITING_APPROVAL);
        decide(new TicketCommand.RequestCode(ID, TENANT, APPROVAL, CHLOE, false, Door.CHAT, null));
        assertThat(last).containsExactly(new TicketEvent.CodeRequested(APPROVAL, CHLOE, false, Door.CHAT));
        assertThat(ticket().consent().given()).isEmpty();
    }

    @Test
    void shouldHaveEachMailedHisCodeThreeTimesAtMost() {
        asked(1, BEN, CHLOE);
        for (int time = 0; time < ConsentCodes.MOST_MAILED; time++) {
            requestCode(BEN);
            assertThat(last).singleElement().isInstanceOf(TicketEvent.CodeRequested.class);
        }
        requestCode(BEN);
        assertRefused("ben@acme.example was mailed the code 3 times already; it still counts");
        requestCode(CHLOE);
        assertThat(last).singleElement().isInstanceOf(TicketEvent.CodeRequested.class);
        answer(code(BEN));
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
    }

    @Test
    void shouldMailTheCodesOfAnotherPlanAnew() {
        asked(1, BEN);
        for (int time = 0; time < ConsentCodes.MOST_MAILED; time++) {
            requestCode(BEN);
        }
        decide(found("another plan", BEN));
        decide(new TicketCommand.RequestCode(ID, TENANT, APPROVAL, BEN, true, Door.LINK, content("another plan")));
        assertThat(last).singleElement().isInstanceOf(TicketEvent.CodeRequested.class);
    }

    @Test
    void shouldHaveNoCodeMailedToWhoMayNotAnswer() {
        asked(2, BEN, ANNA);
        requestCode(HOME);
        assertRefused("anna@private.example was not asked");
        requestCode(ANNA);
        assertRefused("anna@acme.example cannot agree to his own request");
        answer(code(BEN));
        requestCode(BEN);
        assertRefused("ben@acme.example has agreed already");
    }

    @Test
    void shouldHaveNoCodeMailedForAQuestionThatIsNotOpen() {
        requestCode(BEN);
        assertRefused("there is no such ticket");
        asked(1, BEN);
        decide(new TicketCommand.RequestCode(ID, TENANT, ID + "-7", BEN, true, Door.CHAT, null));
        assertRefused("is pending, not " + ID + "-7");
        decide(new TicketCommand.RequestCode(ID, TENANT, APPROVAL, BEN, true, Door.LINK, "what was asked before"));
        assertRefused("has changed since; it is void");
        now = NOW.plus(Duration.ofDays(4));
        requestCode(BEN);
        assertRefused("the approval expired at");
    }

    @Test
    void shouldMailTheCodeThoughOthersGuess() {
        asked(1, BEN);
        guess(CodeSource.link(BEN), ConsentCodes.MOST_WRONG);
        requestCode(BEN);
        assertThat(last).singleElement().isInstanceOf(TicketEvent.CodeRequested.class);
    }

    @Test
    void shouldHaveNoFurtherCodeMailedToWhoIsToConfirmWhoHeIs() {
        askedWhoHeIs();
        requestCode(HOME);
        assertRefused("was mailed his code with the question");
    }

    private void requestCode(Person by) {
        decide(new TicketCommand.RequestCode(ID, TENANT, APPROVAL, by, true, Door.LINK, content(PLAN)));
    }

    private void asked(int quorum, Person... people) {
        decide(new TicketCommand.Receive(Samples.message(), Samples.reading()));
        decide(new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));
        decide(new TicketCommand.Authorise(
                ID, TENANT, new Authorisation.NeedsConsent("r", Consent.MANAGER, List.of(), quorum, null)));
        decide(found(PLAN, people));
    }

    private void askedWhoHeIs() {
        decide(new TicketCommand.Receive(Samples.message(), Samples.reading()));
        decide(new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));
        decide(new TicketCommand.Authorise(ID, TENANT, new Authorisation.NeedsConsent("r", Consent.IDENTITY)));
        decide(found(PLAN, HOME));
    }

    private static TicketCommand found(String plan, Person... people) {
        return new TicketCommand.RecordOutcome(
                new RemediationOutcome.ConsentersFound(ID, TENANT, APPROVAL, List.of(people), plan, null));
    }

    private void approve(Person by, Via via) {
        decide(new TicketCommand.Approve(ID, TENANT, APPROVAL, by, via, content(PLAN)));
    }

    private void answer(String code) {
        decide(new TicketCommand.AnswerByCode(ID, TENANT, APPROVAL, CODES.proof(APPROVAL, code), true, from));
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

    private String code(Person person) {
        return CODES.of(APPROVAL, content(PLAN), person.address());
    }

    private String wrongCode() {
        String right = code(HOME);
        return (right.startsWith("0") ? "1" : "0") + right.substring(1);
    }

    private String content(String plan) {
        return AgreedContent.of("unlock-account", "sender", java.util.Map.of(), ANNA, plan);
    }

    private void assertRefused(String reason) {
        assertThat(last)
                .singleElement()
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    private void decide(TicketCommand command) {
        DecisionContext context = new DecisionContext(now, Duration.ofDays(3), "service-desk", CODES);
        last = Ticket.decide(ticket, command, context);
        Ticket.update(ticket, last, now, null).ifPresent(update -> ticket = update.ticket());
    }

    private Ticket ticket() {
        assertThat(ticket).isNotNull();
        return ticket;
    }
}
