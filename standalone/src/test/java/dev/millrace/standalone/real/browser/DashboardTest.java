package dev.millrace.standalone.real.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.standalone.demo.AccountLock;
import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.standalone.real.PostOffice;
import dev.millrace.standalone.real.UpProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// What somebody sees who leaves the dashboard open all day.
@Tag("real")
class DashboardTest {
    private static final String ROWS = "#ticket-list > li.ticket";
    private static final String FRAME = "#detail .original iframe";
    private static final String MESSAGE = "#detail .moment[data-type='message-received']";
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ" + "RU5ErkJggg==";

    /// In bytes; such a blob is in its own file at once.
    private static final int LARGE = 1_234_567;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private UpProgram up;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Browser.isInstalled(), "Expected Debian's packages chromium and chromium-driver");
        up = UpProgram.start("dashboard", folder.resolve("data"));
        browser = new Browser(folder.resolve("profile"));
        DemoSettings demo = up.demo();
        browser.signIn(up.http().url() + "/", demo.adminUser(), demo.adminPassword());
        browser.mark();
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (up != null) {
            up.close();
        }
    }

    @Test
    void shouldShowATicketAndItsStepsWithoutReload() throws Exception {
        AccountLock.lock(up.demo(), "anna");
        String messageId = up.mail().send("anna@acme.example", "Locked out", "My account is locked. Please unlock it.");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.texts(ROWS + " .step-label"))
                        .containsSubsequence(
                                "received", "understood", "diagnosed", "authorised", "unlock", "resolved"));
        assertThat(browser.texts(ROWS + " .subject")).containsExactly("Locked out");
        assertThat(browser.texts(ROWS + " .status")).containsExactly("Resolved");
        up.mail().awaitReply("anna@acme.example", messageId);
        assertThat(browser.isMarked()).isTrue();

        browser.click(ROWS + " .subject");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.text("#detail")).contains("unlock-account"));
    }

    /// A browser has six connections to a host, and keeps pages that were left for the way back.
    @Test
    void shouldGiveItsConnectionsBackWhenItIsLeft() {
        awaitFollowers(1);
        browser.leave();
        awaitFollowers(0);
        browser.comeBack();
        awaitFollowers(1);

        for (String words : List.of("locked", "screen", "printer")) {
            browser.open(up.http().url() + "/?text=" + words);
            browser.awaitLive();
            awaitFollowers(1);
        }
        browser.back();
        browser.awaitLive();
        awaitFollowers(1);
        assertThat(browser.complaints()).isEmpty();
    }

    /// Returns when each of the dashboard's two feeds has so many followers.
    private void awaitFollowers(int count) {
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(up.http().text("/actuator/prometheus"))
                        .contains(
                                "millrace_notifier_feed_clients{feed=\"tickets\"} " + count + ".0",
                                "millrace_notifier_feed_clients{feed=\"metrics\"} " + count + ".0"));
    }

    @Test
    void shouldShowStepsInTheOrderOfTheirTimes() {
        Object steps = browser.call("/assets/dashboard/steps.js", "stepsOf", """
                {"openedAt": 0, "ticket": {"status": "ASSIGNED"}, "moments": [
                  {"at": 0, "event": {"type": "opened"}},
                  {"at": 100, "event": {"type": "assigned", "assignee": "service-desk"}},
                  {"at": 400, "event": {"type": "replied", "kind": "received"}},
                  {"at": 9000, "event": {"type": "assigned", "assignee": "ben"}}]}
                """);

        assertThat(steps)
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .extracting(step -> step.get("label") + " " + step.get("since"))
                .containsExactly("received 0", "replied 400", "to ben 9000");
    }

    @Test
    void shouldListIgnoredMailsAndTakeOneInAfterAll() throws Exception {
        up.mail().send("support@acme.example", "To myself", "This is what the desk writes to itself.");
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(up.http().get("/api/mail/ignored").toString())
                                .contains("own-mail"));
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.text("#mailboxes")).contains("Ignored mails"));

        browser.click("#ignored summary");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.text("#ignored-list"))
                        .contains("To myself", "The desk’s own mail", "Take it in"));
        browser.click("#ignored-list button");

        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.text("#ignored-list")).contains("Taken in: ticket"));
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.texts(ROWS + " .subject")).contains("To myself"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldShowAMailAsItLookedInAFrameThatMayDoNothing() throws Exception {
        up.mail().sendBody("anna@acme.example", "Picture", "multipart/related; boundary=b", """
                --b
                Content-Type: text/html; charset=utf-8

                <p onclick="top.evil()">My <b style="color:#c00">screen</b>; password: Herbst2031!</p>
                <img src="cid:shot@acme" alt="shot"><img src="/favicon.svg" onerror="top.evil()">
                <script>top.evil()</script>
                --b
                Content-Type: image/png; name="shot.png"
                Content-ID: <shot@acme>
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(PIXEL));
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.texts(ROWS + " .subject")).containsExactly("Picture"));
        browser.click(ROWS + " .subject");
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.texts("#detail .files a")).containsExactly("shot.png"));

        browser.focus("#detail .original button");
        browser.press(Keys.ENTER);
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.inFrame(FRAME, "return document.querySelector('b')?.textContent"))
                                .isEqualTo("screen"));
        assertThat(browser.inFrame(FRAME, "return getComputedStyle(document.querySelector('b')).color"))
                .isEqualTo("rgb(204, 0, 0)");
        assertThat(browser.inFrame(FRAME, "return [...document.images].map(i => i.complete && i.naturalWidth).join()"))
                .isEqualTo("1");
        assertThat(browser.inFrame(FRAME, "return self.origin")).isEqualTo("null");
        assertThat(String.valueOf(browser.inFrame(FRAME, "return document.documentElement.outerHTML")))
                .contains("••••••")
                .doesNotContain("Herbst2031", "evil", "favicon");
        assertThat(browser.attributes(FRAME, "sandbox").toString()).doesNotContain("script", "same-origin", "forms");

        browser.press(Keys.ENTER);
        assertThat(browser.texts(FRAME)).isEmpty();
        assertThat(browser.focused()).isEqualTo("Show the mail");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldSayWhatIsSuspiciousAboutAMailAndThatOneIsEncrypted() throws Exception {
        up.mail().send("ben@acrne.example", "Payment", "Please pay at once.");
        up.mail().sendBody("anna@acme.example", "Sealed", """
                application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m\"""", "x");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() ->
                        assertThat(browser.texts(ROWS + " .subject")).containsExactlyInAnyOrder("Payment", "Sealed"));

        assertThat(linesOf("Payment")).contains("The sender’s domain looks like one of ours, but is not ours.");
        assertThat(linesOf("Sealed")).contains("It is encrypted: only its recipient can open it.");
        assertThat(browser.texts("#detail blockquote").getFirst()).contains("encrypted");
        browser.focus("#detail .original button");
        browser.press(Keys.ENTER);
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.inFrame(FRAME, "return document.querySelector('.note')?.textContent"))
                                .isEqualTo("It is encrypted: only its recipient can open it."));
        assertThat(browser.complaints()).isEmpty();
    }

    /// What the message's step says in the ticket of that subject.
    private List<String> linesOf(String subject) {
        browser.click(ROWS + ":nth-child(" + (browser.texts(ROWS + " .subject").indexOf(subject) + 1) + ") .subject");
        await().atMost(Browser.LIMIT)
                .until(() -> browser.texts("#detail h2").contains(subject)
                        && !browser.texts(MESSAGE).isEmpty());
        return browser.texts(MESSAGE + " .moment-line");
    }

    @Test
    void shouldShowNothingOfATicketUnderTheHeadingOfAnother() throws Exception {
        post("to be opened", 1);
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.texts(ROWS + " .subject")).containsExactly("Lift 1 to be opened"));
        browser.click(ROWS + " .subject");
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.text("#detail .timeline")).contains("Who do I ask about the lift?"));

        browser.open(up.http().url() + "/#00000-0000-0000");

        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.text("#detail-title")).contains("no ticket of that number"));
        assertThat(browser.isMarked()).as("the same page").isTrue();
        assertThat(browser.text("#detail")).doesNotContain("Who do I ask about the lift?");
    }

    @Test
    void shouldStayWhereItIsWhenAFileIsNotKeptAnyMore() throws Exception {
        up.mail().sendBody("anna@acme.example", "Log", "multipart/mixed; boundary=b", """
                --b
                Content-Type: text/plain

                My VPN does not connect, see the log.
                --b
                Content-Type: application/octet-stream; name="vpn.log"
                Content-Disposition: attachment; filename="vpn.log"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(
                        Base64.getMimeEncoder().encodeToString(new byte[LARGE])));
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.texts(ROWS + " .subject")).containsExactly("Log"));
        browser.click(ROWS + " .subject");
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.texts("#detail .files a")).containsExactly("vpn.log"));
        deleteBlobsOf(LARGE);

        browser.click("#detail .files a");

        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.text("#toast")).contains("not kept any more"));
        assertThat(browser.isMarked()).as("the same page").isTrue();
    }

    private void deleteBlobsOf(long size) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            found = files.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() == size)
                    .toList();
        }
        assertThat(found).hasSize(1);
        Files.delete(found.getFirst());
    }

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

    /// The shipped models read beside themselves here, so that no file is needed.
    @Test
    void shouldAskBeforeModelsAreExchangedAndKeepTheFocusWhileTheyAreCompared() throws Exception {
        String shipped =
                up.http().get("/api/models?tenant=acme").path("shipped").asString();
        String promote = "#models article[data-tenant=acme] button.primary";
        String yes = "#models-dialog button[value=yes]";
        assertThat(up.http()
                        .command(
                                "/api/models/commands", Map.of("type", "shadow", "tenant", "acme", "version", shipped)))
                .isEqualTo(200);
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.text(promote)).isEqualTo("Promote the shadow"));

        browser.focus(promote);
        post("to compare", 1);
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.texts("#models tr[data-field=category] td"))
                        .contains("1 of 1"));
        assertThat(browser.focused()).isEqualTo("Promote the shadow of acme");

        browser.press(Keys.ENTER);
        assertThat(browser.text("#models-dialog h2")).isEqualTo("Promote the shadow of acme?");
        browser.press(Keys.ESCAPE);
        assertThat(browser.text("#models .models-head")).contains("shadow started");
        assertThat(browser.focused()).isEqualTo("Promote the shadow of acme");

        browser.press(Keys.ENTER);
        browser.click(yes);
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.text("#models .models-head")).contains("promoted by"));
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.focused()).isEqualTo("Models of acme"));

        browser.focus("#models article[data-tenant=acme] .buttons button.danger");
        browser.press(Keys.ENTER);
        browser.click(yes);
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.text("#models .models-head")).contains("rolled back by"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldStopAutomationAndLetItGoOn() throws Exception {
        browser.click("#stop-automation");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.text("#stop-dialog h2")).isEqualTo("Stop automation"));
        browser.press("A storm of unlocks");
        browser.press(Keys.ENTER);
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.text("#stops")).contains("A storm of unlocks"));
        AccountLock.lock(up.demo(), "anna");
        up.mail().send("anna@acme.example", "Locked out", "My account is locked. Please unlock it.");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.texts(ROWS + " .step-label"))
                        .anyMatch(label -> label.startsWith("waits for")));
        assertThat(browser.texts(ROWS + " .status")).containsExactly("Being fixed");

        browser.click("#stops button");

        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.texts(ROWS + " .status")).containsExactly("Resolved"));
        assertThat(browser.text("#stops")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldShowWhatIsFrozenAndLiftEachByItself() throws Exception {
        freeze(Map.of("until", "2100-01-01T00:00:00Z", "reason", "The year's end"));
        freeze(Map.of("connector", "directory", "until", "2099-01-01T00:00:00Z", "reason", "A new server"));
        browser.open(up.http().url() + "/");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.texts("#freezes li"))
                        .satisfiesExactly(
                                first -> assertThat(first)
                                        .contains("directory", "for all tenants", "2099", "A new server"),
                                second -> assertThat(second).contains("Every system", "2100", "The year's end")));
        AccountLock.lock(up.demo(), "anna");
        up.mail().send("anna@acme.example", "Locked out", "My account is locked. Please unlock it.");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.texts(ROWS + " .step-label"))
                        .anyMatch(label -> label.startsWith("waits for")));

        browser.click("#freezes li:last-child button");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.texts("#freezes li"))
                        .singleElement()
                        .satisfies(left -> assertThat(left).contains("directory")));
        assertThat(browser.texts(ROWS + " .status")).containsExactly("Being fixed");

        browser.click("#freezes button");
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.texts(ROWS + " .status")).containsExactly("Resolved"));
        assertThat(browser.text("#freezes")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    private void freeze(Map<String, String> wanted) throws IOException {
        assertThat(up.http().command("/api/remediation/freeze", wanted)).isEqualTo(200);
    }

    private List<String> post(String when, int count) throws IOException {
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
