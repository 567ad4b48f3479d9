package dev.millrace.standalone.real.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.standalone.demo.AccountLock;
import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.standalone.real.PostOffice;
import dev.millrace.standalone.real.UpProgram;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Takes the pictures of the handbook, and of every page in both colour schemes, into the folder that
/// `-Dmillrace.pictures` names.
@Tag("real")
@EnabledIfSystemProperty(named = "millrace.pictures", matches = ".+")
class PicturesTest {
    private static final Set<String> LOCKED = Set.of("Locked out", "Locked out again", "Konto gesperrt");

    private record Day(String who, String subject, String text) {}

    private static final List<Day> A_DAY = List.of(
            new Day("frank", "Who waters the plants in the lobby?", "They look thirsty. Who takes care of them?"),
            new Day(
                    "dieter",
                    "VPN bricht ab",
                    "Hallo, die VPN-Verbindung bricht seit heute Morgen alle paar Minuten ab."),
            new Day("dieter", "Konto gesperrt", "Hallo, mein Konto ist gesperrt. Bitte entsperren Sie es."),
            new Day("elena", "Impresora sin tóner", "Buenos días, la impresora de la segunda planta no tiene tóner."),
            new Day("ben", "Suspicious mail", "I got a mail asking for my password and I clicked on the link. Help!"),
            new Day("chloe", "Accès aux rapports", "Bonjour, merci de m'ajouter au groupe finance-reports. Chloé"),
            new Day(
                    "dieter",
                    "Passwort vergessen",
                    "Hallo, ich habe mein Passwort vergessen. Bitte setzen Sie es zurück."),
            new Day(
                    "frank",
                    "Shared drive",
                    "I cannot open the folder Projects on the shared drive, access is denied."),
            new Day("elena", "Portátil muy lento", "Mi portátil va lentísimo desde la última actualización."),
            new Day("ben", "Locked out", "My account is locked. Please unlock it."),
            new Day("frank", "The whole office is offline", "Nobody on floor 3 has network, the shop is down. Urgent!"),
            new Day(
                    "ben",
                    "New colleague on Monday",
                    "Please prepare a laptop and accounts for Mara Lind, who starts Monday."),
            new Day("chloe", "Installation de Teams", "Bonjour, pourriez-vous installer Teams sur mon poste ?"),
            new Day("anna", "Locked out again", "My account is locked, I cannot sign in. This is really annoying!"));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void shouldTakeThePictures() throws Exception {
        Path pictures = Path.of(System.getProperty("millrace.pictures"));
        try (UpProgram up = UpProgram.start("pictures", folder.resolve("data"));
                Browser browser = new Browser(folder.resolve("profile"))) {
            DemoSettings demo = up.demo();
            browser.open(up.http().url() + "/login");
            browser.picture(pictures.resolve("login.png"));
            browser.screen(390, 844, "dark");
            browser.picture(pictures.resolve("login-phone.png"));
            browser.screen(1400, 900, "light");
            browser.signIn(up.http().url() + "/", demo.adminUser(), demo.adminPassword());
            browser.picture(pictures.resolve("dashboard-empty.png"));

            PostOffice mail = up.mail();
            PostOffice.Mail reply = null;
            for (int i = 0; i < A_DAY.size(); i++) {
                Day day = A_DAY.get(i);
                String address = day.who() + "@acme.example";
                if (i % 3 == 0) {
                    awaitNextWindow();
                }
                if (LOCKED.contains(day.subject())) {
                    AccountLock.lock(demo, day.who());
                }
                String messageId = mail.send(address, day.subject(), day.text());
                reply = mail.awaitReply(address, messageId);
            }
            await().atMost(Browser.LIMIT)
                    .untilAsserted(() ->
                            assertThat(browser.texts("#stream-count")).containsExactly(String.valueOf(A_DAY.size())));
            // The charts draw what happened once its window has closed.
            await().atMost(Browser.LIMIT)
                    .until(() -> browser.text("#latency-legend").contains(" ms"));
            pagesOf(browser, pictures, "dashboard", null);
            browser.screen(1400, 900, "light");
            browser.click("#ticket-list li.ticket:nth-child(2) .subject");
            pagesOf(browser, pictures, "detail", null);

            pagesOf(
                    browser,
                    pictures,
                    "status",
                    java.util.Objects.requireNonNull(reply).link("/status/"));
            pagesOf(
                    browser,
                    pictures,
                    "approval",
                    mail.awaitMailWith("ben@acme.example", "/approvals/").link("/approvals/"));
            browser.screen(1400, 900, "light");
            browser.click("button[value=approve]");
            pagesOf(browser, pictures, "approval-code", null);
            String once = mail.awaitMailWith("dieter@private.example", "/once/").link("/once/");
            pagesOf(browser, pictures, "once", once);
            browser.screen(1400, 900, "light");
            browser.click("button[type=submit]");
            pagesOf(browser, pictures, "once-open", null);
            pagesOf(browser, pictures, "once-used", once);
            pagesOf(browser, pictures, "new", up.http().url() + "/new");
            pagesOf(browser, pictures, "not-found", up.http().url() + "/status/nonsense");
        }
    }

    /// The charts have a point for each ten seconds.
    private static void awaitNextWindow() {
        long window = Instant.now().getEpochSecond() / 10;
        await().atMost(Browser.LIMIT).until(() -> Instant.now().getEpochSecond() / 10 > window);
    }

    /// A page on a desk and on a phone, in light and in dark.
    private static void pagesOf(
            Browser browser, Path pictures, String name, @org.jspecify.annotations.Nullable String address)
            throws Exception {
        if (address != null) {
            browser.open(address);
        }
        for (String colours : List.of("light", "dark")) {
            browser.screen(1400, 900, colours);
            browser.awaitStillness();
            browser.picture(pictures.resolve(name + "-" + colours + ".png"));
            browser.screen(390, 844, colours);
            browser.awaitStillness();
            browser.picture(pictures.resolve(name + "-phone-" + colours + ".png"));
            if (browser.scrollsSideways()) {
                System.out.println(name + " scrolls sideways on a phone");
            }
        }
        browser.complaints().forEach(complaint -> System.out.println(name + ": " + complaint));
    }
}
