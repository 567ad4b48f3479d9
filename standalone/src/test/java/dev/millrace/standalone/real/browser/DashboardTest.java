package dev.millrace.standalone.real.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.standalone.demo.AccountLock;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// What somebody sees who leaves the dashboard open all day.
class DashboardTest extends DashboardSession {
    @Test
    void shouldShowATicketAndItsStepsWithoutReload() throws Exception {
        AccountLock.lock(up.demo(), "anna");
        String messageId = up.mail().send("anna@acme.example", "Locked out", "My account is locked. Please unlock it.");
        String row = awaitRow("Locked out");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.texts(row + " .step-label"))
                        .containsSubsequence(
                                "received", "understood", "diagnosed", "authorised", "unlock", "resolved"));
        assertThat(browser.texts(row + " .status")).containsExactly("Resolved");
        up.mail().awaitReply("anna@acme.example", messageId);
        assertThat(browser.isMarked()).isTrue();

        browser.click(row + " .subject");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.text("#detail")).contains("unlock-account"));
    }

    /// As a page does that holds none of the tickets: the day's are more than one holds, and the desk may be started
    /// anew.
    @Test
    void shouldCountWhatWasFixedTodayWhetherThePageHoldsItOrNot() throws Exception {
        AccountLock.lock(up.demo(), "elena");
        up.mail().send("elena@acme.example", "Locked out today", "My account is locked. Please unlock it.");
        String row = awaitRow("Locked out today");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.texts(row + " .status")).containsExactly("Resolved"));

        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(String.valueOf(browser.script(FIXED_TODAY, false)))
                        .matches("[1-9]\\d*"));
        assertThat(browser.script(FIXED_TODAY, true)).as("of another day").isEqualTo("0 of the last 0");
    }

    private static final String FIXED_TODAY = """
            const isAnotherDay = arguments[0];
            return Promise.all([import('/assets/dashboard/tally.js'), import('/assets/dashboard/counters.js')])
              .then(async ([{ Tally }, { Counters }]) => {
                const tally = new Tally();
                const section = document.createElement('section');
                const counters = new Counters(section, () => {});
                const reach = { all: false, open: true };
                await tally.ask(reach);
                const setHours = Date.prototype.setHours;
                if (isAnotherDay) {
                  Date.prototype.setHours = () => 0;
                }
                counters.draw([], 'all', reach, tally.told);
                Date.prototype.setHours = setHours;
                const tile = [...section.children].find(each => each.textContent.includes('fixed by runbook today'));
                return `${tile.querySelector('.figure').textContent} ${tile.querySelector('.note').textContent}`.trim();
              })""";

    @Test
    void shouldAskNoOtherCountWhileTheDatabaseIsSlow() {
        assertThat(browser.script("""
                const { fetch } = window;
                const asked = [];
                const refused = [];
                window.fetch = (path, ...rest) => {
                  if (!path.startsWith('/api/tickets/counts')) {
                    return fetch(path, ...rest);
                  }
                  asked.push(path.includes('since'));
                  return new Promise((_, reject) => refused.push(reject));
                };
                return import('/assets/dashboard/tally.js').then(async ({ Tally }) => {
                  const tally = new Tally();
                  const reach = { all: false, open: false };
                  const first = tally.ask(reach);
                  await tally.ask(reach);
                  refused[0](new TypeError('away'));
                  await first;
                  void tally.ask(reach);
                  window.fetch = fetch;
                  return asked.join();
                })""")).isEqualTo("true,false");
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

    /// Two feeds in each would leave no connection for the fourth to load by.
    @Test
    void shouldBeLiveInWhicheverOfManyTabsIsLookedAt() {
        String first = browser.tab();
        List<String> others = IntStream.range(0, 7)
                .mapToObj(i -> {
                    String tab = browser.openTab(up.http().url() + "/?text=tab" + i);
                    browser.awaitLive();
                    return tab;
                })
                .toList();
        awaitFollowers(1);
        for (String tab : List.of(first, others.getFirst(), others.getLast())) {
            browser.showTab(tab);
            browser.awaitLive();
            awaitFollowers(1);
        }
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
    void shouldShowNothingOfATicketUnderTheHeadingOfAnother() throws Exception {
        post("to be opened", 1);
        browser.click(awaitRow("Lift 1 to be opened") + " .subject");
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.text("#detail .timeline")).contains("Who do I ask about the lift?"));

        browser.open(up.http().url() + "/#00000-0000-0000");

        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.text("#detail-title")).contains("no ticket of that number"));
        assertThat(browser.isMarked()).as("the same page").isTrue();
        assertThat(browser.text("#detail")).doesNotContain("Who do I ask about the lift?");
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
                        .anyMatch(cell -> cell.matches("([1-9]\\d*) of \\1")));
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
        AccountLock.lock(up.demo(), "ben");
        up.mail().send("ben@acme.example", "Locked out again", "My account is locked. Please unlock it.");
        String row = awaitRow("Locked out again");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.texts(row + " .step-label"))
                        .anyMatch(label -> label.startsWith("waits for")));
        assertThat(browser.texts(row + " .status")).containsExactly("Being fixed");

        browser.click("#stops button");

        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.texts(row + " .status")).containsExactly("Resolved"));
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
        AccountLock.lock(up.demo(), "chloe");
        up.mail().send("chloe@acme.example", "Locked out once more", "My account is locked. Please unlock it.");
        String row = awaitRow("Locked out once more");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.texts(row + " .step-label"))
                        .anyMatch(label -> label.startsWith("waits for")));

        browser.click("#freezes li:last-child button");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.texts("#freezes li"))
                        .singleElement()
                        .satisfies(left -> assertThat(left).contains("directory")));
        assertThat(browser.texts(row + " .status")).containsExactly("Being fixed");

        browser.click("#freezes button");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.texts(row + " .status")).containsExactly("Resolved"));
        assertThat(browser.text("#freezes")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    private void freeze(Map<String, String> wanted) throws IOException {
        assertThat(up.http().command("/api/remediation/freeze", wanted)).isEqualTo(200);
    }
}
