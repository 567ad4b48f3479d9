package dev.millrace.notifier.status;

import dev.millrace.notifier.history.KnownTicket;
import dev.millrace.notifier.history.Tickets;
import dev.millrace.notifier.link.Attempts;
import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.page.NoticePage;
import dev.millrace.notifier.update.Commands;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.ticket.CodeSource;
import dev.millrace.tickets.ticket.PendingConsent;
import dev.millrace.tickets.ticket.TicketCommand;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `POST /status/{token}/code`: takes the code out of the mail to the registered address, and leads back to the status
/// page, which tells what came of it. Passes on its proof alone; the ticket judges it and counts the wrong ones.
@Controller
final class CodeDoor {
    private final Links links;
    private final Tickets tickets;
    private final Commands commands;
    private final Attempts<TicketId> attempts = new Attempts<>();

    CodeDoor(Links links, Tickets tickets, Commands commands) {
        this.links = links;
        this.tickets = tickets;
        this.commands = commands;
    }

    @PostMapping("/status/{token}/code")
    Mono<Rendering> take(@PathVariable String token, ServerWebExchange exchange) {
        return Mono.justOrEmpty(links.openStatus(token))
                .flatMap(link -> {
                    if (!attempts.mayTry(link.ticket())) {
                        return Mono.just(tooMany(exchange.getRequest()));
                    }
                    return Mono.zip(exchange.getFormData(), tickets.find(link.tenant(), link.ticket()))
                            .flatMap(both -> Mono.justOrEmpty(answer(
                                    Objects.requireNonNullElse(both.getT1().getFirst("code"), ""), both.getT2())))
                            .flatMap(commands::send)
                            .thenReturn(backTo(token));
                })
                .switchIfEmpty(Mono.fromSupplier(() -> StatusPage.unknown(exchange.getRequest())));
    }

    /// What is no code at all is not passed on: a slip of the hand costs none of the attempts.
    private Optional<TicketCommand.FromDesk> answer(String text, KnownTicket known) {
        PendingConsent pending = known.ticket().consent();
        if (pending == null || pending.consent() != Consent.IDENTITY) {
            return Optional.empty();
        }
        return ConsentCodes.in(text)
                .map(code -> new TicketCommand.AnswerByCode(
                        known.ticket().id(),
                        known.ticket().tenant(),
                        pending.approvalId(),
                        links.codes().proof(pending.approvalId(), code),
                        true,
                        CodeSource.statusPage()));
    }

    /// @param token one that opened the page
    private static Rendering backTo(String token) {
        return Rendering.redirectTo("/status/" + token)
                .status(HttpStatus.SEE_OTHER)
                .build();
    }

    private static Rendering tooMany(ServerHttpRequest request) {
        return NoticePage.of(request, HttpStatus.TOO_MANY_REQUESTS, "status.slow")
                .header(HttpHeaders.RETRY_AFTER, "10")
                .build();
    }
}
