package dev.millrace.topology.query;

import dev.millrace.access.InvalidRequest;
import dev.millrace.messaging.RecordSender;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.topic.Topic;
import java.security.Principal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// `GET /api/tickets/{id}` and `POST /api/tickets/{id}/commands`.
@RestController
@RequestMapping("/api/tickets/{id}")
class TicketController {
    private static final String FORWARDED = "X-Millrace-Forwarded";
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final TicketQuery query;
    private final RecordSender sender;
    private final WebClient others;

    TicketController(TicketQuery query, RecordSender sender) {
        this.query = query;
        this.sender = sender;
        this.others = WebClient.create();
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Object>> ticket(
            @PathVariable String id,
            @RequestHeader(name = FORWARDED, required = false) @Nullable String forwarded,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        TicketId ticket = parse(id);
        return query.find(ticket, forwarded == null)
                .flatMap(answer -> answer instanceof TicketAnswer.Elsewhere elsewhere
                        ? ask(elsewhere, ticket, authorization)
                        : Mono.just(respond(answer, ticket)))
                .timeout(LIMIT, Mono.fromSupplier(() -> notNow("the ticket was not found within " + LIMIT)));
    }

    /// Takes a command; what came of it is seen in the ticket's next version.
    @PostMapping(path = "/commands")
    Mono<ResponseEntity<Object>> command(
            @PathVariable String id, @RequestBody CommandRequest request, Principal principal) {
        TicketId ticket = parse(id);
        return query.find(ticket, false).flatMap(answer -> {
            if (!(answer instanceof TicketAnswer.Found found)) {
                return Mono.just(respond(answer, ticket));
            }
            TicketCommand.FromDesk command = request.toCommand(found.ticket(), principal.getName());
            return sender.send(Topic.COMMANDS, ticket.toString(), command.tenant(), command, null)
                    .timeout(LIMIT)
                    .thenReturn(ResponseEntity.accepted().<Object>build());
        });
    }

    private Mono<ResponseEntity<Object>> ask(
            TicketAnswer.Elsewhere elsewhere, TicketId id, @Nullable String authorization) {
        return others.get()
                .uri("http://{host}:{port}/api/tickets/{id}", elsewhere.host(), elsewhere.port(), id.toString())
                .header(FORWARDED, "1")
                .headers(headers -> {
                    if (authorization != null) {
                        headers.set(HttpHeaders.AUTHORIZATION, authorization);
                    }
                })
                .exchangeToMono(answer -> answer.toEntity(byte[].class))
                .map(answer -> ResponseEntity.status(answer.getStatusCode())
                        .contentType(java.util.Objects.requireNonNullElse(
                                answer.getHeaders().getContentType(), MediaType.APPLICATION_JSON))
                        .<Object>body(answer.getBody()))
                // The instance that has the ticket is gone; a copy of ours may answer until it has moved.
                .onErrorResume(error -> query.find(id, false).map(answer -> respond(answer, id)));
    }

    private static ResponseEntity<Object> respond(TicketAnswer answer, TicketId id) {
        return switch (answer) {
            case TicketAnswer.Found found -> found(found);
            case TicketAnswer.NoSuchTicket _ ->
                problem(HttpStatus.NOT_FOUND, "There is no ticket " + id + " (yet).")
                        .build();
            case TicketAnswer.Elsewhere elsewhere -> notNow("the ticket is at " + elsewhere.host());
            case TicketAnswer.NotNow notNow -> notNow(notNow.reason());
        };
    }

    private static ResponseEntity<Object> found(TicketAnswer.Found found) {
        Ticket ticket = found.ticket();
        return ResponseEntity.ok()
                .eTag(Long.toString(ticket.version()))
                .header("X-Millrace-Stale", Boolean.toString(found.stale()))
                .body(ticket);
    }

    private static ResponseEntity<Object> notNow(String reason) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE, "Cannot answer just now: " + reason + "."));
    }

    private static ResponseEntity.HeadersBuilder<?> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail));
    }

    private static TicketId parse(String id) {
        try {
            return TicketId.parse(id);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("id", String.valueOf(e.getMessage()));
        }
    }
}
