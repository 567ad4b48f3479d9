package dev.millrace.intake.web;

import dev.millrace.access.Browser;
import dev.millrace.access.InvalidRequest;
import dev.millrace.intake.Installation;
import dev.millrace.intake.ReadableSize;
import dev.millrace.tickets.message.InboundMessage;
import java.net.URI;
import java.security.Principal;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `POST /api/tickets` and the form that leads there.
@RestController
final class TicketDoor {
    private final RequestReader reader;
    private final WebIntake intake;
    private final RateLimit rateLimit;
    private final Installation installation;
    private final FormPage page;
    private final WebSettings settings;

    TicketDoor(
            RequestReader reader,
            WebIntake intake,
            RateLimit rateLimit,
            Installation installation,
            FormPage page,
            WebSettings settings) {
        this.reader = reader;
        this.intake = intake;
        this.rateLimit = rateLimit;
        this.installation = installation;
        this.page = page;
        this.settings = settings;
    }

    /// What a program is told of its ticket.
    record Receipt(String id, String status, String statusUrl) {}

    @PostMapping("/api/tickets")
    Mono<ResponseEntity<Object>> post(ServerWebExchange exchange) {
        ServerHttpRequest http = exchange.getRequest();
        return Mono.defer(() -> {
                    rateLimit.count(http.getRemoteAddress());
                    return reader.read(http);
                })
                .flatMap(request -> take(exchange, request))
                .onErrorMap(RequestReader::isTooLarge, _ -> tooLarge())
                .onErrorResume(
                        ErrorResponseException.class,
                        refusal -> refusal.getStatusCode().equals(HttpStatus.CONTENT_TOO_LARGE)
                                        && Browser.wantsPage(http)
                                ? Mono.just(html(HttpStatus.CONTENT_TOO_LARGE, page.tooLarge(FormWords.of(http))))
                                : Mono.error(refusal));
    }

    @GetMapping("/new")
    ResponseEntity<Object> form(ServerWebExchange exchange) {
        String tenant = exchange.getRequest().getQueryParams().getFirst("tenant");
        return html(HttpStatus.OK, page.empty(FormWords.of(exchange.getRequest()), tenant));
    }

    private Mono<ResponseEntity<Object>> take(ServerWebExchange exchange, TicketRequest request) {
        ServerHttpRequest http = exchange.getRequest();
        return Mono.usingWhen(
                        Mono.just(request),
                        _ -> principal(exchange)
                                .flatMap(principal -> intake.take(http, request, principal.orElse(null)))
                                .map(message -> receipt(http, message)),
                        used -> RequestReader.forget(used.files()))
                .onErrorResume(
                        InvalidRequest.class,
                        invalid -> Browser.wantsPage(http)
                                ? Mono.just(withErrors(http, request, invalid))
                                : Mono.error(invalid));
    }

    private static Mono<Optional<Principal>> principal(ServerWebExchange exchange) {
        return exchange.getPrincipal().map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private ResponseEntity<Object> receipt(ServerHttpRequest http, InboundMessage message) {
        URI statusUrl = statusUrl(message);
        HttpHeaders headers = new HttpHeaders();
        headers.setLocation(statusUrl);
        headers.setCacheControl("no-store");
        if (Browser.wantsPage(http)) {
            headers.setContentType(FormPage.HTML);
            return new ResponseEntity<>(
                    page.taken(FormWords.of(http), message, statusUrl), headers, HttpStatus.ACCEPTED);
        }
        headers.setContentType(MediaType.APPLICATION_JSON);
        Receipt receipt = new Receipt(message.ticket().toString(), "NEW", statusUrl.toString());
        return new ResponseEntity<>(receipt, headers, HttpStatus.ACCEPTED);
    }

    private URI statusUrl(InboundMessage message) {
        String token = installation.signer().token("status", message.tenant() + "\n" + message.ticket());
        return URI.create(installation.publicUrl() + "/status/" + token);
    }

    private ResponseEntity<Object> withErrors(ServerHttpRequest http, TicketRequest request, InvalidRequest invalid) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(FormPage.HTML);
        return new ResponseEntity<>(
                page.refused(FormWords.of(http), request, invalid.errors()),
                headers,
                HttpStatus.valueOf(invalid.status()));
    }

    private static ResponseEntity<Object> html(HttpStatus status, String page) {
        return ResponseEntity.status(status).contentType(FormPage.HTML).body(page);
    }

    private ErrorResponseException tooLarge() {
        ErrorResponseException refusal = new ErrorResponseException(HttpStatus.CONTENT_TOO_LARGE);
        refusal.setDetail("A file may have %s, the whole request %s."
                .formatted(
                        ReadableSize.limit(settings.largestFile().toBytes()),
                        ReadableSize.limit(settings.largestBody().toBytes())));
        return refusal;
    }
}
