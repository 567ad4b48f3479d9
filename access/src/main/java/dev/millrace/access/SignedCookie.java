package dev.millrace.access;

import dev.millrace.tickets.signature.Signer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Who has signed in, kept in a signed cookie and nowhere else: it outlives a restart, and every program of the
/// installation knows it. It dies after twelve hours, at sign-out in that browser, and when the password is changed.
final class SignedCookie implements ServerSecurityContextRepository {
    static final String NAME = "millrace-session";
    private static final Duration LIFE = Duration.ofHours(12);
    private static final String PURPOSE = "session";

    private final Signer signer;
    private final AdminAccount admin;
    private final Clock clock;

    SignedCookie(Signer signer, AdminAccount admin, Clock clock) {
        this.signer = signer;
        this.admin = admin;
        this.clock = clock;
    }

    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        boolean signedIn = context != null && context.getAuthentication() != null;
        // HTTP Basic sends the password each time and needs no cookie.
        if (signedIn && exchange.getRequest().getHeaders().containsHeader("Authorization")) {
            return Mono.empty();
        }
        exchange.getResponse()
                .addCookie(ResponseCookie.from(NAME, signedIn ? token() : "")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure("https".equals(exchange.getRequest().getURI().getScheme()))
                        .path("/")
                        .maxAge(signedIn ? LIFE : Duration.ZERO)
                        .build());
        return Mono.empty();
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(NAME);
        return cookie == null ? Mono.empty() : Mono.justOrEmpty(open(cookie.getValue()));
    }

    private String token() {
        return signer.token(purpose(), clock.instant().plus(LIFE).toString());
    }

    private Optional<SecurityContext> open(String token) {
        return signer.open(purpose(), token)
                .map(Instant::parse)
                .filter(end -> clock.instant().isBefore(end))
                .map(end -> new SecurityContextImpl(new UsernamePasswordAuthenticationToken(
                        admin.user(), null, List.of(new SimpleGrantedAuthority("ROLE_ADMIN")))));
    }

    /// The password's hash takes part in the signature, so that a new password ends all sessions.
    private String purpose() {
        return PURPOSE + "\n" + admin.user() + "\n" + admin.passwordHash();
    }
}
