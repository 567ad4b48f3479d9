package dev.millrace.notifier.approval;

import static dev.millrace.notifier.Story.ANNA;
import static dev.millrace.notifier.Story.BEN;
import static dev.millrace.notifier.Story.TECHNICIAN;
import static dev.millrace.notifier.Story.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.access.SignedIn;
import dev.millrace.notifier.Story;
import dev.millrace.notifier.TestDatabase;
import dev.millrace.notifier.TestTemplates;
import dev.millrace.notifier.history.Tickets;
import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.link.Links.ApprovalLink;
import dev.millrace.notifier.reply.Matter;
import dev.millrace.notifier.reply.Replies;
import dev.millrace.notifier.reply.Wording;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.signature.Signer;
import dev.millrace.tickets.ticket.CodeSource;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketCommand.Door;
import dev.millrace.tickets.ticket.TicketCommand.Via;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

class ApprovalPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Links LINKS =
            new Links(new Signer("0123456789abcdef0123456789abcdef"), URI.create("https://desk.example"));
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Tickets TICKETS = new Tickets(DATABASE.client(), DATABASE.schema());

    private final List<TicketCommand> sent = new ArrayList<>();
    private final Story story = Story.byMail().about("Reports " + System.nanoTime());

    @Test
    void shouldShowTheQuestionAndActOnlyWhenAButtonIsPressed() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);

        String page = get(Story.NOON, link, "?answer=approve", HttpStatus.OK);

        assertThat(page)
                .contains("give Anna Keller access to finance-reports", "anna@acme.example", "Approve", "Deny")
                .doesNotContain("<script", "style=", "onclick");
        assertThat(sent).isEmpty();

        assertThat(post(Story.NOON, link, "answer=approve", HttpStatus.OK))
                .contains("Nothing is decided yet. A code is on its way to b…@acme.example", "name=\"code\"")
                .doesNotContain("ben@acme.example", "value=\"deny\"", story.codeOf(BEN), "<script", "style=");
        assertThat(sent)
                .containsExactly(new TicketCommand.RequestCode(
                        story.ticket().id(),
                        TENANT,
                        link.approvalId(),
                        new Person(BEN.address(), null),
                        true,
                        Door.LINK,
                        story.content()));

        assertThat(post(Story.NOON, link, byCode("approve", BEN), HttpStatus.OK))
                .contains("You have agreed");
        assertThat(sent.getLast())
                .isEqualTo(new TicketCommand.AnswerByCode(
                        story.ticket().id(),
                        TENANT,
                        link.approvalId(),
                        Story.CODES.proof(link.approvalId(), story.codeOf(BEN)),
                        true,
                        new Person(BEN.address(), null),
                        CodeSource.link(BEN)));
        assertThat(sent.toString()).doesNotContain(story.codeOf(BEN));
    }

    /// What the page sends is what the ticket takes, and what the ticket tells is what is mailed: by the real rules.
    @Test
    void shouldGiveWhoeverIsSentALinkOnNothingButAMailToWhomItWasSentTo() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);
        for (int time = 0; time < ConsentCodes.MOST_MAILED; time++) {
            post(Story.NOON, link, time == 1 ? "answer=deny" : "answer=approve", HttpStatus.OK);
            TicketUpdate update = story.does(sent.getLast());
            TICKETS.take(update).block(PATIENCE);
            assertThat(Replies.of(update)).singleElement().satisfies(reply -> {
                assertThat(reply.to()).isEqualTo(BEN);
                assertThat(reply.matter()).isInstanceOf(Matter.ApprovalCode.class);
            });
        }

        assertThat(post(Story.NOON, link, "answer=approve", HttpStatus.TOO_MANY_REQUESTS))
                .contains("three times to b…@acme.example", "name=\"code\"");
        TicketUpdate refused = story.does(sent.getLast());
        assertThat(refused.events()).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
        assertThat(Replies.of(refused)).isEmpty();

        for (int guess = 0; guess < ConsentCodes.MOST_WRONG; guess++) {
            assertThat(post(Story.NOON, link, "answer=approve&code=" + wrong(), HttpStatus.BAD_REQUEST))
                    .contains("This code does not count");
            TicketUpdate guessed = story.does(sent.getLast());
            assertThat(guessed.events()).singleElement().isInstanceOf(TicketEvent.CodeRefused.class);
            TICKETS.take(guessed).block(PATIENCE);
        }
        assertThat(post(Story.NOON, link, byCode("approve", BEN), HttpStatus.TOO_MANY_REQUESTS))
                .contains("Too many wrong codes", "The link in the mail with your code still works");
        assertThat(story.does(sent.getLast()).events()).singleElement().isInstanceOf(TicketEvent.CodeRefused.class);
        assertThat(story.ticket().status()).isEqualTo(TicketStatus.AWAITING_APPROVAL);
        assertThat(story.ticket().consent().given()).isEmpty();

        ApprovalLink besideCode = besideCode(link);
        assertThat(get(Story.NOON, besideCode, "?answer=approve", HttpStatus.OK))
                .contains("name=\"code\"")
                .doesNotContain("value=\"deny\"");
        assertThat(post(Story.NOON, besideCode, byCode("approve", BEN), HttpStatus.OK))
                .contains("You have agreed");
        story.does(sent.getLast());
        assertThat(story.ticket().status()).isEqualTo(TicketStatus.REMEDIATING);
    }

    /// The page knows the ticket as it last told of itself; others may have guessed since.
    @Test
    void shouldKeepALinkWhoseRightCodeTheTicketDoesNotLookAt() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);
        List<TicketUpdate> untold = new ArrayList<>();
        for (int stranger = 0; stranger < ConsentCodes.MOST_WRONG_TOGETHER; stranger++) {
            untold.add(story.does(new TicketCommand.AnswerByCode(
                    link.ticket(),
                    TENANT,
                    link.approvalId(),
                    "no proof at all",
                    true,
                    CodeSource.chat("of stranger " + stranger))));
        }
        post(Story.NOON, link, byCode("approve", BEN), HttpStatus.OK);
        untold.add(story.does(sent.getLast()));
        assertThat(untold.getLast().events()).singleElement().isInstanceOf(TicketEvent.CodeRefused.class);
        untold.forEach(update -> TICKETS.take(update).block(PATIENCE));

        assertThat(get(Story.NOON, link, "", HttpStatus.OK)).contains("Approve", "Deny");
        assertThat(post(Story.NOON, link, byCode("approve", BEN), HttpStatus.TOO_MANY_REQUESTS))
                .contains("Too many wrong codes");
    }

    @Test
    void shouldMailNoFurtherCodeToWhoComesByTheLinkBesideIt() {
        ApprovalLink link = besideCode(asked("grant-group-access", Consent.GROUP_OWNER, BEN));
        assertThat(get(Story.NOON, link, "", HttpStatus.OK)).contains("Approve", "Deny");
        assertThat(post(Story.NOON, link, "answer=deny", HttpStatus.OK))
                .contains("name=\"code\"")
                .doesNotContain("value=\"approve\"");
        assertThat(sent).isEmpty();
    }

    private static ApprovalLink besideCode(ApprovalLink link) {
        return new ApprovalLink(
                link.tenant(),
                link.ticket(),
                link.approvalId(),
                link.address(),
                link.content(),
                link.asking() + 1,
                true);
    }

    @Test
    void shouldNotCountAgainstAnybodyWhatIsNoCode() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);

        for (String code : List.of("", "1234", "no+idea")) {
            assertThat(post(Story.NOON, link, "answer=approve&code=" + code, HttpStatus.BAD_REQUEST))
                    .contains("A code has eight digits", "name=\"code\"");
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void shouldTakeByALinkNoCodeOfSomebodyElse() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN, TECHNICIAN);

        assertThat(post(Story.NOON, link, byCode("approve", TECHNICIAN), HttpStatus.BAD_REQUEST))
                .contains("This code does not count");
        assertThat(story.does(sent.getLast()).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        TicketEvent.CodeRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo("the code is wrong"));
    }

    @Test
    void shouldTakeSixTriesAMinuteForALink() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);
        WebTestClient browser = browser(Story.NOON);

        for (int guess = 0; guess < 6; guess++) {
            post(browser, link, "answer=approve&code=" + wrong(), HttpStatus.BAD_REQUEST);
        }
        assertThat(post(browser, link, byCode("approve", BEN), HttpStatus.TOO_MANY_REQUESTS))
                .contains("Too many attempts");
        assertThat(sent).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "de, Noch ist nichts entschieden",
        "fr, Rien n’est encore décidé",
        "es, Aún no se ha decidido nada",
        "nl, Nothing is decided yet",
    })
    void shouldAskForTheCodeInTheReadersLanguage(String language, String said) {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);

        WebTestClient browser = browser(Story.NOON)
                .mutate()
                .defaultHeader("Accept-Language", language)
                .build();
        assertThat(post(browser, link, "answer=deny", HttpStatus.OK)).contains(said, "value=\"deny\"");
    }

    @Test
    void shouldTakeOneAnswerOnly() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN, TECHNICIAN);
        String denied = byCode("deny", BEN);
        post(Story.NOON, link, denied, HttpStatus.OK);
        TICKETS.take(story.does(sent.getLast())).block(PATIENCE);

        assertThat(post(Story.NOON, link, denied, HttpStatus.GONE)).contains("Already decided");
        assertThat(post(Story.NOON, link, "answer=approve", HttpStatus.GONE)).contains("Already decided");
        get(Story.NOON, link, "", HttpStatus.GONE);
        assertThat(sent.getFirst())
                .isInstanceOfSatisfying(
                        TicketCommand.AnswerByCode.class,
                        answer -> assertThat(answer.approved()).isFalse());
        assertThat(sent.getLast())
                .as("the ticket's history tells of the attempt, which is no answer")
                .isEqualTo(new TicketCommand.RefusedAnswer(
                        link.ticket(),
                        TENANT,
                        link.approvalId(),
                        new Person(BEN.address(), null),
                        "the link was used, or others have decided"));
    }

    @Test
    void shouldExpire() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);
        Instant late = Story.NOON.plus(Duration.ofDays(2)).plusSeconds(1);

        assertThat(get(late, link, "", HttpStatus.GONE)).contains("This question has expired");
        assertThat(sent).isEmpty();
        post(late, link, "answer=approve", HttpStatus.GONE);
        assertThat(sent).hasSize(1);
    }

    @Test
    void shouldNotListenToWhoWasNotAsked() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);
        ApprovalLink stranger = new ApprovalLink(
                TENANT, link.ticket(), link.approvalId(), ANNA.address(), link.content(), link.asking());

        post(Story.NOON, stranger, "answer=approve", HttpStatus.GONE);
        assertThat(sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        TicketCommand.RefusedAnswer.class,
                        refused -> assertThat(refused.by().address()).isEqualTo(ANNA.address()));
    }

    @Test
    void shouldKnowForgedLinks() {
        asked("grant-group-access", Consent.GROUP_OWNER, BEN);

        browser(Story.NOON)
                .get()
                .uri("/approvals/abc.def")
                .exchange()
                .expectStatus()
                .isNotFound();
        browser(Story.NOON)
                .post()
                .uri("/approvals/abc.def")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("answer=approve")
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(sent).isEmpty();
    }

    @Test
    void shouldAskAgainWhenTheAnswerIsNeither() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);

        assertThat(post(Story.NOON, link, "answer=perhaps", HttpStatus.BAD_REQUEST))
                .contains("Please choose one of the two buttons.");
        assertThat(sent).isEmpty();
    }

    @Test
    void shouldAskForIdentityInTheOwnersLanguage() {
        Story german = story.in("de").diagnosed("unlock-account", "sender");
        german.asks(Consent.IDENTITY);
        Person home = new Person("anna@private.example", null);
        TICKETS.take(german.findsConsenters(home)).block(PATIENCE);
        ApprovalLink link = new ApprovalLink(
                TENANT,
                german.ticket().id(),
                german.approvalId(),
                home.address(),
                german.content(),
                german.ticket().version());

        assertThat(get(Story.NOON, link, "", HttpStatus.OK))
                .contains("Waren Sie das?", "Ihr Konto entsperren", "Nein, das war ich nicht");

        assertThat(post(Story.NOON, link, "answer=approve", HttpStatus.OK)).contains("Sie haben zugestimmt");
        assertThat(sent)
                .as("the mail went to his registered address; the link is enough")
                .containsExactly(new TicketCommand.Approve(
                        german.ticket().id(), TENANT, link.approvalId(), home, Via.LINK, german.content()));
    }

    @Test
    void shouldLetEachOfSeveralAnswerOnce() {
        story.diagnosed("grant-group-access", "finance-reports");
        story.asks(Consent.GROUP_OWNER, 2);
        TICKETS.take(story.findsConsenters(BEN, TECHNICIAN)).block(PATIENCE);
        ApprovalLink ben = link(BEN);
        ApprovalLink technician = link(TECHNICIAN);

        assertThat(get(Story.NOON, ben, "", HttpStatus.OK)).contains("2 people must agree; 0 have agreed so far.");
        assertThat(post(Story.NOON, ben, byCode("approve", BEN), HttpStatus.OK)).contains("still missing: 1");
        TICKETS.take(story.isApprovedBy(BEN)).block(PATIENCE);
        post(Story.NOON, ben, "answer=approve", HttpStatus.GONE);
        assertThat(get(Story.NOON, technician, "", HttpStatus.OK)).contains("1 have agreed so far");
        assertThat(post(Story.NOON, technician, byCode("approve", TECHNICIAN), HttpStatus.OK))
                .contains("goes ahead now");
    }

    @Test
    void shouldSayThatALinkIsVoidOnceThePlanHasChanged() {
        ApprovalLink old = asked("grant-group-access", Consent.GROUP_OWNER, BEN);
        TICKETS.take(story.findsConsentersFor("another plan", BEN)).block(PATIENCE);

        assertThat(get(Story.NOON, old, "", HttpStatus.GONE)).contains("This link is void");
        assertThat(post(Story.NOON, old, "answer=approve", HttpStatus.GONE)).contains("This link is void");
        assertThat(get(Story.NOON, link(BEN), "", HttpStatus.OK)).contains("Approve");
    }

    @Test
    void shouldTakeAnAnswerOnceMoreWhereTheSameIsAskedOnceMore() {
        story.diagnosed("grant-group-access", "finance-reports");
        story.asks(Consent.GROUP_OWNER, 2);
        TICKETS.take(story.findsConsenters(BEN, TECHNICIAN)).block(PATIENCE);
        ApprovalLink first = link(BEN);
        post(Story.NOON, first, byCode("approve", BEN), HttpStatus.OK);
        TICKETS.take(story.isApprovedBy(BEN)).block(PATIENCE);
        TICKETS.take(story.findsConsentersFor("another plan", BEN, TECHNICIAN)).block(PATIENCE);
        TICKETS.take(story.findsConsenters(BEN, TECHNICIAN)).block(PATIENCE);

        assertThat(post(Story.NOON, link(BEN), byCode("approve", BEN), HttpStatus.OK))
                .contains("still missing: 1");
        TICKETS.take(story.does(sent.getLast())).block(PATIENCE);
        for (ApprovalLink used : List.of(first, link(BEN))) {
            post(Story.NOON, used, "answer=approve", HttpStatus.GONE);
        }
    }

    @Test
    void shouldStillOpenALinkThatNamesNoAsking() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);
        String older = new Signer("0123456789abcdef0123456789abcdef")
                .token(
                        "approval",
                        String.join(
                                "\n",
                                TENANT,
                                link.ticket().toString(),
                                link.approvalId(),
                                link.address(),
                                link.content()));
        assertThat(LINKS.openApproval(older))
                .contains(
                        new ApprovalLink(TENANT, link.ticket(), link.approvalId(), link.address(), link.content(), 0));
    }

    @Test
    void shouldNotAnswerInTheNameOfWhoeverWasAskedWhereSomebodyElseIsSignedIn() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);

        assertThat(signedIn("chloe@acme.example", link, HttpStatus.FORBIDDEN)).contains("Not your link");
        assertThat(sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        TicketCommand.RefusedAnswer.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo("the link was opened by chloe@acme.example, whom it is not for"));
        assertThat(signedIn("Ben@acme.example", link, HttpStatus.OK)).contains("Nothing is decided yet");
    }

    private String signedIn(String user, ApprovalLink link, HttpStatus expected) {
        return WebTestClient.bindToController(page(Story.NOON))
                .viewResolvers(views -> views.viewResolver(TestTemplates.views()))
                .webFilter((exchange, chain) -> chain.filter(
                        exchange.mutate().principal(Mono.just(() -> user)).build()))
                .configureClient()
                .responseTimeout(PATIENCE)
                .build()
                .post()
                .uri("/approvals/" + LINKS.approvalToken(link))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("answer=approve")
                .exchange()
                .expectStatus()
                .isEqualTo(expected)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private ApprovalLink link(Person person) {
        return new ApprovalLink(
                TENANT,
                story.ticket().id(),
                story.approvalId(),
                person.address(),
                story.content(),
                story.ticket().version());
    }

    private ApprovalLink asked(String runbook, Consent consent, Person... consenters) {
        story.diagnosed(runbook, "finance-reports");
        story.asks(consent);
        TICKETS.take(story.findsConsenters(consenters)).block(PATIENCE);
        return link(consenters[0]);
    }

    private String get(Instant now, ApprovalLink link, String query, HttpStatus expected) {
        return browser(now)
                .get()
                .uri("/approvals/" + LINKS.approvalToken(link) + query)
                .exchange()
                .expectStatus()
                .isEqualTo(expected)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private String post(Instant now, ApprovalLink link, String form, HttpStatus expected) {
        return post(browser(now), link, form, expected);
    }

    private static String post(WebTestClient browser, ApprovalLink link, String form, HttpStatus expected) {
        return browser.post()
                .uri("/approvals/" + LINKS.approvalToken(link))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(form)
                .exchange()
                .expectStatus()
                .isEqualTo(expected)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private String byCode(String answer, Person person) {
        return "answer=" + answer + "&code=" + story.codeOf(person).replace(' ', '+');
    }

    private String wrong() {
        String right = story.codeOf(BEN);
        return ((right.startsWith("0") ? "1" : "0") + right.substring(1)).replace(' ', '+');
    }

    private ApprovalPage page(Instant now) {
        Questions questions = new Questions(
                TICKETS,
                new Answers(DATABASE.client(), DATABASE.schema()),
                LINKS,
                command -> Mono.fromRunnable(() -> sent.add(command)),
                Clock.fixed(now, ZoneOffset.UTC));
        return new ApprovalPage(
                LINKS,
                questions,
                new Wording("Acme service desk", ZoneOffset.UTC),
                new SignedIn("admin", Story.BEN.address()));
    }

    private WebTestClient browser(Instant now) {
        return WebTestClient.bindToController(page(now))
                .viewResolvers(views -> views.viewResolver(TestTemplates.views()))
                .configureClient()
                .responseTimeout(PATIENCE)
                .build();
    }
}
