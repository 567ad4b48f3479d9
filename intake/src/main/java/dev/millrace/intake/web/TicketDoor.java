package dev.millrace.intake.web;

import dev.millrace.access.Browser;
import dev.millrace.access.InvalidRequest;
import dev.millrace.intake.Installation;
import dev.millrace.intake.ReadableSize;
import dev.millrace.tickets.message.InboundMessage;
import java.net.URI;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `POST /api/tickets`, and the form for people, which is posted to its own address: there the answer leads
/// on to a page that can be read again, so that neither a reload nor the way back sends anything.
@RestController
final class TicketDoor {
    private static final String STATUS = "status";
    private static final String FORM = "/new";

    private final RequestReader reader;
    private final BodyMemory memory;
    private final WebIntake intake;
    private final RateLimit rateLimit;
    private final Installation installation;
    private final FormPage page;
    private final WebSettings settings;

    TicketDoor(
            RequestReader reader,
            BodyMemory memory,
            WebIntake intake,
            RateLimit rateLimit,
            Installation installation,
            FormPage page,
            WebSettings settings) {
        this.reader = reader;
        this.memory = memory;
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
        return read(exchange, message -> receipt(exchange.getRequest(), message));
    }

    @PostMapping(FORM)
    Mono<ResponseEntity<Object>> send(ServerWebExchange exchange) {
        return read(
                exchange,
                message -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .cacheControl(CacheControl.noStore())
                        .location(URI.create(FORM + "?taken=" + token(message)))
                        .build());
    }

    private Mono<ResponseEntity<Object>> read(
            ServerWebExchange exchange, Function<InboundMessage, ResponseEntity<Object>> answer) {
        ServerHttpRequest http = exchange.getRequest();
        return Mono.using(
                        () -> memory.room(http.getRemoteAddress()),
                        room -> {
                            rateLimit.count(http.getRemoteAddress());
                            return reader.read(http, room).flatMap(request -> take(exchange, request, answer));
                        },
                        BodyMemory.Room::close)
                .onErrorMap(RequestReader::isTooLarge, _ -> tooLarge())
                .onErrorResume(
                        ErrorResponseException.class,
                        refusal -> refusal.getStatusCode().equals(HttpStatus.CONTENT_TOO_LARGE)
                                        && Browser.wantsPage(http)
                                ? Mono.just(html(HttpStatus.CONTENT_TOO_LARGE, page.tooLarge(FormWords.of(http))))
                                : Mono.error(refusal));
    }

    /// The form; where `taken` names a ticket that was opened by it, what became of that.
    @GetMapping(FORM)
    ResponseEntity<Object> form(ServerWebExchange exchange) {
        FormWords words = FormWords.of(exchange.getRequest());
        MultiValueMap<String, String> asked = exchange.getRequest().getQueryParams();
        return Optional.ofNullable(asked.getFirst("taken"))
                .flatMap(token -> installation.signer().open(STATUS, token).map(named -> taken(words, token, named)))
                .orElseGet(() -> html(HttpStatus.OK, page.empty(words, asked.getFirst("tenant"))));
    }

    /// @param named the tenant and the ticket
    private ResponseEntity<Object> taken(FormWords words, String token, String named) {
        String[] parts = named.split("\n", 2);
        return ResponseEntity.ok()
                .contentType(FormPage.HTML)
                .cacheControl(CacheControl.noStore())
                .body(page.taken(words, parts[0], parts[1], statusUrl(token)));
    }

    private Mono<ResponseEntity<Object>> take(
            ServerWebExchange exchange,
            TicketRequest request,
            Function<InboundMessage, ResponseEntity<Object>> answer) {
        ServerHttpRequest http = exchange.getRequest();
        return Mono.usingWhen(
                        Mono.just(request),
                        _ -> principal(exchange)
                                .flatMap(principal -> intake.take(http, request, principal.orElse(null)))
                                .map(answer),
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
        URI statusUrl = statusUrl(token(message));
        HttpHeaders headers = new HttpHeaders();
        headers.setLocation(statusUrl);
        headers.setCacheControl("no-store");
        if (Browser.wantsPage(http)) {
            headers.setContentType(FormPage.HTML);
            return new ResponseEntity<>(
                    page.taken(
                            FormWords.of(http),
                            message.tenant(),
                            message.ticket().toString(),
                            statusUrl),
                    headers,
                    HttpStatus.ACCEPTED);
        }
        headers.setContentType(MediaType.APPLICATION_JSON);
        Receipt receipt = new Receipt(message.ticket().toString(), "NEW", statusUrl.toString());
        return new ResponseEntity<>(receipt, headers, HttpStatus.ACCEPTED);
    }

    private String token(InboundMessage message) {
        return installation.signer().token(STATUS, message.tenant() + "\n" + message.ticket());
    }

    private URI statusUrl(String token) {
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
