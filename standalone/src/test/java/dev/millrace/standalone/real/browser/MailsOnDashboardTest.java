package dev.millrace.standalone.real.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.standalone.real.PostOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// What the dashboard shows of a mail: as it looked, what is suspicious about it, its files, and the ignored ones.
class MailsOnDashboardTest extends DashboardSession {
    private static final String FRAME = "#detail .original iframe";
    private static final String MESSAGE = "#detail .moment[data-type='message-received']";
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ" + "RU5ErkJggg==";

    /// In bytes; such a blob is in its own file at once.
    private static final int LARGE = 1_234_567;

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
        awaitRow("To myself");
        assertThat(browser.complaints()).isEmpty();
    }

    /// The mail names the ticket of the first mail of its id, and is on another.
    @Test
    void shouldNameTheTicketThatAMailIsOnOnceItIsTakenIn() throws Exception {
        String id = PostOffice.newMessageId();
        up.mail().sendBody("anna@acme.example", "Badge", "text/plain; charset=utf-8", "My badge is lost.", id);
        awaitRow("Badge");
        up.mail().sendBody("anna@acme.example", "Badge", "Text/Plain; charset=UTF-8", "My badge is lost.", id);
        String leftOut = await().atMost(Browser.LIMIT)
                .until(
                        () -> up.http().get("/api/mail/ignored").valueStream().toList(),
                        mails -> mails.stream()
                                .anyMatch(
                                        mail -> mail.path("reason").asString("").equals("same-message-id")))
                .getLast()
                .path("rawSha256")
                .asString();

        assertThat(up.http().text("/api/tickets/" + takeInNewest("Badge") + "/history"))
                .contains(leftOut);
        browser.click("#ignored summary");
        assertThat(up.http().text("/api/tickets/" + takeInNewest("Badge") + "/history"))
                .as("taken in before")
                .contains(leftOut);
        assertThat(browser.complaints()).isEmpty();
    }

    /// Takes in the newest of the ignored mails, which has this subject.
    ///
    /// @return the ticket that the page names
    private String takeInNewest(String subject) {
        String newest = "#ignored-list li:first-child";
        browser.click("#ignored summary");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.text(newest)).contains(subject, "Take it in"));
        browser.click(newest + " button");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.text(newest)).contains("Taken in: ticket"));
        return browser.text(newest + " .ignored-outcome a");
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
        browser.click(awaitRow("Picture") + " .subject");
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
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.inFrame(
                                FRAME, "return [...document.images].map(i => i.complete && i.naturalWidth).join()"))
                        .isEqualTo("1"));
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
        browser.click(awaitRow(subject) + " .subject");
        await().atMost(Browser.LIMIT)
                .until(() -> browser.texts("#detail h2").contains(subject)
                        && !browser.texts(MESSAGE).isEmpty());
        return browser.texts(MESSAGE + " .moment-line");
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
        browser.click(awaitRow("Log") + " .subject");
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
        try (Stream<Path> files = Files.walk(data())) {
            found = files.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() == size)
                    .toList();
        }
        assertThat(found).hasSize(1);
        Files.delete(found.getFirst());
    }
}
