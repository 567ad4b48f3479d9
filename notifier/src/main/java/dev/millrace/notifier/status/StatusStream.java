package dev.millrace.notifier.status;

import dev.millrace.access.InvalidRequest;
import dev.millrace.notifier.feed.EventStreams;
import dev.millrace.notifier.feed.LiveTickets;
import dev.millrace.notifier.feed.TooManyClients;
import dev.millrace.notifier.history.Tickets;
import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.link.Links.StatusLink;
import dev.millrace.tickets.json.Json;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;

/// `/api/stream/status/{token}`: the steps of one ticket after a version, as events `step` whose id is the version.
@RestController
final class StatusStream {
    private final Links links;
    private final Tickets tickets;
    private final LiveTickets live;
    private final StatusLines lines;
    private final EventStreams streams;
    private final StatusPlaces places;

    StatusStream(
            Links links,
            Tickets tickets,
            LiveTickets live,
            StatusLines lines,
            EventStreams streams,
            StatusPlaces places) {
        this.links = links;
        this.tickets = tickets;
        this.live = live;
        this.lines = lines;
        this.streams = streams;
        this.places = places;
    }

    @GetMapping(path = "/api/stream/status/{token}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<Flux<ServerSentEvent<String>>> follow(
            @PathVariable String token,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String header,
            @RequestParam(name = "after", required = false) @Nullable String after) {
        StatusLink link = links.openStatus(token)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "This status link is incomplete or was not made by us."));
        long version = header == null || header.isBlank() ? version("after", after) : version("Last-Event-ID", header);
        if (!places.hasRoom(link)) {
            throw new TooManyClients("As many watch this page, or all such pages, as can be served; try again later.");
        }
        return streams.answer(places.within(link, lines(link, version)).map(StatusStream::event));
    }

    /// First what is known, then what the feed holds and brings; each version once.
    private Flux<StatusLine> lines(StatusLink link, long after) {
        return Flux.defer(() -> {
            AtomicLong last = new AtomicLong(after);
            Flux<StatusLine> known = tickets.find(link.tenant(), link.ticket()).flatMapIterable(lines::of);
            Flux<StatusLine> coming = live.of(link.tenant(), link.ticket()).map(lines::of);
            return known.concatWith(coming).filter(line -> isNext(last, line.version()));
        });
    }

    private static boolean isNext(AtomicLong last, long version) {
        return last.getAndAccumulate(version, Math::max) < version;
    }

    private static ServerSentEvent<String> event(StatusLine line) {
        return ServerSentEvent.<String>builder()
                .id(Long.toString(line.version()))
                .event("step")
                .data(Json.text(line))
                .build();
    }

    private static long version(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        if (!text.strip().matches("\\d{1,18}")) {
            throw new InvalidRequest(field, "expected the version of a ticket but found '" + text + "'");
        }
        return Long.parseLong(text.strip());
    }
}
