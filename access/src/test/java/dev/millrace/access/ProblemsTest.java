package dev.millrace.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/// How what is refused is told to programs, and to people before a browser.
class ProblemsTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @RegisterExtension
    private static final RunningRoom ROOM = new RunningRoom();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{bad | body | expected JSON, but at line 1, column ",
                "{ | body | expected JSON, but at line 1, column ",
                "{\"atOnce\":\"maybe\"} | atOnce | expected true or false, found 'maybe' at line 1, column 11",
                "{\"atOnce\":{}} | atOnce | expected true or false, found an object at line 1, column 11",
                "{\"numbers\":7} | numbers | expected a list, found a number at line 1, column ",
                "{\"within\":{}} | within | expected a text, found an object at line 1, column ",
                "{\"few\":{}} | few | expected a number, found an object at line 1, column ",
                "{\"more\":7} | more | expected an object, found a number at line 1, column ",
                "[] | body | expected an object, found a list at line 1, column 1",
                "{\"numbers\":[1,\"x\"]} | numbers | at line 1, column "
            })
    void shouldSayWhatOfABodyCannotBeRead(String body, String field, String told) {
        ROOM.client()
                .post()
                .uri("/closed/wish")
                .headers(headers -> headers.setBasicAuth("admin", RunningRoom.PASSWORD))
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

    @Test
    void shouldSayWhatIsWrongAndWhere() {
        ROOM.client()
                .post()
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
        ROOM.client()
                .get()
                .uri("/nowhere")
                .headers(headers -> headers.setBasicAuth("admin", RunningRoom.PASSWORD))
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

    @ParameterizedTest
    @CsvSource({
        "/open/busy, 503, de, Gerade geht es nicht, Warten Sie 5 Sekunden",
        "/open/busy, 503, en, Not just now, Wait 5 seconds",
        "/open/gone, 404, fr, Il n’y a rien ici, There is no ticket &lt;7&gt;.",
        "/open/slow, 408, en, That took too long, with a slow connection",
        "/open/slow, 408, de, Das hat zu lange gedauert, nichts davon wurde angenommen",
        "/open/slow, 408, fr, Cela a pris trop de temps, rien n’en a été retenu",
        "/open/slow, 408, es, Ha tardado demasiado, no se ha aceptado nada",
        "/closed/ben, 400, es, La petición no se puede aceptar así, found &#39;ben&#39;",
        "/open//busy, 400, de, Hier ist nichts, Diese Adresse hat keine Seite",
    })
    void shouldTellPeopleInTheirLanguageWhatTheyCanDo(
            String path, int status, String language, String title, String told) {
        browse(path, language)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("<html lang=\"" + language, "<h1>" + title + "</h1>", told));
    }

    @Test
    void shouldShowAPersonWhoseNameOrPasswordIsWrongWhereToSignIn() {
        ROOM.client()
                .get()
                .uri("/closed")
                .headers(headers -> headers.setBasicAuth("admin", "wrong"))
                .header("Accept", BROWSER)
                .header("Accept-Language", "de")
                .header("Sec-Fetch-Mode", "navigate")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .doesNotExist("WWW-Authenticate")
                .expectBody(String.class)
                .value(page ->
                        assertThat(page).contains("<h1>Bitte melden Sie sich an</h1>", "href=\"/login\">Anmelden</a>"));
    }

    @Test
    void shouldAskProgramsForAPasswordAsEver() {
        ROOM.client()
                .get()
                .uri("/closed")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Basic realm=\"Millrace\"")
                .expectBody(String.class)
                .isEqualTo(
                        "{\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"Sign in with the admin account.\"}");
    }

    @Test
    void shouldTellAPersonWhosePageWasOpenForTooLongToLoadItAgain() {
        ROOM.client()
                .post()
                .uri("/login")
                .header("Accept", BROWSER)
                .header("Accept-Language", "fr")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("username=admin&password=x&_csrf=old")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectBody(String.class)
                .value(page -> assertThat(page)
                        .contains("<h1>Cette page n’était plus à jour</h1>", "rechargez la page", "href=\"/login\""));
    }

    @Test
    void shouldTellAProgramThatItsTokenIsMissing() {
        ROOM.client()
                .post()
                .uri("/closed")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("/api/csrf"));
    }

    @Test
    void shouldTellOfAFaultByItsNumberAndNothingElse() {
        browse("/open/broken", "es")
                .expectStatus()
                .isEqualTo(500)
                .expectBody(String.class)
                .value(page -> assertThat(page)
                        .contains("<h1>Algo ha ido mal aquí</h1>")
                        .containsPattern("servicio de asistencia: [0-9a-f]+-\\d+")
                        .doesNotContain("secret", "IllegalState"));
        ROOM.client()
                .get()
                .uri("/open/broken")
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(500)
                .jsonPath("$.detail")
                .value(
                        String.class,
                        detail -> assertThat(detail)
                                .matches("This is a fault of the desk; its log tells more under [0-9a-f]+-\\d+\\."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/hanging", "/open/away"})
    void shouldTellAnOutageOfWhatTheDeskNeedsFromAFault(String path) {
        ROOM.client()
                .get()
                .uri(path)
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "10")
                .expectBody()
                .jsonPath("$.detail")
                .value(
                        String.class,
                        detail -> assertThat(detail)
                                .matches("Something that the desk needs does not answer now;"
                                        + " the desk's log tells more under [0-9a-f]+-\\d+\\."));
    }

    /// Spring has refusals of its own that are faults: a view that is not there, for one.
    @Test
    void shouldTellAFaultThatLooksLikeARefusalAsAFault() {
        ROOM.client()
                .get()
                .uri("/open/unshowable")
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectBody()
                .jsonPath("$.detail")
                .value(
                        String.class,
                        detail -> assertThat(detail)
                                .matches("This is a fault of the desk; its log tells more under [0-9a-f]+-\\d+\\."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open", "/closed", "/nowhere", "/open/page"})
    void shouldSayThatAcceptCannotBeRead(String path) {
        ROOM.client()
                .get()
                .uri(path)
                .header("Accept", "json, <b>")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Accept")
                .jsonPath("$.errors[0].detail")
                .isEqualTo("expected media types such as application/json, found 'json, <b>'");
    }

    /// As Java's own client sends it.
    @Test
    void shouldReadAcceptsThatOldProgramsSend() {
        ROOM.client()
                .get()
                .uri("/open")
                .header("Accept", "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static WebTestClient.ResponseSpec browse(String path, String languages) {
        return ROOM.client()
                .get()
                .uri(URI.create(ROOM.url() + path))
                .headers(headers -> headers.setBasicAuth("admin", RunningRoom.PASSWORD))
                .header("Accept", BROWSER)
                .header("Accept-Language", languages)
                .exchange();
    }
}
