package dev.millrace.notifier.status;

import dev.millrace.notifier.history.KnownTicket;
import dev.millrace.notifier.history.Tickets;
import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.page.NoticePage;
import dev.millrace.notifier.reply.Language;
import dev.millrace.notifier.reply.Texts;
import dev.millrace.notifier.reply.Wording;
import dev.millrace.tickets.ticket.Ticket;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/// `/status/{token}`: readable without a script; a script adds what happens next.
@Controller
final class StatusPage {
    private final Links links;
    private final Tickets tickets;
    private final StatusLines lines;
    private final Wording wording;

    StatusPage(Links links, Tickets tickets, StatusLines lines, Wording wording) {
        this.links = links;
        this.tickets = tickets;
        this.lines = lines;
        this.wording = wording;
    }

    @GetMapping("/status/{token}")
    Mono<Rendering> show(@PathVariable String token, ServerHttpRequest request) {
        return Mono.justOrEmpty(links.openStatus(token))
                .flatMap(link -> tickets.find(link.tenant(), link.ticket()))
                .map(known -> page(token, known))
                .defaultIfEmpty(unknown(request));
    }

    private Rendering page(String token, KnownTicket known) {
        Ticket ticket = known.ticket();
        Language language = Language.of(ticket.language());
        Texts texts = Texts.in(language);
        List<StatusLine> shown =
                lines.of(known).stream().filter(line -> !line.texts().isEmpty()).toList();
        return Rendering.view("notifier/status")
                .modelAttribute("language", language.code())
                .modelAttribute(
                        "title",
                        texts.get("status.title", Map.of("ticket", ticket.id().toString())))
                .modelAttribute("subjectLabel", texts.get("status.subject"))
                .modelAttribute("subject", ticket.subject())
                .modelAttribute(
                        "opened", texts.get("status.opened", Map.of("time", wording.time(language, ticket.openedAt()))))
                .modelAttribute("state", texts.get("state." + ticket.status().name()))
                .modelAttribute("done", ticket.status().isDone())
                .modelAttribute("live", texts.get("status.live"))
                .modelAttribute("reload", texts.get("status.reload"))
                .modelAttribute("asksForCode", StatusLines.asksForCode(ticket))
                .modelAttribute("codeAction", "/status/" + token + "/code")
                .modelAttribute("codeLabel", texts.get("status.code"))
                .modelAttribute("codeSend", texts.get("status.code.send"))
                .modelAttribute("lines", shown)
                .modelAttribute("stream", "/api/stream/status/" + token + "?after=" + ticket.version())
                .build();
    }

    /// Forged, of another installation, or so new that it has not come round yet.
    static Rendering unknown(ServerHttpRequest request) {
        return NoticePage.of(request, HttpStatus.NOT_FOUND, "status.unknown").build();
    }
}
