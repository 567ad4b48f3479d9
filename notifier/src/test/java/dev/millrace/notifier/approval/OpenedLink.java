package dev.millrace.notifier.approval;

import static dev.millrace.notifier.Story.TENANT;

import dev.millrace.access.SignedIn;
import dev.millrace.notifier.Story;
import dev.millrace.notifier.TestDatabase;
import dev.millrace.notifier.TestTemplates;
import dev.millrace.notifier.history.Tickets;
import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.link.Links.ApprovalLink;
import dev.millrace.notifier.reply.Wording;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.signature.Signer;
import dev.millrace.tickets.ticket.TicketCommand;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/// The page behind a link that somebody was sent, as it is read and answered in a browser.
abstract class OpenedLink {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Links LINKS =
            new Links(new Signer("0123456789abcdef0123456789abcdef"), URI.create("https://desk.example"));
    private static final TestDatabase DATABASE = TestDatabase.create();
    static final Tickets TICKETS = new Tickets(DATABASE.open());
    final List<TicketCommand> sent = new ArrayList<>();
    final Story story = Story.byMail().about("Reports " + System.nanoTime());

    ApprovalLink link(Person person) {
        return new ApprovalLink(
                TENANT,
                story.ticket().id(),
                story.approvalId(),
                person.address(),
                story.content(),
                story.ticket().version());
    }

    ApprovalLink asked(String runbook, Consent consent, Person... consenters) {
        story.diagnosed(runbook, "finance-reports");
        story.asks(consent);
        TICKETS.take(story.findsConsenters(consenters)).block(PATIENCE);
        return link(consenters[0]);
    }

    String get(Instant now, ApprovalLink link, String query, HttpStatus expected) {
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

    String post(Instant now, ApprovalLink link, String form, HttpStatus expected) {
        return post(browser(now), link, form, expected);
    }

    static String post(WebTestClient browser, ApprovalLink link, String form, HttpStatus expected) {
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

    String byCode(String answer, Person person) {
        return "answer=" + answer + "&code=" + story.codeOf(person).replace(' ', '+');
    }

    ApprovalPage page(Instant now) {
        Questions questions = new Questions(
                TICKETS,
                new Answers(DATABASE.open()),
                LINKS,
                command -> Mono.fromRunnable(() -> sent.add(command)),
                Clock.fixed(now, ZoneOffset.UTC));
        return new ApprovalPage(
                LINKS,
                questions,
                new Wording("Acme service desk", ZoneOffset.UTC),
                new SignedIn("admin", Story.BEN.address()));
    }

    WebTestClient browser(Instant now) {
        return WebTestClient.bindToController(page(now))
                .viewResolvers(views -> views.viewResolver(TestTemplates.views()))
                .configureClient()
                .responseTimeout(PATIENCE)
                .build();
    }
}
