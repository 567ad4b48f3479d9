package dev.millrace.notifier.status;

import static dev.millrace.notifier.Story.CODES;
import static dev.millrace.notifier.Story.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.Story;
import dev.millrace.notifier.TestDatabase;
import dev.millrace.notifier.TestTemplates;
import dev.millrace.notifier.history.Tickets;
import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.link.Links.ApprovalLink;
import dev.millrace.notifier.link.Links.StatusLink;
import dev.millrace.notifier.reply.Wording;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.signature.Signer;
import dev.millrace.tickets.ticket.CodeSource;
import dev.millrace.tickets.ticket.TicketCommand;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

class CodeDoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Links LINKS = new Links(new Signer(Story.KEY), URI.create("https://desk.example"));
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Tickets TICKETS = new Tickets(DATABASE.open());
    private static final Wording WORDING = new Wording("Acme service desk", ZoneOffset.UTC);
    private static final Person HOME = new Person("anna@private.example", null);

    private final List<TicketCommand> sent = new ArrayList<>();
    private final Story story = Story.byMail().about("Locked " + System.nanoTime());
    private final WebTestClient browser = WebTestClient.bindToController(
                    new CodeDoor(LINKS, TICKETS, command -> Mono.fromRunnable(() -> sent.add(command))),
                    new StatusPage(LINKS, TICKETS, new StatusLines(WORDING), WORDING))
            .viewResolvers(views -> views.viewResolver(TestTemplates.views()))
            .configureClient()
            .responseTimeout(PATIENCE)
            .build();

    @Test
    void shouldPassOnTheProofOfACodeAndNotTheCode() {
        askedWhoSheIs();
        String code = LINKS.code(
                new ApprovalLink(TENANT, story.ticket().id(), story.approvalId(), HOME.address(), story.content(), 0));

        send(code.replace(" ", ""), HttpStatus.SEE_OTHER);

        assertThat(sent)
                .containsExactly(new TicketCommand.AnswerByCode(
                        story.ticket().id(),
                        TENANT,
                        story.approvalId(),
                        CODES.proof(story.approvalId(), code),
                        true,
                        CodeSource.statusPage()));
        story.does(sent.getFirst());
        assertThat(story.ticket().consent()).isNull();
    }

    @Test
    void shouldAskForACodeOnlyWhileOneCounts() {
        story.diagnosed("unlock-account", "sender");
        TICKETS.take(story.asks(Consent.IDENTITY)).block(PATIENCE);
        assertThat(page()).contains("id=\"code\"").containsPattern("<form[^>]*id=\"code\"[^>]*hidden");
        TICKETS.take(story.findsConsenters(HOME)).block(PATIENCE);
        assertThat(page()).doesNotContainPattern("<form[^>]*id=\"code\"[^>]*hidden");
        for (int guess = 0; guess < 5; guess++) {
            TICKETS.take(story.does(new TicketCommand.AnswerByCode(
                            story.ticket().id(), TENANT, story.approvalId(), "wrong", true, CodeSource.statusPage())))
                    .block(PATIENCE);
        }
        assertThat(page())
                .as("who guessed only has to wait")
                .doesNotContainPattern("<form[^>]*id=\"code\"[^>]*hidden")
                .contains("You can try 1 more times", "Too many codes were wrong");
    }

    @Test
    void shouldCountNoSlipOfTheHand() {
        askedWhoSheIs();
        send("1234 567", HttpStatus.SEE_OTHER);
        send("", HttpStatus.SEE_OTHER);
        assertThat(sent).isEmpty();
    }

    @Test
    void shouldSlowDownWhoeverGuesses() {
        askedWhoSheIs();
        for (int guess = 0; guess < 6; guess++) {
            send("0000 000" + guess, HttpStatus.SEE_OTHER);
        }
        send("0000 0009", HttpStatus.TOO_MANY_REQUESTS)
                .expectHeader()
                .valueEquals("Retry-After", "10")
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("<html lang=\"de\"", "Zu viele Versuche", "zehn Sekunden"));
        assertThat(sent).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc.def", "a b", "a%b", "{", "é\"<"})
    void shouldTakeNothingBehindAForgedLink(String token) {
        browser.post()
                .uri("/status/{token}/code", token)
                .header("Accept-Language", "it, es;q=0.5")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("code=12345678")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("<html lang=\"es\"", "No hay ningún tique tras este enlace"));
        assertThat(sent).isEmpty();
    }

    private void askedWhoSheIs() {
        story.diagnosed("unlock-account", "sender");
        story.asks(Consent.IDENTITY);
        TICKETS.take(story.findsConsenters(HOME)).block(PATIENCE);
    }

    private String token() {
        return LINKS.statusToken(new StatusLink(TENANT, story.ticket().id()));
    }

    private WebTestClient.ResponseSpec send(String code, HttpStatus expected) {
        return browser.post()
                .uri("/status/" + token() + "/code")
                .header("Accept-Language", "de")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("code=" + code)
                .exchange()
                .expectStatus()
                .isEqualTo(expected);
    }

    private String page() {
        return browser.get()
                .uri("/status/" + token())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
