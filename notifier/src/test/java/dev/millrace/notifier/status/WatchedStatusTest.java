package dev.millrace.notifier.status;

import static dev.millrace.notifier.RunningNotifier.EVENT;
import static dev.millrace.notifier.RunningNotifier.PATIENCE;
import static dev.millrace.notifier.Story.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.notifier.RunningNotifier;
import dev.millrace.notifier.Story;
import dev.millrace.notifier.history.Tickets;
import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.link.Links.StatusLink;
import dev.millrace.tickets.ticket.TicketUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

/// The status of one ticket as who wrote it sees it, by the program as it runs.
class WatchedStatusTest {
    @RegisterExtension
    static final RunningNotifier NOTIFIER = new RunningNotifier();

    @Test
    void shouldShowTheStatusOfOneTicketAndStreamWhatFollows() {
        Story story = Story.byMail().about("Watched").in("de");
        TicketUpdate first = story.opens();
        NOTIFIER.publish(first);
        String token = NOTIFIER.bean(Links.class).statusToken(new StatusLink(TENANT, first.ticketId()));
        await().atMost(PATIENCE)
                .until(() -> NOTIFIER.bean(Tickets.class)
                        .find(TENANT, first.ticketId())
                        .hasElement()
                        .block(PATIENCE));
        NOTIFIER.browser()
                .get()
                .uri("/status/" + token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page)
                        .contains("Ihre Nachricht ist angekommen.", "?after=1", "lang=\"de\"")
                        .doesNotContain("anna@"));

        NOTIFIER.publish(story.hearsAgain("<watched.2@mail.acme.example>"));

        StepVerifier.create(NOTIFIER.api()
                        .get()
                        .uri("/api/stream/status/" + token + "?after=1")
                        .retrieve()
                        .bodyToFlux(EVENT)
                        .filter(event -> "step".equals(event.event())))
                .assertNext(event -> {
                    assertThat(event.id()).isEqualTo("2");
                    assertThat(event.data()).doesNotContain("anna@");
                })
                .thenCancel()
                .verify(PATIENCE);
    }
}
