package dev.millrace.standalone.real.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the dashboard shows after the desk was away.
class DashboardOutageTest extends DashboardSession {
    @Test
    void shouldMissNothingWhenTheDeskIsStoppedAndKilled() throws Exception {
        List<String> tickets = new ArrayList<>(post("before", 3));
        awaitShown(tickets);

        assertThat(up.stop()).as("stops by itself while a browser is connected").isTrue();
        up.startAgain();
        tickets.addAll(post("after the stop", 5));
        awaitShown(tickets);

        List<String> justAccepted = post("right before the kill", 5);
        up.kill();
        tickets.addAll(justAccepted);
        up.startAgain();
        tickets.addAll(post("after the kill", 5));
        awaitShown(tickets);

        browser.awaitLive();
        assertThat(browser.isMarked()).as("the same page, still signed in").isTrue();
        browser.reload();
        browser.awaitLive();
        awaitShown(tickets);
    }

    /// Returns when these tickets are on the page, each once and no others, and each has reached its end there.
    private void awaitShown(List<String> tickets) {
        await().atMost(Browser.LIMIT).untilAsserted(() -> {
            assertThat(browser.attributes(ROWS, "data-id"))
                    .as(this::whatThePageSays)
                    .containsExactlyInAnyOrderElementsOf(tickets);
            assertThat(browser.texts(ROWS + " .status"))
                    .isEqualTo(Stream.generate(() -> "Assigned")
                            .limit(tickets.size())
                            .toList());
        });
    }

    private String whatThePageSays() {
        return "the page, which says " + browser.texts("#connection") + " at " + browser.address() + "; complaints: "
                + browser.complaints();
    }
}
