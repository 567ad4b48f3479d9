package dev.millrace.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.WebFilterChain;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class SignInBrakeTest {
    private static final WebFilterChain REFUSES = exchange -> {
        exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
        return Mono.empty();
    };
    private static final WebFilterChain LETS_IN = exchange -> {
        exchange.getResponse().setStatusCode(HttpStatus.OK);
        return Mono.empty();
    };

    private final SignInBrake brake = new SignInBrake();

    @Test
    void shouldMakeAGuesserWaitEvenWithTheRightPassword() {
        for (int failure = 0; failure < SignInBrake.FAILURES; failure++) {
            assertThat(attempt("192.0.2.1", REFUSES).getResponse().getStatusCode())
                    .isEqualTo(HttpStatus.UNAUTHORIZED);
        }

        MockServerWebExchange held = attempt("192.0.2.1", LETS_IN);

        assertThat(held.getResponse().getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(held.getResponse().getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .matches("[1-9]\\d?");
        assertThat(attempt("192.0.2.2", LETS_IN).getResponse().getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void shouldTellAPersonHowLongToWait() {
        for (int failure = 0; failure < SignInBrake.FAILURES; failure++) {
            attempt("192.0.2.1", REFUSES);
        }

        MockServerWebExchange held = through(
                "192.0.2.1",
                MockServerHttpRequest.post("/login")
                        .header(HttpHeaders.ACCEPT, "text/html,*/*;q=0.8")
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "de"),
                LETS_IN);

        assertThat(held.getResponse().getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(held.getResponse().getBodyAsString().block())
                .contains("<html lang=\"de\">")
                .containsPattern("Warten Sie (eine Sekunde|\\d Sekunden), gehen Sie dann zurück");
    }

    @Test
    void shouldCountAttemptsThatAreSentAllAtOnce() {
        List<Disposable> underWay = new ArrayList<>();
        for (int attempt = 0; attempt < SignInBrake.FAILURES; attempt++) {
            underWay.add(brake.filter(exchange("192.0.2.1"), _ -> Mono.never()).subscribe());
        }

        assertThat(attempt("192.0.2.1", LETS_IN).getResponse().getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);

        underWay.forEach(Disposable::dispose);
        assertThat(attempt("192.0.2.1", LETS_IN).getResponse().getStatusCode())
                .as("who hangs up has cost as much")
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    /// A live feed goes on for hours.
    @Test
    void shouldNotHoldUpWhoeverIsLetInUntilHisAnswerHasEnded() {
        WebFilterChain goesOn = exchange -> exchange.getResponse().setComplete().then(Mono.never());
        for (int feed = 0; feed < 3 * SignInBrake.FAILURES; feed++) {
            var _ = brake.filter(exchange("192.0.2.1"), goesOn).subscribe();
        }

        assertThat(attempt("192.0.2.1", LETS_IN).getResponse().getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    /// A command waits for Kafka.
    @Test
    void shouldNotHoldUpWhoeverIsLetInWhileHisAnswersAreAwaited() {
        var admin = new UsernamePasswordAuthenticationToken("admin", null, List.of());
        WebFilterChain waits = exchange -> SignInBrake.letIn(exchange, _ -> Mono.never())
                .contextWrite(ReactiveSecurityContextHolder.withAuthentication(admin));
        for (int command = 0; command < 3 * SignInBrake.FAILURES; command++) {
            var _ = brake.filter(exchange("192.0.2.1"), waits).subscribe();
        }

        assertThat(attempt("192.0.2.1", LETS_IN).getResponse().getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    private static MockServerWebExchange exchange(String address) {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/closed")
                .header(HttpHeaders.AUTHORIZATION, "Basic YWRtaW46Z3Vlc3M=")
                .remoteAddress(new InetSocketAddress(address, 40_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/logi%6e", "/%6c%6f%67%69%6e"})
    void shouldCountFailuresOfTheFormToo(String path) {
        WebFilterChain failed = exchange -> {
            exchange.getResponse().setStatusCode(HttpStatus.FOUND);
            exchange.getResponse().getHeaders().setLocation(URI.create("/login?error"));
            return Mono.empty();
        };
        for (int failure = 0; failure < SignInBrake.FAILURES; failure++) {
            through("192.0.2.1", MockServerHttpRequest.method(HttpMethod.POST, URI.create(path)), failed);
        }

        assertThat(through("192.0.2.1", MockServerHttpRequest.method(HttpMethod.POST, URI.create(path)), failed)
                        .getResponse()
                        .getStatusCode())
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void shouldNotHoldUpSuccessesNorWhoSendsNoPassword() {
        for (int visit = 0; visit < 3 * SignInBrake.FAILURES; visit++) {
            assertThat(attempt("192.0.2.1", LETS_IN).getResponse().getStatusCode())
                    .isEqualTo(HttpStatus.OK);
            assertThat(through("192.0.2.1", MockServerHttpRequest.get("/closed"), REFUSES)
                            .getResponse()
                            .getStatusCode())
                    .isEqualTo(HttpStatus.UNAUTHORIZED);
        }
    }

    private MockServerWebExchange attempt(String address, WebFilterChain chain) {
        return through(
                address,
                MockServerHttpRequest.get("/closed").header(HttpHeaders.AUTHORIZATION, "Basic YWRtaW46Z3Vlc3M="),
                chain);
    }

    private MockServerWebExchange through(
            String address, MockServerHttpRequest.BaseBuilder<?> request, WebFilterChain chain) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(request.remoteAddress(new InetSocketAddress(address, 40_000)));
        brake.filter(exchange, chain).block();
        return exchange;
    }
}
