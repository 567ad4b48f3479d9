package dev.millrace.notifier;

import static dev.millrace.notifier.RunningNotifier.PATIENCE;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.LOOP_RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.scheduling.LimitedStart;
import io.r2dbc.spi.ConnectionFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// The doors of the whole room: who may come in, what is seen there, and whether it is well.
class NotifierApplicationTest {
    @RegisterExtension
    static final RunningNotifier NOTIFIER = new RunningNotifier();

    @Test
    void shouldKeepStrangersOutAndShowTheLoginPage() {
        WebTestClient browser = NOTIFIER.browser();
        browser.get().uri("/api/stream/tickets").exchange().expectStatus().isUnauthorized();
        browser.get().uri("/api/tickets/recent").exchange().expectStatus().isUnauthorized();
        browser.get()
                .uri("/api/tickets/7ZK3Q-4M2P-9XYD/history")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        browser.get()
                .uri("/")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isFound()
                .expectHeader()
                .location("/login");
        browser.get()
                .uri("/login")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("name=\"_csrf\"", "/assets/millrace.css"));
        browser.get().uri("/status/forged.token").exchange().expectStatus().isNotFound();
        browser.get().uri("/assets/status.js").exchange().expectStatus().isOk();
    }

    @Test
    void shouldLimitHowLongAServerMayLeaveANewConnectionWithoutAnswer() {
        ConnectionFactory connections = NOTIFIER.bean(ConnectionFactory.class);

        assertThat(OptionsCapableConnectionFactory.unwrapFrom(connections)
                        .getOptions()
                        .getValue(LOOP_RESOURCES))
                .isInstanceOf(LimitedStart.class);
    }

    @Test
    void shouldLetTheAdminSignInAndSeeTheDashboard() {
        WebTestClient browser = NOTIFIER.browser();
        var login = browser.get().uri("/login").exchange().returnResult(String.class);
        String page = String.join("", login.getResponseBody().collectList().block(PATIENCE));
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        MultiValueMap<String, String> cookies = cookies(login);

        var signedIn = browser.post()
                .uri("/login")
                .cookies(all -> all.addAll(cookies))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("username=admin&password=right&_csrf="
                        + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isFound()
                .returnResult(Void.class);
        cookies.putAll(cookies(signedIn));

        browser.get()
                .uri("/")
                .accept(MediaType.TEXT_HTML)
                .cookies(all -> all.addAll(cookies))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("Millrace"));
        browser.get()
                .uri("/api/csrf")
                .cookies(all -> all.addAll(cookies))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.headerName")
                .isEqualTo("X-XSRF-TOKEN")
                .jsonPath("$.user")
                .isEqualTo("admin")
                .jsonPath("$.mayAgree")
                .isEqualTo(false);
        browser.get()
                .uri("/assets/dashboard/flag-words.js")
                .cookies(all -> all.addAll(cookies))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("text/javascript")
                .expectBody(String.class)
                .value(script -> assertThat(script)
                        .startsWith("export const FLAG_WORDS = {")
                        .contains("\"encrypted\":\"It is encrypted: only its recipient can open it.\""));
        browser.get()
                .uri("/webjars/chart.js/4.5.1/dist/chart.umd.min.js")
                .cookies(all -> all.addAll(cookies))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @CsvSource({"/login, 200", "/, 200", "/status/forged, 404", "/approvals/forged, 404"})
    void shouldShowPagesAsHtmlToProgramsToo(String page, int status) {
        NOTIFIER.api()
                .get()
                .uri(page)
                .accept(MediaType.APPLICATION_JSON)
                .exchangeToMono(answer -> {
                    assertThat(answer.statusCode().value()).isEqualTo(status);
                    assertThat(answer.headers().contentType())
                            .contains(MediaType.parseMediaType("text/html;charset=UTF-8"));
                    assertThat(answer.headers().header("Content-Language")).isEmpty();
                    return answer.bodyToMono(String.class);
                })
                .as(html -> assertThat(html.block(PATIENCE)).startsWithIgnoringCase("<!doctype html>"));
    }

    @ParameterizedTest
    @CsvSource({"'it,de;q=0.5', lang=\"de\"", "';;', lang=\"en\"", "'fr-CA', lang=\"fr\""})
    void shouldSayOfUnknownTicketsInALanguageThatThePersonReads(String read, String language) {
        NOTIFIER.browser()
                .get()
                .uri("/status/forged")
                .header("Accept-Language", read)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains(language));
    }

    @Test
    void shouldBeHealthyAndCountMails() {
        NOTIFIER.browser()
                .get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isOk();
        String figures = NOTIFIER.api()
                .get()
                .uri("/actuator/prometheus")
                .retrieve()
                .bodyToMono(String.class)
                .block(PATIENCE);
        assertThat(figures).contains("millrace_notifier_mails_total", "millrace_notifier_feed_clients");
    }

    private static MultiValueMap<String, String> cookies(FluxExchangeResult<?> answer) {
        MultiValueMap<String, String> cookies = new LinkedMultiValueMap<>();
        answer.getResponseCookies()
                .forEach((name, values) -> cookies.add(name, values.getLast().getValue()));
        return cookies;
    }
}
