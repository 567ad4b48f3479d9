package dev.millrace.standalone.real.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the pages' scripts do while a server fails them: the scripts as they are shipped, without a desk behind them.
@Tag("real")
class PageScriptsTest {
    private static final String SOURCE = """
            class Source {
              constructor(url) {
                Source.opened = [...(Source.opened ?? []), String(url)];
                Source.last = this;
                this.heard = {};
              }
              addEventListener(name, listener) {
                this.heard[name] = listener;
              }
              hear(name, data) {
                (this[`on${name}`] ?? this.heard[name])?.({ data: JSON.stringify(data), lastEventId: '' });
              }
              close() {}
            }
            window.EventSource = Source;
            """;

    private static volatile boolean isAway;
    private static @Nullable HttpServer server;
    private static @Nullable Browser browser;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        assumeTrue(Browser.isInstalled(), "Expected Debian's packages chromium and chromium-driver");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", PageScriptsTest::answer);
        server.start();
        browser = new Browser(folder.resolve("profile"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.stop(0);
        }
    }

    @BeforeEach
    void open() {
        isAway = false;
        page("/empty");
    }

    @Test
    void shouldSayThatThereAreNoTicketsOnlyOnceItKnows() {
        isAway = true;
        page("/dashboard/index.html");
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(page().attributes("#stream-count", "title"))
                        .containsExactly("Any other is found by its whole id"));
        assertThat(page().text("#empty")).isEqualTo("Looking for tickets…");

