package dev.millrace.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class WantedPageTest {
    private final WantedPage page = new WantedPage();

    @Test
    void shouldLeadBackOnceOnlyToThePageThatWasWanted() {
        MockServerWebExchange stranger = exchange(HttpMethod.GET, "/tickets/1?tab=mail", null);
        page.saveRequest(stranger).block();
        HttpCookie kept = cookie(stranger);

        MockServerWebExchange signInPage = exchange(HttpMethod.GET, "/login", kept);
        assertThat(page.removeMatchingRequest(signInPage).block()).isNull();
        assertThat(signInPage.getResponse().getCookies()).isEmpty();

        assertThat(page.getRedirectUri(exchange(HttpMethod.POST, "/login", kept))
                        .block())
                .isEqualTo(URI.create("/tickets/1?tab=mail"));

        MockServerWebExchange there = exchange(HttpMethod.GET, "/tickets/1?tab=mail", kept);
        assertThat(page.removeMatchingRequest(there).block()).isNotNull();
        assertThat(cookie(there).getValue()).isEmpty();
    }

    private static MockServerWebExchange exchange(HttpMethod method, String path, HttpCookie cookie) {
        var request = MockServerHttpRequest.method(method, URI.create("http://desk.example" + path))
                .accept(MediaType.TEXT_HTML);
        return MockServerWebExchange.from(cookie == null ? request : request.cookie(cookie));
    }

    private static ResponseCookie cookie(MockServerWebExchange exchange) {
        return Objects.requireNonNull(exchange.getResponse().getCookies().getFirst("REDIRECT_URI"));
    }
}
