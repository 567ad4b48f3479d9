package dev.millrace.topology.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.millrace.access.InvalidRequest;
import dev.millrace.access.Refused;
import dev.millrace.access.SignedIn;
import dev.millrace.messaging.BrokerOutage;
import dev.millrace.messaging.RecordSender;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.topic.Topic;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
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
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// `GET /api/tickets/{id}` and `POST /api/tickets/{id}/commands`.
@RestController
@RequestMapping("/api/tickets/{id}")
class TicketController {
    private static final Duration LIMIT = Duration.ofSeconds(8);

    /// What is not known yet is null and not absent, so that clients find every field.
    private static final JsonMapper EVERY_FIELD = Json.mapper()
            .rebuild()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.ALWAYS))
            .build();

    private final TicketQuery query;
    private final OtherInstances others;
    private final TenantSettings tenants;
    private final RecordSender sender;
    private final SignedIn signedIn;
    private final RunbookIds runbooks;

    TicketController(
            TicketQuery query,
            OtherInstances others,
            TenantSettings tenants,
            RecordSender sender,
            SignedIn signedIn,
            RunbookIds runbooks) {
        this.query = query;
        this.others = others;
        this.tenants = tenants;
        this.sender = sender;
        this.signedIn = signedIn;
        this.runbooks = runbooks;
    }

    @GetMapping
    Mono<ResponseEntity<Object>> ticket(@PathVariable String id, @RequestHeader HttpHeaders asked) {
        TicketId ticket = parse(id);
        return find(ticket, asked).map(answer -> respond(answer, ticket));
    }

    /// Takes a command; what came of it is seen in the ticket's next version.
    @PostMapping("/commands")
    Mono<ResponseEntity<Object>> command(
            @PathVariable String id,
            @RequestBody CommandRequest request,
            @RequestHeader HttpHeaders asked,
            Principal principal) {
        TicketId ticket = parse(id);
        return find(ticket, asked).flatMap(answer -> {
            if (!(answer instanceof TicketAnswer.Found found)) {
                return Mono.just(respond(answer, ticket));
            }
            TicketCommand.FromDesk command = request.toCommand(found.ticket(), signedIn.person(principal.getName()));
            return known(command)
                    .then(taken(sender.send(Topic.COMMANDS, ticket.toString(), command.tenant(), command, null)));
        });
    }

    private Mono<Void> known(TicketCommand.FromDesk command) {
        return command instanceof TicketCommand.RunRunbook run ? runbooks.check(run.runbook()) : Mono.empty();
    }

    /// Nothing that was sent can be called back: after the limit it may still be taken, or not.
    static Mono<ResponseEntity<Object>> taken(Mono<?> sending) {
        return sending.timeout(LIMIT)
                .thenReturn(ResponseEntity.accepted().build())
                .onErrorReturn(error -> error instanceof TimeoutException || BrokerOutage.is(error), notKnown());
    }

    private Mono<TicketAnswer> find(TicketId id, HttpHeaders asked) {
        boolean passedOn = asked.containsHeader(OtherInstances.FORWARDED);
        return query.find(id, !passedOn)
                .flatMap(answer -> answer instanceof TicketAnswer.Elsewhere elsewhere
                        // Where the owner is gone, a copy of ours may answer until the ticket has moved.
                        ? others.ask(elsewhere, id, asked).onErrorResume(away -> query.find(id, false))
                        : Mono.just(answer))
                .map(this::ofOurTenants)
                .timeout(
                        LIMIT,
                        Mono.just(new TicketAnswer.NotNow("it was not found within " + LIMIT.toSeconds() + " s")));
    }

    private TicketAnswer ofOurTenants(TicketAnswer answer) {
        return answer instanceof TicketAnswer.Found found
                        && !tenants.tenants().contains(found.ticket().tenant())
                ? new TicketAnswer.NoSuchTicket()
                : answer;
    }

    static ResponseEntity<Object> respond(TicketAnswer answer, TicketId id) {
        return switch (answer) {
            case TicketAnswer.Found found -> found(found);
            case TicketAnswer.NoSuchTicket _ ->
                throw refused(HttpStatus.NOT_FOUND, "There is no ticket " + id + " (yet).");
            case TicketAnswer.Elsewhere elsewhere -> throw notNow("the ticket is at " + elsewhere.host());
            case TicketAnswer.NotNow notNow -> throw notNow(notNow.reason());
        };
    }

    private static ResponseEntity<Object> found(TicketAnswer.Found found) {
        Ticket ticket = found.ticket();
        return ResponseEntity.ok()
                .eTag(Long.toString(ticket.version()))
                .header(OtherInstances.STALE, Boolean.toString(found.stale()))
                .body(EVERY_FIELD.valueToTree(ticket));
    }

    private static Refused notNow(String reason) {
        return refused(HttpStatus.SERVICE_UNAVAILABLE, "Cannot answer just now: " + reason + ".");
    }

    /// Without `Retry-After`: a command that is sent again may be carried out twice.
    private static ResponseEntity<Object> notKnown() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "It is not known whether the command was taken: it was not confirmed within "
                                + LIMIT.toSeconds() + " s. Look at the ticket before you send it again."));
    }

    private static Refused refused(HttpStatus status, String detail) {
        return new Refused(status, detail, Duration.ofSeconds(1));
    }

    private static TicketId parse(String id) {
        try {
            return TicketId.parse(id);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("id", String.valueOf(e.getMessage()));
        }
    }
}
