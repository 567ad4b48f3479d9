package dev.millrace.notifier.page;

import dev.millrace.access.InvalidRequest;
import dev.millrace.access.Refused;
import dev.millrace.tickets.id.TicketId;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/// The ids in addresses, and what is answered where they name nothing.
final class TicketIds {
    private TicketIds() {}

    static TicketId parse(String id) {
        try {
            return TicketId.parse(id);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("id", String.valueOf(e.getMessage()));
        }
    }

    static <T> Mono<T> unknown(String id) {
        return Mono.error(() -> new Refused(HttpStatus.NOT_FOUND, "There is no ticket " + id + "."));
    }
}
