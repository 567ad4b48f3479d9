package dev.millrace.standalone.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.standalone.files.LoopbackPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two whole desks that write to each other.
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoDesksTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int MOST = 3;
    private static final String QUESTION = "Where do I find the guide for booking a meeting room?";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path data;

    private CrossRoads roads;
    private UpProgram north;
    private UpProgram south;

    @BeforeAll
    void start() throws IOException {
        roads = new CrossRoads();
        north = desk("north");
        south = desk("south");
    }

    @AfterAll
    void stop() {
        for (AutoCloseable part : new AutoCloseable[] {north, south, roads}) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// Takes mail by SMTP under several addresses and hands out to the crossroads.
    private UpProgram desk(String name) throws IOException {
        int port = LoopbackPort.free();
        Map<String, String> settings = new HashMap<>(Map.of(
                "MILLRACE_INTAKE_SMTP_PORT",
                String.valueOf(port),
                "MILLRACE_NOTIFIER_MAIL_ADDRESS",
                "support@" + name + ".example",
                "MILLRACE_NOTIFIER_MAIL_SMTP_PORT",
                String.valueOf(roads.port())));
        List<String> domains = Stream.of("", "careless-", "curt-", "mute-")
                .map(manners -> manners + name + ".example")
                .toList();
        for (int i = 0; i < domains.size(); i++) {
            roads.lead(domains.get(i), port);
            settings.put("MILLRACE_INTAKE_SMTP_RECIPIENTS_" + i + "_ADDRESS", "support@" + domains.get(i));
            settings.put("MILLRACE_INTAKE_SMTP_RECIPIENTS_" + i + "_TENANT", "acme");
        }
        return UpProgram.start("two-desks-" + name, data.resolve(name), settings);
    }

    /// The answer carries the tag of a ticket that is the other desk's own: this desk wants no ticket of a program's
    /// note, and records what it set aside.
    @Test
    void shouldEndWithTheFirstAnswer() throws Exception {
        String one = "support@north.example";
        String other = "support@south.example";
        roads.send(other, one, "Meeting room", QUESTION);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(south.http().get("/api/mail/ignored"))
                        .singleElement()
                        .satisfies(mail -> {
                            assertThat(mail.path("from").asString()).isEqualTo(one);
                            assertThat(mail.path("reason").asString()).isEqualTo("auto-reply-to-no-ticket");
                        }));
        awaitQuiet();

        assertThat(roads.passed(one, other)).hasSize(1);
        assertThat(roads.passed(other, one)).as("what we sent in its name").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"careless", "mute"})
    void shouldFallSilentWhereNeitherCanTellThatTheOtherIsAProgram(String manners) throws Exception {
        String one = "support@" + manners + "-north.example";
        String other = "support@" + manners + "-south.example";
        try (History ofNorth = new History(north.http());
                History ofSouth = new History(south.http())) {
            roads.send(other, one, "Meeting room", QUESTION);

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(withheld(ofNorth, other) + withheld(ofSouth, one))
                            .isPositive());
            awaitQuiet();

            assertThat(between(one, other)).isLessThanOrEqualTo(MOST);
            assertThat(withheld(ofNorth, other)).isEqualTo(1);
            assertThat(withheld(ofSouth, one)).isZero();
        }
    }

    /// What they say shows that a desk says it, though no header and no subject does.
    @Test
    void shouldAnswerNoDeskThatItKnowsByItsWordsAlone() throws Exception {
        String one = "support@curt-north.example";
        String other = "support@curt-south.example";
        try (History ofSouth = new History(south.http())) {
            roads.send(other, one, "Meeting room", QUESTION);

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(ofSouth.events("message-received"))
                            .filteredOn(event -> event.path("from")
                                    .path("address")
                                    .asString()
                                    .equals(one))
                            .singleElement()
                            .satisfies(event -> assertThat(event.path("flags").toString())
                                    .contains("automatic:the end of what a service desk writes by itself")));
            awaitQuiet();

            assertThat(between(one, other)).isEqualTo(2);
        }
    }

    /// Mails between the two, ours in the name of one of them too.
    private int between(String one, String other) {
        return roads.passed(one, other).size() + roads.passed(other, one).size();
    }

    private static int withheld(History history, String to) {
        return (int) history.events("reply-withheld").stream()
                .filter(event -> event.path("to").path("address").asString().equals(to))
                .filter(event -> event.path("reason").asString().contains("a program seems to answer"))
                .count();
    }

    /// Whatever was still under way has arrived before the answers to these.
    private void awaitQuiet() throws Exception {
        for (String desk : List.of("north", "south", "north")) {
            String person = "person-" + System.nanoTime() + "@people.example";
            roads.send(person, "support@" + desk + ".example", "Plants", "Who waters the plants in the lobby?");
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(roads.passed("support@" + desk + ".example", person))
                            .isNotEmpty());
        }
    }
}
