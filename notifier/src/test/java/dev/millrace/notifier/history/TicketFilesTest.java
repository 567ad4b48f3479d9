package dev.millrace.notifier.history;

import static dev.millrace.notifier.RunningNotifier.KEY;
import static dev.millrace.notifier.RunningNotifier.PATIENCE;
import static dev.millrace.notifier.Story.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.notifier.RunningNotifier;
import dev.millrace.notifier.Story;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.signature.BlobLinks;
import dev.millrace.tickets.signature.BlobLinks.FileLink;
import dev.millrace.tickets.signature.BlobLinks.MailLink;
import dev.millrace.tickets.signature.BlobLinks.RawMailLink;
import dev.millrace.tickets.signature.Signer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.reactive.server.WebTestClient;

/// The way from a ticket to its mails and files, by the program as it runs.
class TicketFilesTest {
    @RegisterExtension
    static final RunningNotifier NOTIFIER = new RunningNotifier();

    @Test
    void shouldLeadToATicketsOwnMailsAndFilesOnly() {
        WebTestClient browser = NOTIFIER.browser();
        String raw = "ab".repeat(32);
        String image = "cd".repeat(32);
        Story story = Story.byMail()
                .about("With a picture")
                .bringing(
                        raw,
                        new Attachment("shot.png", "image/png", 3, image, true, "shot@acme"),
                        new Attachment("mail.eml", "message/rfc822", 3, raw, false, null));
        Story other = Story.byMail()
                .through(Channel.WEB)
                .withMessageId("typed-1")
                .about("Typed")
                .bringing("ef".repeat(32));
        NOTIFIER.publish(story.opens());
        NOTIFIER.publish(other.opens());
        String ticket = "/api/tickets/" + story.ticket().id();
        String typed = "/api/tickets/" + other.ticket().id();
        await().atMost(PATIENCE).until(() -> status(ticket + "/mails/" + raw) == 303);

        BlobLinks links = new BlobLinks(new Signer(KEY));
        assertThat(location(ticket + "/mails/" + raw)).isEqualTo(links.path(new MailLink(TENANT, raw)));
        assertThat(location(ticket + "/mails/" + raw + "/raw"))
                .isEqualTo(
                        links.path(new RawMailLink(TENANT, raw, story.ticket().id())));
        assertThat(status(ticket + "/mails/" + image + "/raw"))
                .as("a file as a mail")
                .isEqualTo(404);
        assertThat(location(ticket + "/files/" + image)).isEqualTo(links.path(new FileLink(TENANT, image, "shot.png")));
        assertThat(status(ticket + "/mails/" + image)).as("a file as a mail").isEqualTo(404);
        assertThat(status(ticket + "/files/" + raw)).as("the mail as it came").isEqualTo(403);
        assertThat(status(ticket + "/files/" + "ee".repeat(32))).isEqualTo(404);
        await().atMost(PATIENCE).until(() -> status(typed + "/files/" + "ef".repeat(32)) == 403);
        assertThat(status(typed + "/mails/" + "ef".repeat(32))).as("no mail").isEqualTo(404);
        assertThat(status(typed + "/mails/" + "ef".repeat(32) + "/raw"))
                .as("no mail")
                .isEqualTo(404);
        assertThat(status(typed + "/mails/" + raw + "/raw"))
                .as("another ticket's")
                .isEqualTo(404);
        assertThat(status(typed + "/files/" + image)).as("another ticket's").isEqualTo(404);
        assertThat(status("/api/tickets/not-an-id/mails/" + raw)).isEqualTo(400);
        assertThat(NOTIFIER.api()
                        .get()
                        .uri(typed + "/mails/" + raw)
                        .header("Accept", "text/html,*/*;q=0.8")
                        .header("Accept-Language", "de")
                        .exchangeToMono(answer -> answer.bodyToMono(String.class))
                        .block(PATIENCE))
                .as("a person is told on a page")
                .contains("<h1>Hier ist nichts</h1>", "No such mail is among the last steps of ticket");
        browser.get().uri(ticket + "/mails/" + raw).exchange().expectStatus().isUnauthorized();
        browser.get()
                .uri(ticket + "/mails/" + raw + "/raw")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        browser.get().uri(ticket + "/files/" + image).exchange().expectStatus().isUnauthorized();
    }

    private static int status(String path) {
        return ask(path).getStatusCode().value();
    }

    private static String location(String path) {
        return String.valueOf(ask(path).getHeaders().getLocation());
    }

    private static ResponseEntity<Void> ask(String path) {
        return Objects.requireNonNull(NOTIFIER.api()
                .get()
                .uri(path)
                .exchangeToMono(response -> response.toBodilessEntity())
                .block(PATIENCE));
    }
}
