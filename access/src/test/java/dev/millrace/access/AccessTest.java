package dev.millrace.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.tickets.signature.Signer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpCookie;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;

class AccessTest {
    @RegisterExtension
    private static final RunningRoom ROOM = new RunningRoom();

    @Test
    void shouldLetEverybodyThroughOpenDoors() {
        ROOM.client().get().uri("/open").exchange().expectStatus().isOk();
        ROOM.client().get().uri("/actuator/health").exchange().expectStatus().isOk();
    }

    @Test
    void shouldTellProgramsToSignInAndLeadPeopleThere() {
        ROOM.client()
                .get()
                .uri("/closed")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Basic .*")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        ROOM.client()
                .get()
                .uri("/closed")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isFound()
                .expectHeader()
                .location("/login");
    }

    /// A crawler without cookies would fill the store of sessions, and nobody could sign in.
    @Test
    void shouldKeepNothingOfAStranger() {
        ROOM.client()
                .get()
                .uri("/closed")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectCookie()
                .doesNotExist("SESSION")
                .expectCookie()
                .value("REDIRECT_URI", wanted -> assertThat(wanted).isNotEmpty());
    }

    @Test
    void shouldLetTheAdminInAndNobodyElse() {
        ROOM.client()
                .get()
                .uri("/closed")
                .headers(headers -> headers.setBasicAuth("admin", RunningRoom.PASSWORD))
                .exchange()
                .expectStatus()
                .isOk();
        ROOM.client()
                .get()
                .uri("/closed")
                .headers(headers -> headers.setBasicAuth("admin", RunningRoom.PASSWORD))
                .exchange()
                .expectStatus()
                .isOk();
        ROOM.client()
                .get()
                .uri("/closed")
                .headers(headers -> headers.setBasicAuth("admin", "wrong"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        ROOM.client()
                .get()
                .uri("/closed")
                .headers(headers -> headers.setBasicAuth("root", RunningRoom.PASSWORD))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void shouldRefuseForgedRequestsButNotThoseThatBringAPassword() {
        ROOM.client().post().uri("/closed").exchange().expectStatus().isForbidden();
        ROOM.client()
                .post()
                .uri("/closed")
                .headers(headers -> headers.setBasicAuth("admin", RunningRoom.PASSWORD))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void shouldKeepSomebodySignedInWithoutASessionOnTheServer() {
        AdminAccount admin = new AdminAccount("admin", null, Passwords.hash(RunningRoom.PASSWORD));
        Signer signer = new Signer("a key of at least thirty-two characters");
        Instant now = Instant.parse("2026-03-02T09:30:00Z");
        String cookie = signedIn(new SignedCookie(signer, admin, Clock.fixed(now, ZoneOffset.UTC)));

        assertThat(knows(cookie, signer, admin, now.plusSeconds(3_600))).isTrue();
        assertThat(knows(cookie, signer, admin, now.plusSeconds(13 * 3_600))).isFalse();
        assertThat(knows(cookie + "x", signer, admin, now)).isFalse();
        AdminAccount newPassword = new AdminAccount("admin", null, Passwords.hash("another"));
        assertThat(knows(cookie, signer, newPassword, now)).isFalse();
    }

    private static String signedIn(SignedCookie repository) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/login"));
        var login = new UsernamePasswordAuthenticationToken("admin", null, List.of());
        repository.save(exchange, new SecurityContextImpl(login)).block();
        ResponseCookie cookie = exchange.getResponse().getCookies().getFirst(SignedCookie.NAME);
        assertThat(cookie).isNotNull();
        assertThat(cookie.isHttpOnly()).isTrue();
        return cookie.getValue();
    }

    private static boolean knows(String cookie, Signer signer, AdminAccount admin, Instant now) {
        var request = MockServerHttpRequest.get("/").cookie(new HttpCookie(SignedCookie.NAME, cookie));
        return Boolean.TRUE.equals(new SignedCookie(signer, admin, Clock.fixed(now, ZoneOffset.UTC))
                .load(MockServerWebExchange.from(request))
                .hasElement()
                .block());
    }

    @Test
    void shouldSendSecurityHeaders() {
        ROOM.client()
                .get()
                .uri("/open")
                .exchange()
                .expectHeader()
                .valueMatches("Content-Security-Policy", "default-src 'none';.*")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer");
    }

    @Test
    void shouldNotStartWithoutAHashAndNeverPrintIt() {
        assertThatThrownBy(() -> new AdminAccount("admin", null, "secret")).hasMessageContaining("password-hash");
        String hash = Passwords.hash(RunningRoom.PASSWORD);
        assertThat(new AdminAccount("admin", null, hash).toString()).doesNotContain(hash);
        assertThat(Passwords.encoder().matches(RunningRoom.PASSWORD, hash)).isTrue();
    }

    @Test
    void shouldKnowThePersonBehindTheAccountByHisAddress() {
        SignedIn known = new SignedIn("admin", "anna@acme.example");
        assertThat(known.person("admin").key()).isEqualTo("anna@acme.example");
        assertThat(known.person("admin").shown()).isEqualTo("admin");
        assertThat(known.person("ben").key()).isEqualTo("ben");
        assertThat(new SignedIn("admin", null).person("admin").key()).isEqualTo("admin");
    }
}
