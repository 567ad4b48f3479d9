package dev.millrace.standalone.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.standalone.files.LoopbackPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

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

    /// Takes mail by SMTP under two addresses and hands out to the crossroads.
    private UpProgram desk(String name) throws IOException {
        int port = LoopbackPort.free();
        roads.lead(name + ".example", port);
        roads.lead("careless-" + name + ".example", port);
        return UpProgram.start(
                "two-desks-" + name,
                data.resolve(name),
                Map.of(
                        "MILLRACE_INTAKE_SMTP_PORT",
                        String.valueOf(port),
                        "MILLRACE_INTAKE_SMTP_RECIPIENTS_0_ADDRESS",
                        "support@" + name + ".example",
                        "MILLRACE_INTAKE_SMTP_RECIPIENTS_0_TENANT",
                        "acme",
                        "MILLRACE_INTAKE_SMTP_RECIPIENTS_1_ADDRESS",
                        "support@careless-" + name + ".example",
                        "MILLRACE_INTAKE_SMTP_RECIPIENTS_1_TENANT",
                        "acme",
                        "MILLRACE_NOTIFIER_MAIL_ADDRESS",
                        "support@" + name + ".example",
                        "MILLRACE_NOTIFIER_MAIL_SMTP_PORT",
                        String.valueOf(roads.port())));
    }

    /// The answer carries the tag of a ticket that is the other desk's own: this desk wants no ticket of a program's
    /// note,
    /// and records what it set aside.
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

    @Test
    void shouldFallSilentWhereNeitherCanTellThatTheOtherIsAProgram() throws Exception {
        String one = "support@careless-north.example";
        String other = "support@careless-south.example";
        try (History ofNorth = new History(north.http());
                History ofSouth = new History(south.http())) {
            roads.send(other, one, "Meeting room", QUESTION);

            await().atMost(LIMIT)
                    .untilAsserted(() ->
                            assertThat(withheld(ofNorth) + withheld(ofSouth)).isPositive());
            awaitQuiet();

            assertThat(roads.passed(one, other).size()
                            + roads.passed(other, one).size())
                    .as("mails between the two, ours in the name of one of them too")
                    .isLessThanOrEqualTo(MOST);
            assertThat(ofNorth.events("reply-withheld")).singleElement().satisfies(event -> {
                assertThat(event.path("to").path("address").asString()).isEqualTo(other);
                assertThat(event.path("reason").asString()).contains("a program seems to answer");
            });
            assertThat(withheld(ofSouth)).isZero();
        }
    }

    private static int withheld(History history) {
        return history.events("reply-withheld").size();
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
