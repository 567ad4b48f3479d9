package dev.millrace.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.tickets.signature.Signer;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpCookie;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

class AccessTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static ConfigurableApplicationContext context;
    private static String url;
    private static WebTestClient client;

    @Configuration
    @EnableAutoConfiguration
    static class Room {
        @Bean
        OpenDoors doors() {
            return OpenDoors.toRead("/open").andToPost("/open");
        }

        @Bean
        Pages pages() {
            return new Pages();
        }
    }

    @RestController
    static class Pages {
        @GetMapping({"/open", "/closed"})
        String read() {
            return "read";
        }

        @PostMapping({"/open", "/closed"})
        String post() {
            throw new InvalidRequest("text", "expected a text, found nothing");
        }

        @GetMapping("/closed/{name}")
        String named(@PathVariable String name) {
            throw new InvalidRequest("name", "expected a name, found '" + name + "'");
        }

        record Wish(boolean atOnce, List<Integer> numbers) {}

        @PostMapping("/closed/wish")
        Wish wish(@RequestBody Wish wish) {
            return wish;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{bad | body | expected JSON, but at line 1, column ",
                "{ | body | expected JSON, but at line 1, column ",
                "{\"atOnce\":\"maybe\"} | atOnce | expected something else than stands at line 1, column 11",
                "{\"numbers\":[1,\"x\"]} | numbers | at line 1, column "
            })
    void shouldSayWhatOfABodyCannotBeRead(String body, String field, String told) {
        client.post()
                .uri("/closed/wish")
                .headers(headers -> headers.setBasicAuth("admin", PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].detail")
                .value(String.class, detail -> assertThat(detail).contains(told).doesNotContain("java", "[Source"));
    }

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(Room.class)
                .properties(Map.of(
                        "server.port",
                        "0",
                        "millrace.admin.password-hash",
                        Passwords.hash(PASSWORD),
                        "millrace.signing-key",
                        "a key of at least thirty-two characters"))
                .run();
        int port =
                ((ReactiveWebServerApplicationContext) context).getWebServer().getPort();
        url = "http://127.0.0.1:" + port;
        client = WebTestClient.bindToServer().baseUrl(url).build();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void shouldLetEverybodyThroughOpenDoors() {
        client.get().uri("/open").exchange().expectStatus().isOk();
        client.get().uri("/actuator/health").exchange().expectStatus().isOk();
    }

    @Test
    void shouldTellProgramsToSignInAndLeadPeopleThere() {
        client.get()
                .uri("/closed")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Basic .*")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        client.get()
                .uri("/closed")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isFound()
                .expectHeader()
                .location("/login");
    }

    @Test
    void shouldLetTheAdminInAndNobodyElse() {
        client.get()
                .uri("/closed")
                .headers(headers -> headers.setBasicAuth("admin", PASSWORD))
                .exchange()
                .expectStatus()
                .isOk();
        client.get()
                .uri("/closed")
                .headers(headers -> headers.setBasicAuth("admin", PASSWORD))
                .exchange()
                .expectStatus()
                .isOk();
        client.get()
                .uri("/closed")
                .headers(headers -> headers.setBasicAuth("admin", "wrong"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        client.get()
                .uri("/closed")
                .headers(headers -> headers.setBasicAuth("root", PASSWORD))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void shouldRefuseForgedRequestsButNotThoseThatBringAPassword() {
        client.post().uri("/closed").exchange().expectStatus().isForbidden();
        client.post()
                .uri("/closed")
                .headers(headers -> headers.setBasicAuth("admin", PASSWORD))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void shouldSayWhatIsWrongAndWhere() {
        client.post()
                .uri("/open")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("text")
                .jsonPath("$.detail")
                .isEqualTo("text: expected a text, found nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "'', en, There is nothing here",
        "'de-AT,de;q=0.9,en;q=0.5', de, Hier ist nichts",
        "'it,fr;q=0.8', fr, Il n’y a rien ici",
        "es, es, Aquí no hay nada",
        "';;', en, There is nothing here"
    })
    void shouldShowABrowserAPageWhereThereIsNothing(String languages, String language, String title) {
        browse("/nowhere", languages)
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectHeader()
                .valueMatches("Content-Security-Policy", "default-src 'none';.*")
                .expectBody(String.class)
                .value(page -> assertThat(page)
                        .contains("<html lang=\"" + language, "<h1>" + title + "</h1>", "/assets/millrace.css")
                        .doesNotContain("nowhere", "static resource", "<script", "style="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "application/json, text/html",
                "text/html;q=0.5, application/json",
                "application/problem+json, text/html;q=0.1",
                "text/html;q=0, */*",
            })
    void shouldTellProgramsInJsonThatThereIsNothing(String accepted) {
        client.get()
                .uri("/nowhere")
                .headers(headers -> headers.setBasicAuth("admin", PASSWORD))
                .header("Accept", accepted)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(404);
    }

    @Test
    void shouldShowABrowserWhatIsWrongAndNoMarkup() {
        browse("/closed/%3Cb%3Eanna", "en")
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(page -> assertThat(page)
                        .contains("<h1>The request cannot be taken</h1>", "found &#39;&lt;b&gt;anna&#39;")
                        .doesNotContain("<b>"));
    }

    private static WebTestClient.ResponseSpec browse(String path, String languages) {
        return client.get()
                .uri(URI.create(url + path))
                .headers(headers -> headers.setBasicAuth("admin", PASSWORD))
                .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .header("Accept-Language", languages)
                .exchange();
    }

    @Test
    void shouldKeepSomebodySignedInWithoutASessionOnTheServer() {
        AdminAccount admin = new AdminAccount("admin", null, Passwords.hash(PASSWORD));
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
        client.get()
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
        String hash = Passwords.hash(PASSWORD);
        assertThat(new AdminAccount("admin", null, hash).toString()).doesNotContain(hash);
        assertThat(Passwords.encoder().matches(PASSWORD, hash)).isTrue();
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
