package dev.millrace.remediation.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.remediation.dialogue.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the next page of a list lies.
class PagesTest {
    private static final String URL = "https://graph.example/v1.0";

    @ParameterizedTest
    @CsvSource({
        "https://graph.example/v1.0/users?$skip=2, /users?$skip=2",
        "https://graph.example:443/v1.0/users?$skip=2, /users?$skip=2",
        "HTTPS://Graph.Example/v1.0/users?$skip=2, /users?$skip=2",
        "https://graph.example/v1.0?$skip=2, ?$skip=2",
        "users?$skip=2, /users?$skip=2",
        "?$skip=2, /?$skip=2",
        "https://graph.example/v1.0/users?$skiptoken=a|b c{d}, /users?$skiptoken=a%7Cb%20c%7Bd%7D",
        "https://graph.example/v1.0/users?$skiptoken=a%7Cb, /users?$skiptoken=a%7Cb",
    })
    void shouldFollowALinkHoweverItIsSpelt(String link, String expected) {
        assertThat(Pages.next(page(link), URL)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/v1.0/users",
                "https://graph.example@evil.example/v1.0/users",
                "https://graph.example:8443/v1.0/users",
                "http://graph.example/v1.0/users",
                "https://graph.example/beta/users",
                "https://graph.example/v1.0/../beta/users",
                "https://graph.example/v1.0x",
                "//evil.example/v1.0/users",
                "mailto:ben@evil.example",
            })
    void shouldFollowNoneThatLeadsElsewhere(String link) {
        assertThatThrownBy(() -> Pages.next(page(link), URL)).hasMessage("its next page lies elsewhere");
    }

    @Test
    void shouldKnowTheSameHostByItsPort() {
        assertThat(Pages.next(page("http://LOCALHOST:8080/a/b"), "http://localhost:8080/a"))
                .contains("/b");
        assertThat(Pages.next(page("http://graph_1:8080/a/b"), "http://graph_1:8080/a"))
                .contains("/b");
    }

    /// It might be the half of a list.
    @Test
    void shouldTakeNoPageForTheLastWhoseLinkIsNoText() {
        assertThatThrownBy(() -> Pages.next(page(Map.of("href", "/users")), URL))
                .isInstanceOf(IllegalArgumentException.class);
        Answer joined = Pages.joined(page("?$skip=2"), page(7L));
        assertThatThrownBy(() -> Pages.next(joined, URL)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Pages.next(new Answer(200, Map.of("value", List.of()), ""), URL))
                .isEmpty();
    }

    private static Answer page(Object link) {
        return new Answer(200, Map.of("value", List.of(), "@odata.nextLink", link), "");
    }
}
