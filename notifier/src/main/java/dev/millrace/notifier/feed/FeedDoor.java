package dev.millrace.notifier.feed;

import dev.millrace.access.InvalidRequest;
import dev.millrace.messaging.TopicCursor;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/// `/api/stream/tickets` and `/api/stream/metrics`, for people of the desk.
@RestController
@RequestMapping(path = "/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
final class FeedDoor {
    private static final int MOST_RECENT = 200;

    private final LiveTickets tickets;
    private final LiveMetrics metrics;
    private final EventStreams streams;

    FeedDoor(LiveTickets tickets, LiveMetrics metrics, EventStreams streams) {
        this.tickets = tickets;
        this.metrics = metrics;
        this.streams = streams;
    }

    /// Each update of a ticket as an event `ticket` whose id is the place after it.
    @GetMapping("/tickets")
    ResponseEntity<Flux<ServerSentEvent<String>>> tickets(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String header,
            @RequestParam(name = "lastEventId", required = false) @Nullable String parameter,
            @RequestParam(required = false) @Nullable String recent,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String priority,
            @RequestParam(required = false) @Nullable String status) {
        TicketFilter filter = TicketFilter.of(category, priority, status);
        TopicCursor cursor = cursor(header, parameter);
        admit(tickets, cursor);
        return streams.answer(events(cursor, recent(recent), filter)
                .map(seen -> filter.admits(seen.entry().value().ticket())
                        ? event("ticket", seen)
                        : EventStreams.passedOver(seen.cursor().toString())));
    }

    /// First the latest of each, then each as it is told, as events `window`, `breaker`, `automation`, `models`,
    /// `model-comparison` and `mailbox`.
    @GetMapping("/metrics")
    ResponseEntity<Flux<ServerSentEvent<String>>> metrics() {
        admit(metrics, null);
        return streams.answer(metrics.latestThenNow().map(FeedDoor::event));
    }

    private Flux<Seen<TicketUpdate>> events(@Nullable TopicCursor cursor, int recent, TicketFilter filter) {
        if (cursor != null) {
            return tickets.from(cursor);
        }
        return recent == 0
                ? tickets.fromNow()
                : tickets.fromRecent(
                        recent,
                        update -> filter.admits(update.ticket()),
                        Comparator.comparing(TicketUpdate::at).thenComparingLong(TicketUpdate::version));
    }

    private static void admit(LiveFeed<?> feed, @Nullable TopicCursor cursor) {
        if (!feed.hasRoom()) {
            throw new TooManyClients("As many clients follow the feed as it can serve; try again in a while.");
        }
        if (cursor != null && !feed.canServe(cursor)) {
            throw new TooManyClients("Too many clients are reading up on the past; try again in a while.");
        }
    }

    private static @Nullable TopicCursor cursor(@Nullable String header, @Nullable String parameter) {
        String field = header == null || header.isBlank() ? "lastEventId" : "Last-Event-ID";
        String text = header == null || header.isBlank() ? parameter : header;
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return TopicCursor.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(field, String.valueOf(e.getMessage()));
        }
    }

    private static int recent(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > MOST_RECENT) {
            throw new InvalidRequest(
                    "recent", "expected a number from 0 to " + MOST_RECENT + " but found '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static String name(DeskMetric metric) {
        return switch (metric) {
            case DeskMetric.Window _ -> "window";
            case DeskMetric.Breaker _ -> "breaker";
            case DeskMetric.Automation _ -> "automation";
            case DeskMetric.Models _ -> "models";
            case DeskMetric.ModelComparison _ -> "model-comparison";
            case DeskMetric.Mailbox _ -> "mailbox";
        };
    }

    private static ServerSentEvent<String> event(LiveMetrics.Told told) {
        Seen<DeskMetric> seen = told.seen();
        return seen == null
                ? ServerSentEvent.<String>builder()
                        .event(name(told.metric()))
                        .data(Json.text(told.metric()))
                        .build()
                : event(name(told.metric()), seen);
    }

    private static ServerSentEvent<String> event(String name, Seen<?> seen) {
        return ServerSentEvent.<String>builder()
                .id(seen.cursor().toString())
                .event(name)
                .data(seen.entry().json())
                .build();
    }
}
