package dev.millrace.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class PageAnswersTest {
    @RegisterExtension
    private static final RunningRoom ROOM = new RunningRoom();

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "*/*", "application/json", "image/png", "text/html;q=0"})
    void shouldShowAPageAsWhatItIsToWhoeverAsks(String accepted) {
        ROOM.client()
                .get()
                .uri("/open/page")
                .header(HttpHeaders.ACCEPT, accepted)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectHeader()
                .doesNotExist(HttpHeaders.CONTENT_LANGUAGE)
                .expectBody(String.class)
                .value(page -> assertThat(page).isEqualTo("<p>Grüezi</p>"));
    }
}
