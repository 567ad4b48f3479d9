package dev.millrace.standalone.real.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// What a technician writes and sends from an open ticket.
class DashboardFormsTest extends DashboardSession {
    private static final String WRITTEN = "#detail .command-form textarea";
    private static final String TOAST = "#toast";

    @Test
    void shouldSendAnAnswerOnceHoweverOftenItsKeysArePressed() throws Exception {
        open(post("to be answered once", 1).getFirst());
        form("Comment");
        browser.press("The lift is oiled.");

        browser.script("""
                const area = document.querySelector(arguments[0]);
                for (let i = 0; i < 2; i++) {
                  area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
                }""", WRITTEN);

        awaitText(TOAST, "Noted; the requester does not see it.");
        form("Comment");
        browser.press("And greased.");
        browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER));
        awaitText("#detail .timeline", "And greased.");
        assertThat(browser.texts("#detail .moment[data-type=commented]")).hasSize(2);
    }

    @Test
    void shouldKeepWhatIsHalfWrittenUntilTheTicketIsOpenedAgain() throws Exception {
        String one = post("to write about", 1).getFirst();
        String other = post("to look at", 1).getFirst();
        open(one);
        form("Comment");
        browser.press("I went there and");

        open(other);
        assertThat(browser.texts(WRITTEN)).isEmpty();
        assertThat(browser.text(TOAST)).contains(one, "is kept");
        open(one);
        assertThat(written()).isEqualTo("I went there and");

        browser.focus(WRITTEN);
        browser.press(Keys.ESCAPE);
        assertThat(browser.texts(WRITTEN)).isEmpty();
        assertThat(browser.text(TOAST)).contains("is kept");
        assertThat(browser.focused()).isEqualTo("Comment");
        form("Comment");
        assertThat(written()).isEqualTo("I went there and");

        browser.click("#detail .command-form .buttons button:last-child");
        form("Comment");
        assertThat(written()).isEqualTo("");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldGiveBackWhatWasWrittenWhenItIsRefused() throws Exception {
        String id = post("to be closed by another", 1).getFirst();
        open(id);
        form("Resolve");
        browser.press("A new rope.");
        command(id, Map.of("type", "close"));
        awaitText("#detail .badges", "Closed");

        browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER));

        awaitText(TOAST, "it is closed already");
        await().atMost(Browser.LIMIT).untilAsserted(() -> assertThat(written()).isEqualTo("A new rope."));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldNotTakeWhatAColleagueSentForOnesOwn() {
        assertThat(afterSending("'A new rope.'", """
                drafts.hear('T', { type: 'resolved', note: 'A new' });
                drafts.hear('T', { type: 'command-refused', command: 'resolve' });""")).isEqualTo("A new rope.");
    }

    @Test
    void shouldKnowOnesOwnWordsByTheirBeginning() {
        assertThat(afterSending("'The word is tulip; ' + 'a'.repeat(3000)", """
                drafts.hear('T', { type: 'resolved', note: 'The word is ••••••; ' + 'a'.repeat(1979) + '…' });
                drafts.hear('T', { type: 'command-refused', command: 'resolve' });"""))
                .isNull();
    }

    @Test
    void shouldNotOverwriteWhatWasWrittenSinceWithWhatWasNotSent() {
        assertThat(afterSending("'as sent'", """
                drafts.keep('T', 'resolve', { note: 'newer' });
                drafts.takeBack('T', 'resolve', said, { note: 'older' });""")).isEqualTo("newer");
    }

    @Test
    void shouldKnowItsOwnRefusalWhereThereWereNoWords() {
        assertThat(browser.script("""
                return import('/assets/dashboard/drafts.js').then(({ Drafts }) => {
                  const drafts = new Drafts();
                  drafts.send('T', 'close', 'close', { reason: '' });
                  const hear = () => drafts.hear('T', { type: 'command-refused', command: 'close' });
                  return [hear(), hear()].map(({ isOurs, isKept }) => `${isOurs} ${isKept}`).join();
                })""")).isEqualTo("true false,false false");
    }

    /// The note that is a draft after one was sent to resolve a ticket and something happened.
    private Object afterSending(String note, String happens) {
        return browser.script("""
                return import('/assets/dashboard/drafts.js').then(({ Drafts }) => {
                  const drafts = new Drafts();
                  const said = { note: %s };
                  drafts.send('T', 'resolve', 'resolve', said);
                  %s
                  return drafts.of('T', 'resolve')?.note ?? null;
                })""".formatted(note, happens));
    }

    @Test
    void shouldTellOnceWhatOnlyTheHistorySays() {
        assertThat(missedIn("""
                store.applyUpdate({ ticketId: 'T', ...step(1, 'opened'), ticket: ticket(1) });
                store.applySnapshot({ ticket: ticket(2), steps: steps.slice(0, 2) });
                store.applySnapshot({ ticket: ticket(2), steps: steps.slice(0, 2) });""")).isEqualTo("command-refused");
    }

    /// Who is slow is told the newest of each ticket, and the history may not have it yet.
    @Test
    void shouldHearInTheHistoryWhatTheFeedLeftOut() {
        assertThat(missedIn("""
                store.applyUpdate({ ticketId: 'T', ...step(1, 'opened'), ticket: ticket(1) });
                store.applyUpdate({ ticketId: 'T', ...step(4, 'commented'), ticket: ticket(4) });
                store.applySnapshot({ ticket: ticket(3), steps: steps.slice(0, 3) });
                store.applyUpdate({ ticketId: 'T', ...step(5, 'assigned'), ticket: ticket(5) });
                store.applySnapshot({ ticket: ticket(5), steps });
                store.applySnapshot({ ticket: ticket(5), steps });""")).isEqualTo("command-refused,held");
    }

    @Test
    void shouldAskForWhatIsUnheardAsOftenAsTheTicketChanges() {
        assertThat(browser.script("""
                return import('/assets/dashboard/store.js').then(({ TicketStore }) => {
                  let asked = 0;
                  const store = new TicketStore(() => asked++);
                  const ticket = (version) => ({ id: 'T', version, openedAt: 0 });
                  const step = (version) => ({ version, at: 0, events: [{ type: version === 1 ? 'opened' : 'held' }] });
                  const askedAfter = (version) => {
                    store.applyUpdate({ ticketId: 'T', ...step(version), ticket: ticket(version) });
                    return asked;
                  };
                  const before = [1, 3, 4].map(askedAfter);
                  store.applySnapshot({ ticket: ticket(4), steps: [1, 2, 3, 4].map(step) });
                  return [...before, askedAfter(5)].join();
                })""")).isEqualTo("0,1,2,2");
    }

    /// What a store of tickets that hears this has missed of it by the feed.
    private Object missedIn(String told) {
        return browser.script("""
                return import('/assets/dashboard/store.js').then(({ TicketStore }) => {
                  const missed = [];
                  const store = new TicketStore(() => {});
                  const ticket = (version) => ({ id: 'T', version, openedAt: 0 });
                  const step = (version, type) => ({ version, at: 0, events: [{ type }] });
                  const steps = ['opened', 'command-refused', 'held', 'commented', 'assigned']
                    .map((type, index) => step(index + 1, type));
                  store.subscribe((_, told, unheard) => missed.push(...unheard.map(({ event }) => event.type)));
                  %s
                  return missed.join();
                })""".formatted(told));
    }

    @Test
    void shouldAskBeforeATicketIsClosedAndKeepTheFocusInIt() throws Exception {
        open(post("to be closed", 1).getFirst());
        form("Close");
        assertThat(browser.text("#detail .command-form")).contains("The requester is told that it is closed.");
        assertThat(browser.text("#detail .badges")).doesNotContain("Closed");

        browser.press("Nobody asks any more.");
        browser.press(Keys.ENTER);

        awaitText("#detail .badges", "Closed");
        assertThat(browser.text("#detail .moment[data-type=closed]")).contains("Nobody asks any more.");
        assertThat(browser.texts("#detail .moment[data-type=commented]")).isEmpty();
        assertThat(browser.script("return document.activeElement.closest('#detail') !== null"))
                .isEqualTo(true);
    }

    @Test
    void shouldOfferRunbooksAndAssignATicketOnce() throws Exception {
        open(post("to be assigned", 1).getFirst());
        awaitText("#detail .badges", "Assigned");
        form("Run a runbook");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.attributes("#detail datalist option", "value"))
                        .contains("unlock-account"));

        button("Assign to me");
        awaitText("#detail .timeline", "Assigned to " + up.demo().adminUser());
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.texts("#detail .commands .buttons button"))
                        .doesNotContain("Assign to me"));
    }

    @Test
    void shouldFindATicketByItsIdAsItIsTyped() throws Exception {
        String id = post("to be typed", 1).getFirst();
        awaitRow("Lift 1 to be typed");
        browser.open(up.http().url() + "/#" + id.toLowerCase(Locale.ROOT).replace("-", ""));
        awaitText("#detail-title", "Lift 1 to be typed");
        assertThat(browser.text("#detail .timeline")).contains("Who do I ask about the lift?");

        browser.open(up.http().url() + "/#%");
        awaitText("#detail-title", "There is no ticket of that number.");
        assertThat(browser.complaints()).noneMatch(complaint -> complaint.contains("Uncaught"));
    }

    @Test
    void shouldTellATicketOfItsOwnWithItsHistory() throws Exception {
        String id = post("with a history", 1).getFirst();
        await().atMost(Browser.LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(up.http()
                                .get("/api/tickets/" + id.toLowerCase(Locale.ROOT) + "/history")
                                .path("steps")
                                .path(0)
                                .path("events")
                                .path(0)
                                .path("type")
                                .asString(""))
                        .isEqualTo("opened"));
        assertThat(up.http().get("/api/tickets/recent?limit=200&open=true").toString())
                .contains(id);
    }

    @Test
    void shouldShowInTheRowThatTheRequesterWroteAgain() {
        String messages = """
                {"at": 0, "event": {"type": "opened"}},
                {"at": 0, "event": {"type": "message-received", "from": {"address": "anna@acme.example"}}},
                {"at": 100, "event": {"type": "message-received", "from": {"address": "Anna@acme.example"}}}""";

        assertSteps(messages, "received done", "wrote again wait");
        assertSteps(messages + """
                , {"at": 200, "event": {"type": "commented", "toRequester": true}}""", "received done", "wrote again done");
    }

    private void assertSteps(String moments, String... steps) {
        assertThat(browser.call("/assets/dashboard/steps.js", "stepsOf", """
                        {"openedAt": 0, "ticket": {"status": "ASSIGNED", "requester": {"address": "anna@acme.example"}},
                         "moments": [%s]}
                        """.formatted(moments)))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .extracting(step -> step.get("label") + " " + step.get("state"))
                .containsExactly(steps);
    }

    @Test
    void shouldSayNoTimeToFixThatIsNotKnown() {
        assertThat(browser.script("""
                return import('/assets/dashboard/metrics.js')
                  .then(m => String(m.quantile([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3], 0.5)))""")).isEqualTo("Infinity");
    }

    /// A worker ended with its breaker open; another's was always closed.
    @Test
    void shouldForgetABreakerThatNobodyTellsAnyMore() {
        assertThat(browser.script("""
                return import('/assets/dashboard/metrics.js').then(({ Metrics }) => {
                  const metrics = new Metrics();
                  const tell = (state, at, minute) => metrics.takeBreaker({ connector: 'vpn', state, at }, minute * 60_000);
                  const shown = (minute) => metrics.breakers(minute * 60_000).map(({ state }) => state).join() || 'none';
                  tell('OPEN', '2026-03-02T12:01:00Z', 0);
                  tell('CLOSED', '2026-03-02T12:00:00Z', 5);
                  const told = [shown(5)];
                  tell('CLOSED', '2026-03-02T12:00:00Z', 6);
                  told.push(shown(6), shown(12));
                  return told.join(' ');
                })""")).isEqualTo("OPEN CLOSED none");
    }

    @Test
    void shouldLeaveOnlyTheTicketToReachWhereItCoversThePage() throws Exception {
        browser.screen(390, 844, "light");
        open(post("on a phone", 1).getFirst());
        assertThat(browser.texts(".bar[inert], .stream[inert]")).hasSize(2);

        browser.press(Keys.ESCAPE);
        assertThat(browser.texts("[inert]")).isEmpty();
        assertThat(browser.focused()).contains("Lift");
    }

    private void open(String id) {
        String row = ROWS + "[data-id='" + id + "'] .subject";
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.texts(row)).hasSize(1));
        browser.script("document.querySelector(arguments[0]).click()", row);
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.text("#detail .ticket-id")).isEqualTo(id));
    }

    private void form(String action) {
        button(action);
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.attributes("#detail .command-form", "aria-label"))
                        .containsExactly(action));
    }

    /// Presses the button of an action once there is one.
    private void button(String action) {
        await().atMost(Browser.LIMIT).until(() -> Boolean.TRUE.equals(browser.script("""
                        const found = [...document.querySelectorAll('#detail .commands .buttons button')]
                          .find(button => button.textContent === arguments[0] && button.type === 'button');
                        found?.click();
                        return Boolean(found);""", action)));
    }

    private Object written() {
        return browser.script("return document.querySelector(arguments[0])?.value", WRITTEN);
    }

    private void awaitText(String selector, String text) {
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(browser.text(selector)).contains(text));
    }

    private void command(String id, Map<String, String> command) throws IOException {
        assertThat(up.http().command("/api/tickets/" + id + "/commands", command))
                .isEqualTo(202);
    }
}
