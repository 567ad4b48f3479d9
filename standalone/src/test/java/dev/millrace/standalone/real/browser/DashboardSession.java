package dev.millrace.standalone.real.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.standalone.real.PostOffice;
import dev.millrace.standalone.real.UpProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebDriverException;

/// Tests of the dashboard: one desk and one browser for all of a class, which take most of a minute to start and stop.
/// Each test signs in anew, in a browser that knows nothing of the one before, and finds its tickets by their subjects,
/// as it may have the company of others'.
@Tag("real")
abstract class DashboardSession {
    static final String ROWS = "#ticket-list > li.ticket";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static @Nullable UpProgram desk;
    private static @Nullable Browser open;

    UpProgram up;
    Browser browser;

    @BeforeAll
    static void start(TestInfo test) throws IOException {
        assumeTrue(Browser.isInstalled(), "Expected Debian's packages chromium and chromium-driver");
        desk = UpProgram.start(test.getDisplayName(), data());
        open = new Browser(folder.resolve("profile"));
    }

    @AfterAll
    static void stop() {
        try {
            if (open != null) {
                open.close();
            }
        } finally {
            open = null;
            if (desk != null) {
                desk.close();
                desk = null;
            }
        }
    }

    @BeforeEach
    void signIn() throws IOException {
        up = Objects.requireNonNull(desk);
        browser = fresh(Objects.requireNonNull(open));
        DemoSettings demo = up.demo();
        browser.signIn(up.http().url() + "/", demo.adminUser(), demo.adminPassword());
        browser.mark();
    }

    /// The browser without anything that the test before left, or another where that one left it in a state, such as
    /// with a question open or without a tab.
    private Browser fresh(Browser used) throws IOException {
        try {
            used.forget(up.http().url());
            return used;
        } catch (WebDriverException left) {
            Browser another = new Browser(Files.createTempDirectory(folder, "profile"));
            open = another;
            used.close();
            return another;
        }
    }

    /// The desk's folder.
    static Path data() {
        return folder.resolve("data");
    }

    /// Returns when the page shows the one ticket of this subject.
    ///
    /// @return selects its row, wherever it moves to
    String awaitRow(String subject) {
        String id = await().atMost(Browser.LIMIT)
                .until(
                        () -> browser.attributesOfThoseShowing(ROWS, "data-id", ".subject", subject),
                        found -> found.size() == 1)
                .getFirst();
        return ROWS + "[data-id='" + id + "']";
    }

    List<String> post(String when, int count) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ids.add(up.http()
                    .postTicket(
                            "frank@acme.example",
                            "Lift " + i + " " + when,
                            "Who do I ask about the lift?",
                            PostOffice.newMessageId()));
        }
        return ids;
    }
}
