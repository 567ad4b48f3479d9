package dev.millrace.topology.query;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.ticket.Ticket;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// Asks the instance that has a ticket, in the name of whoever asked here.
@Component
final class OtherInstances {
    /// Marks a question that has been passed on, so that two instances that disagree do not pass it to and fro.
    static final String FORWARDED = "X-Millrace-Forwarded";

    /// Says of an answer whether a copy gave it, which may lag.
    static final String STALE = "X-Millrace-Stale";

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final List<String> CREDENTIALS = List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE);

    private final WebClient http = WebClient.create();

    /// The answer of the other instance; fails when it cannot be reached in time.
    Mono<TicketAnswer> ask(TicketAnswer.Elsewhere other, TicketId id, HttpHeaders asked) {
        return http.get()
                .uri("http://{host}:{port}/api/tickets/{id}", other.host(), other.port(), id.toString())
                .header(FORWARDED, "1")
                .headers(headers -> CREDENTIALS.forEach(name -> headers.addAll(name, asked.getValuesAsList(name))))
                .exchangeToMono(OtherInstances::answer)
                .timeout(LIMIT);
    }

    static Mono<TicketAnswer> answer(ClientResponse response) {
        if (response.statusCode().is2xxSuccessful()) {
            return response.bodyToMono(byte[].class)
                    .map(body -> new TicketAnswer.Found(Json.read(body, Ticket.class), isStale(response)));
        }
        TicketAnswer refusal = response.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)
                ? new TicketAnswer.NoSuchTicket()
                : new TicketAnswer.NotNow("the instance that has the ticket answered " + response.statusCode());
        return response.releaseBody().thenReturn(refusal);
    }

    /// The other may have a copy only by now, where the ticket has just moved.
    private static boolean isStale(ClientResponse response) {
        return response.headers().header(STALE).contains("true");
    }
}
