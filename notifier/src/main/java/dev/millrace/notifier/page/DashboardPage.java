package dev.millrace.notifier.page;

import dev.millrace.access.InvalidRequest;
import dev.millrace.access.SignedIn;
import dev.millrace.notifier.history.KnownTicket;
import dev.millrace.notifier.history.Tickets;
import dev.millrace.notifier.update.Tenants;
import dev.millrace.tickets.json.Json;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// `/` and what its script needs before the feed: the tickets that changed last, and the token for posting.
@RestController
final class DashboardPage {
    private static final int USUAL = 50;
    private static final int MOST = 200;
    /// Whatever changed since is looked at.
    private static final Duration LONGEST_AGO = Duration.ofDays(8);
    /// A reader's clock may go before ours.
    private static final Duration SKEW = Duration.ofHours(1);

    private final Tickets tickets;
    private final Tenants tenants;
    private final SignedIn signedIn;
    private final Clock clock = Clock.systemUTC();
    private final Resource dashboard = new ClassPathResource("static/dashboard/index.html");

    DashboardPage(Tickets tickets, Tenants tenants, SignedIn signedIn) {
        this.tickets = tickets;
        this.tenants = tenants;
        this.signedIn = signedIn;
    }

    /// @param headerName where a request carries the token
    /// @param user who has signed in
    /// @param mayAgree whether it is known whose account that is: else he answers no question of agreement with yes
    record Csrf(String headerName, String parameterName, String token, String user, boolean mayAgree) {}

    @GetMapping("/")
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(dashboard);
    }

    /// Newest first; each with its state and its last steps, oldest first.
    ///
    /// @param open whether only those that are not done
    @GetMapping(path = "/api/tickets/recent", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<String>> recent(
            @RequestParam(required = false) @Nullable String limit, @RequestParam(defaultValue = "false") String open) {
        Flux<KnownTicket> found = isTrue(open)
                ? tickets.recentOpen(tenants.names(), limit(limit))
                : tickets.recent(tenants.names(), limit(limit));
        return found.collectList().map(DashboardPage::json);
    }

    /// How many tickets there are in all.
    ///
    /// @param open those that are not done, by their statuses; one in which there is none is missing
    /// @param fixed those that a runbook has resolved since the time that was asked for, and are still done
    record Counts(Map<String, Long> open, @Nullable Long fixed) {
        Counts {
            open = Map.copyOf(open);
        }
    }

    @GetMapping(path = "/api/tickets/counts", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<String>> counts(@RequestParam(required = false) @Nullable String since) {
        Mono<Map<String, Long>> open = tickets.openByStatus(tenants.names());
        Mono<Counts> counts = since == null || since.isBlank()
                ? open.map(byStatus -> new Counts(byStatus, null))
                : Mono.zip(open, tickets.fixedSince(tenants.names(), since(since)), Counts::new);
        return counts.map(DashboardPage::json);
    }

    /// One ticket with its last steps, however long nothing happened to it.
    @GetMapping(path = "/api/tickets/{id}/history", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<String>> history(@PathVariable String id) {
        return tickets.find(tenants.names(), TicketIds.parse(id))
                .map(DashboardPage::json)
                .switchIfEmpty(TicketIds.unknown(id));
    }

    /// What a script sends along when it posts; only whoever has signed in gets here.
    @GetMapping(path = "/api/csrf", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Csrf>> csrf(ServerWebExchange exchange, Principal user) {
        return CsrfTokens.of(exchange)
                .map(token -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new Csrf(
                                token.getHeaderName(),
                                token.getParameterName(),
                                token.getToken(),
                                user.getName(),
                                signedIn.person(user.getName())
                                        .objectionToSignedIn()
                                        .isEmpty())))
                .defaultIfEmpty(ResponseEntity.noContent().build());
    }

    /// In the same form as on the topics, whatever the HTTP codecs are set to.
    private static ResponseEntity<String> json(Object known) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.text(known));
    }

    private Instant since(String text) {
        Instant now = clock.instant();
        Instant since = instant(text);
        if (since.isBefore(now.minus(LONGEST_AGO)) || since.isAfter(now.plus(SKEW))) {
            throw new InvalidRequest(
                    "since",
                    "expected a time of the last " + LONGEST_AGO.toDays() + " days but found '" + text + "'; it is "
                            + now.truncatedTo(ChronoUnit.SECONDS));
        }
        return since;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new InvalidRequest("since", "expected a time such as 2026-11-30T00:00:00Z but found '" + text + "'");
        }
    }

    private static boolean isTrue(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new InvalidRequest("open", "expected true or false but found '" + text + "'");
        }
        return text.equals("true");
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return USUAL;
        }
        if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > MOST) {
            throw new InvalidRequest("limit", "expected a number from 1 to " + MOST + " but found '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
