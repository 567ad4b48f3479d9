package dev.millrace.notifier.approval;

import static dev.millrace.notifier.Story.ANNA;
import static dev.millrace.notifier.Story.BEN;
import static dev.millrace.notifier.Story.TECHNICIAN;
import static dev.millrace.notifier.Story.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.Story;
import dev.millrace.notifier.TestTemplates;
import dev.millrace.notifier.link.Links.ApprovalLink;
import dev.millrace.notifier.reply.Language;
import dev.millrace.notifier.reply.Wording;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.signature.Signer;
import dev.millrace.tickets.ticket.CodeSource;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketCommand.Door;
import dev.millrace.tickets.ticket.TicketCommand.Via;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

class ApprovalPageTest extends OpenedLink {
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

    /// A mail with a link is sent on and lies about; anybody may go on pressing its button.
    @Test
    void shouldTellTheHistoryOnceOfALinkThatIsOver() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);
        Instant late = Story.NOON.plus(Duration.ofDays(2)).plusSeconds(1);

        for (int press = 0; press < 4; press++) {
            assertThat(post(late, link, "answer=approve", HttpStatus.GONE)).contains("This question has expired");
        }
        assertThat(sent).hasSize(1);

        TICKETS.take(story.does(new TicketCommand.Close(link.ticket(), TENANT, TECHNICIAN)))
                .block(PATIENCE);
        post(late, link, "answer=deny", HttpStatus.GONE);
        assertThat(sent).as("another reason").hasSize(2);
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
        post(Story.NOON, ben, byCode("approve", BEN), HttpStatus.CONFLICT);
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
            assertThat(post(Story.NOON, used, "answer=approve", HttpStatus.CONFLICT))
                    .contains("You have agreed");
        }
    }

    /// The chat lets him do it, too.
    @Test
    void shouldLetWhoeverAgreedTakeItBackUntilOthersHaveAgreedToo() {
        story.diagnosed("grant-group-access", "finance-reports");
        story.asks(Consent.GROUP_OWNER, 2);
        TICKETS.take(story.findsConsenters(BEN, TECHNICIAN)).block(PATIENCE);
        ApprovalLink ben = link(BEN);
        TicketUpdate agreed = story.isApprovedBy(BEN);
        TICKETS.take(agreed).block(PATIENCE);

        String page = get(Story.NOON, ben, "?answer=approve", HttpStatus.OK);
        assertThat(page)
                .contains("give Anna Keller access to finance-reports", "You have agreed", "Ben Okafor, ")
                .contains("Take it back", "value=\"deny\"")
                .doesNotContain("value=\"approve\"", "ben@acme.example");
        String agreedAt = new Wording("desk", ZoneOffset.UTC).time(Language.EN, agreed.at());
        assertThat(page).contains("Ben Okafor, " + agreedAt);

        assertThat(post(Story.NOON, ben, "answer=deny", HttpStatus.OK))
                .contains("name=\"code\"", "Take it back")
                .doesNotContain("value=\"approve\"");
        assertThat(story.does(sent.getLast()).events()).singleElement().isInstanceOf(TicketEvent.CodeRequested.class);
        assertThat(post(Story.NOON, ben, byCode("deny", BEN), HttpStatus.OK)).contains("You have refused");
        TICKETS.take(story.does(sent.getLast())).block(PATIENCE);
        assertThat(story.ticket().consent()).isNull();
        get(Story.NOON, ben, "", HttpStatus.GONE);
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
}