        isAway = false;
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(page().text("#empty")).startsWith("No tickets yet"));
    }

    @Test
    void shouldReadTheSnapshotAgainUntilItIsThere() {
        assertThat(run("""
                const answers = [503, 'away', 200];
                const signals = [];
                window.fetch = async (path, { signal }) => {
                  signals.push(signal instanceof AbortSignal);
                  const answer = answers.shift();
                  if (answer === 'away') {
                    throw new TypeError('away');
                  }
                  return new Response('[]', { status: answer });
                };
                const { keepInStep } = await import('/assets/dashboard/sync.js');
                const told = [];
                await new Promise((resolve) => {
                  const store = { applyUpdate: ({ ticketId }) => told.push(ticketId) };
                  keepInStep(store, () => {}, (reach) => {
                    told.push(reach.all);
                    if (reach.all) {
                      resolve();
                    } else {
                      Source.last.hear('ticket', { ticketId: 'T2' });
                    }
                  }, () => {}).start();
                  Source.last.hear('open');
                  Source.last.hear('ticket', { ticketId: 'T1' });
                });
                return [...told, ...signals].join();""")).isEqualTo("T1,false,T2,false,T2,true,true,true,true");
    }

    @Test
    void shouldTakeTheUpdatesBehindOneThatCannotBeTaken() {
        assertThat(run("""
                window.fetch = async () => new Response('[]');
                const { keepInStep } = await import('/assets/dashboard/sync.js');
                const taken = [];
                const untaken = [];
                const store = {
                  applyUpdate: ({ ticketId }) => {
                    if (ticketId === 'T1') {
                      throw new Error('strange');
                    }
                    taken.push(ticketId);
                  },
                };
                await new Promise((resolve) => {
                  keepInStep(store, () => {}, resolve, (id) => untaken.push(id)).start();
                  Source.last.hear('open');
                  ['T1', 'T2'].forEach((ticketId) => Source.last.hear('ticket', { ticketId }));
                });
                Source.last.hear('ticket', { ticketId: 'T1' });
                return `${taken} ${untaken}`;""")).isEqualTo("T2 T1,T1");
    }

    @Test
    void shouldTakeASilentConnectionForLostBeforeItsHeartWasHeard() {
        assertThat(statesAfter("pass(55); pass(10);")).isEqualTo("connecting,live,reconnecting");
    }

    @Test
    void shouldNotTakeAConnectionForLostThatTellsSomething() {
        assertThat(statesAfter("pass(55); hear('ticket'); pass(55); hear('heartbeat'); pass(55);"))
                .isEqualTo("connecting,live");
    }

    @Test
    void shouldMissThreeBeatsOfAHeartThatWasHeard() {
        assertThat(statesAfter("""
                pass(15); hear('heartbeat'); pass(10); hear('ticket'); pass(5); hear('heartbeat');
                pass(40); states.push('still'); pass(10);""")).isEqualTo("connecting,live,still,reconnecting");
    }

    /// What a feed says of its connection while seconds pass without a word.
    private Object statesAfter(String happens) {
        return run("""
                let now = 1_000;
                performance.now = () => now;
                let watch = () => {};
                window.setInterval = (look) => (watch = look);
                const { Feed } = await import('/assets/dashboard/feed.js');
                const states = [];
                new Feed({ path: '/', events: ['ticket'], onEvent: () => {}, onState: (state) => states.push(state) }).start();
                Source.last.hear('open');
                const hear = (name) => Source.last.hear(name, {});
                const pass = (seconds) => {
                  now += seconds * 1_000;
                  watch();
                };
                %s
                return states.join();""".formatted(happens));
    }

    @Test
    void shouldPromiseOnTheStatusPageOnlyWhatItKeeps() {
        assertThat(run("""
                document.body.innerHTML = '<ol id="steps" data-stream="/s?after=1"></ol><b id="state"></b>'
                  + '<p id="code"></p><p id="live" hidden></p>';
                const pauses = [];
                let next = () => {};
                window.setTimeout = (then, pause) => {
                  pauses.push(pause);
                  next = then;
                };
                Math.random = () => 1;
                await import('/assets/status.js');
                const live = document.getElementById('live');
                const promised = [!live.hidden];
                const hear = (name) => {
                  Source.last.hear(name);
                  promised.push(!live.hidden);
                };
                hear('open');
                hear('reconnect');
                for (let i = 0; i < 6; i++) {
                  next();
                  hear('error');
                }
                next();
                hear('open');
                hear('error');
                return `${promised.map(Number).join('')} ${pauses} ${Source.opened.length}`;""")).isEqualTo("01000000010 2000,4000,8000,16000,32000,60000,60000,2000 8");
    }

    @Test
    void shouldTellNewcomersTheAddressOfThisDesk() {
        assertThat(run("""
                const { EmptyState } = await import('/assets/dashboard/empty-state.js');
                const place = document.createElement('div');
                const empty = new EmptyState(place, () => {});
                return [undefined, 'help@desk.test', 'support@acme.example'].map((address) => {
                  empty.draw('no-tickets', address);
                  return place.querySelector('p').textContent;
                });"""))
                .isEqualTo(List.of(
                        "Post one from a terminal:",
                        "Write a mail to help@desk.test, or post a ticket from a terminal:",
                        "Write a mail to support@acme.example with any mail program that sends through the desk’s SMTP port"
                                + " (it is printed at start), or post a ticket from a terminal:"));
    }

    @Test
    void shouldLeaveWhatIsDrawnOfALongTicketAsItIs() {
        assertThat(run("""
                const { TicketStore } = await import('/assets/dashboard/store.js');
                const { Timeline } = await import('/assets/dashboard/timeline.js');
                const store = new TicketStore(() => {});
                const timeline = new Timeline(() => {});
                const ticket = (version) => ({ id: 'T', version, openedAt: 0 });
                const step = (version) => ({ version, at: 0, events: [{ type: 'held' }, { type: 'commented', text: `${version}` }] });
                const update = (version) => store.applyUpdate({ ticketId: 'T', ...step(version), ticket: ticket(version) });
                const isDrawn = () => {
                  timeline.draw(store.get('T'));
                  return [timeline.element.children.length, items.filter((item) => item.isConnected).length].join('/');
                };
                let items = [];
                document.body.append(timeline.element);
                Array.from({ length: 50 }, (_, index) => update(index + 1));
                isDrawn();
                items = [...timeline.element.children];
                const told = [];
                update(51);
                told.push(isDrawn());
                update(53);
                store.applySnapshot({ ticket: ticket(53), steps: Array.from({ length: 30 }, (_, index) => step(index + 24)) });
                told.push(isDrawn(), timeline.element.firstChild === items[46]);
                return told.join();""")).isEqualTo("100/98,60/54,true");
    }

    /// What a script returns, in a page of which all feeds are played by it: `Source.last` is the newest.
    private Object run(String script) {
        return page().script("return (async () => {" + SOURCE + script + "})()");
    }

    private static Browser page() {
        return Objects.requireNonNull(browser);
    }

    private static void page(String path) {
        int port = Objects.requireNonNull(server).getAddress().getPort();
        page().open("http://localhost:" + port + path);
    }

    /// The shipped files, a desk without tickets whose database may be away, and a page with nothing on it.
    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (path.startsWith("/api/stream/")) {
                send(exchange, 200, "text/event-stream", "retry:600000\n\nevent:heartbeat\ndata:{}\n\n");
            } else if (path.startsWith("/api/")) {
                send(exchange, isAway ? 503 : 200, "application/json", path.endsWith("/recent") ? "[]" : "{}");
            } else if (path.equals("/assets/dashboard/flag-words.js")) {
                send(exchange, 200, "text/javascript", "export const FLAG_WORDS = {};");
            } else if (path.equals("/empty")) {
                send(exchange, 200, "text/html", "<!doctype html><title>Empty</title>");
            } else {
                sendFile(exchange, path);
            }
        }
    }

    private static void sendFile(HttpExchange exchange, String path) throws IOException {
        for (String folder : List.of("/static", "/META-INF/resources")) {
            try (InputStream file = PageScriptsTest.class.getResourceAsStream(folder + path)) {
                if (file != null) {
                    String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
                    send(exchange, 200, path.endsWith(".js") ? "text/javascript" : "text/" + ending(path), text);
                    return;
                }
            }
        }
        exchange.sendResponseHeaders(404, -1);
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
