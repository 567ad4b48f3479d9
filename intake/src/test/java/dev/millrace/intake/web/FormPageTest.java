package dev.millrace.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.access.InvalidRequest;
import dev.millrace.intake.Doors;
import dev.millrace.intake.Installation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;

class FormPageTest {
    private static final Installation INSTALLATION =
            new Installation(Doors.SIGNING_KEY, URI.create("https://desk.acme.example"), List.of("acme", "other"));
    private static final WebSettings SETTINGS = new WebSettings(
            600,
            DataSize.ofMegabytes(10),
            10,
            DataSize.ofMegabytes(25),
            DataSize.ofMegabytes(64),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofSeconds(15));

    private final FormPage page = new FormPage(INSTALLATION, SETTINGS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-AT,de;q=0.9,en;q=0.5 | de | Wie können wir helfen?",
                "nl,fr;q=0.8 | fr | Que s’est-il passé ?",
                "es | es | Como máximo",
                "en;q=0.4,de;q=0.6 | de | Neues Ticket",
                "ja | en | How can we help?",
                "*** nonsense | en | How can we help?"
            })
    void shouldSpeakTheFirstLanguageItKnows(String accepted, String language, String says) {
        assertThat(page.empty(words(accepted), null))
                .contains("<html lang=\"" + language + "\">")
                .containsIgnoringCase(says)
                .doesNotContain("{{", "{0}");
    }

    @Test
    void shouldSayEnglishWhereNothingIsAsked() {
        assertThat(page.empty(FormWords.of(MockServerHttpRequest.get("/new").build()), null))
                .contains("<html lang=\"en\">", "Files (optional, at most 10 of 10 MB each)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void shouldSayWhatEachFieldAsksFor(String language) {
        TicketRequest request =
                new TicketRequest("nobody", null, "x".repeat(501), "x".repeat(100_001), "third", null, List.of());

        String refused = page.refused(words(language), request, errors(request));

        assertThat(refused)
                .contains("anna@acme.example", "500", "value=\"nobody\"", "third")
                .containsPattern("100[,.\u00a0\u202f]?000")
                .contains("href=\"#email\"", "href=\"#subject\"", "href=\"#text\"", "href=\"#tenant\"")
                .doesNotContain("{{", "{0}");
    }

    /// Whoever left a line empty is not told that it may have 500 characters.
    @ParameterizedTest
    @CsvSource({"en, is missing", "de, fehlt", "fr, manque", "es, falta"})
    void shouldSayThatAFieldIsMissing(String language, String missing) {
        TicketRequest request = new TicketRequest("anna@acme.example", null, " ", null, null, null, List.of());

        String refused = page.refused(words(language), request, errors(request));

        assertThat(refused).containsPattern("#subject\">[^<]+</a>: " + missing + "</li>");
        assertThat(refused).containsPattern("#text\">[^<]+</a>: " + missing + "</li>");
        assertThat(refused).doesNotContain("500 ").doesNotContainPattern("100[,.\u00a0\u202f]?000 ");
    }

    @Test
    void shouldTieWhatIsWrongToItsField() {
        TicketRequest request = new TicketRequest("anna@acme.example", null, "", "Hello", null, null, List.of());

        assertThat(page.refused(words("en"), request, errors(request)))
                .contains("<li id=\"error-subject\">")
                .containsPattern(
                        "<input id=\"subject\" [^>]* aria-invalid=\"true\" aria-describedby=\"error-subject\">")
                .doesNotContain("error-text", "error-email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void shouldSayHowLargeFilesMayBe(String language) {
        assertThat(page.tooLarge(words(language))).contains("10 MB", "25 MB").doesNotContain("{{", "{0}");
    }

    @Test
    void shouldSpeakOfTheSameInEachLanguage() {
        FormWords english = words("en");
        for (String language : List.of("de", "fr", "es")) {
            assertThat(words(language).keys()).containsExactlyInAnyOrderElementsOf(english.keys());
        }
    }

    private static List<InvalidRequest.FieldError> errors(TicketRequest request) {
        try {
            throw new AssertionError("taken: " + ValidTicket.of(request, INSTALLATION));
        } catch (InvalidRequest invalid) {
            return invalid.errors();
        }
    }

    private static FormWords words(String accepted) {
        return FormWords.of(MockServerHttpRequest.get("/new")
                .header(HttpHeaders.ACCEPT_LANGUAGE, accepted)
                .build());
    }
}
