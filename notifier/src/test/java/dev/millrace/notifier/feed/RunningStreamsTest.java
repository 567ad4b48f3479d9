package dev.millrace.notifier.feed;

import static dev.millrace.notifier.RunningNotifier.PATIENCE;
import static dev.millrace.notifier.Story.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.notifier.RunningNotifier;
import dev.millrace.notifier.Story;
import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.link.Links.StatusLink;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.understanding.Impact;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.PriorityVerdict;
import dev.millrace.tickets.understanding.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/// The streams as clients see them, by the program as it runs.
class RunningStreamsTest {
    @RegisterExtension
    static final RunningNotifier NOTIFIER = new RunningNotifier();

    @Test
    void shouldStreamUpdatesAndResumeWhereTheClientStopped() {
        Story story = Story.byMail().about("Streamed");
        TicketUpdate first = story.opens();
        story.does(new TicketCommand.Prioritise(
                story.ticket().id(),
                TENANT,
                new PriorityVerdict(Priority.P3, Impact.PERSON, Urgency.SOON, 0.9, List.of())));
        TicketUpdate second = story.hearsAgain("<two@mail.acme.example>");
        String[] lastId = new String[1];

        StepVerifier.create(NOTIFIER.events("/api/stream/tickets", null)
                        .concatMap(event -> "here".equals(event.comment())
                                ? NOTIFIER.send(first).thenReturn(event)
                                : Mono.just(event))
                        .filter(event -> isOf(event, first)))
                .consumeNextWith(event -> lastId[0] = event.id())
                .thenCancel()
                .verify(PATIENCE);
        NOTIFIER.publish(second);
        StepVerifier.create(NOTIFIER.events("/api/stream/tickets", lastId[0]).filter(event -> isOf(event, first)))
                .assertNext(event -> assertThat(event.data()).contains("\"version\":" + second.version()))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void shouldSayWhatIsWrongWithARequest() {
        WebTestClient browser = NOTIFIER.browser();
        for (String path : List.of(
                "/api/stream/tickets?lastEventId=yesterday",
                "/api/stream/tickets?category=weather",
                "/api/stream/tickets?recent=1000",
                "/api/tickets/recent?limit=0")) {
            browser.get()
                    .uri(path)
                    .headers(headers -> headers.setBasicAuth("admin", "right"))
                    .accept(path.contains("stream") ? MediaType.TEXT_EVENT_STREAM : MediaType.ALL)
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .exists();
        }
        browser.get()
                .uri("/api/stream/tickets")
                .headers(headers -> headers.setBasicAuth("admin", "right"))
                .header("Last-Event-ID", "yesterday")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        browser.get()
                .uri("/api/stream/status/forged.token")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void shouldNotLetOneLinkTakeAllStreams() {
        String token = NOTIFIER.bean(Links.class)
                .statusToken(new StatusLink(
                        TENANT, Story.byMail().about("Watched by many").opens().ticketId()));
        List<Disposable> watchers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            CountDownLatch greeted = new CountDownLatch(1);
            watchers.add(NOTIFIER.events("/api/stream/status/" + token, null).subscribe(_ -> greeted.countDown()));
            await().atMost(PATIENCE).until(() -> greeted.getCount() == 0);
        }

        NOTIFIER.browser()
                .get()
                .uri("/api/stream/status/" + token)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        watchers.forEach(Disposable::dispose);
    }

    private static boolean isOf(ServerSentEvent<String> event, TicketUpdate update) {
        return "ticket".equals(event.event())
                && String.valueOf(event.data()).contains(update.ticketId().toString());
    }
}
