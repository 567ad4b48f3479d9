package dev.millrace.remediation.secret;

import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Where one-time links lead. The token is the authority: whoever holds it may look once.
@RestController
final class OnceDoor {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final SecretStore secrets;
    private final OnceTokens tokens;

    OnceDoor(SecretStore secrets, OnceTokens tokens) {
        this.secrets = secrets;
        this.tokens = tokens;
    }

    @GetMapping("/once/{token}")
    Mono<ResponseEntity<String>> offer(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return look(token).map(standing -> switch (standing) {
            case Standing.Waiting waiting ->
                answer(HttpStatus.OK, OncePage.offer(OnceWords.of(language, waiting.language(), waiting.kind())));
            case Standing.Over over -> over(language, over);
            case Standing.Unknown _ -> unknown(language);
        });
    }

    @PostMapping("/once/{token}")
    Mono<ResponseEntity<String>> reveal(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return look(token).flatMap(standing -> switch (standing) {
            case Standing.Waiting waiting -> reveal(token, OnceWords.of(language, waiting.language(), waiting.kind()));
            case Standing.Over over -> refuse(token).thenReturn(over(language, over));
            case Standing.Unknown _ -> Mono.just(unknown(language));
        });
    }

    private Mono<Void> refuse(String token) {
        return Mono.justOrEmpty(tokens.open(token)).flatMap(secrets::refuse);
    }

    /// Somebody else may have pressed the button at the same moment; the database lets one of them have it.
    private Mono<ResponseEntity<String>> reveal(String token, OnceWords words) {
        return Mono.justOrEmpty(tokens.open(token))
                .flatMap(secrets::take)
                .map(secret -> answer(HttpStatus.OK, OncePage.reveal(words, secret)))
                .defaultIfEmpty(answer(HttpStatus.GONE, OncePage.over(words)));
    }

    private Mono<Standing> look(String token) {
        return Mono.justOrEmpty(tokens.open(token)).flatMap(secrets::look).defaultIfEmpty(new Standing.Unknown());
    }

    private static ResponseEntity<String> over(@Nullable String accepted, Standing.Over over) {
        return answer(HttpStatus.GONE, OncePage.over(OnceWords.of(accepted, over.language(), over.kind())));
    }

    private static ResponseEntity<String> unknown(@Nullable String accepted) {
        return answer(HttpStatus.NOT_FOUND, OncePage.unknown(OnceWords.of(accepted, null, SecretKind.PASSWORD)));
    }

    private static ResponseEntity<String> answer(HttpStatus status, String page) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(page);
    }
}
