package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.topology.step.TimerSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Timers that this program cannot read, as many as a later release may have set before it was rolled back.
class UnreadableTimersTest {
    private static final byte[] SETTING = Json.bytes(new TimerSetting("acme", null));

    private final InboundMessage message = Messages.lockedOut();
    private TestStream stream;
    private KeyValueStore<String, byte[]> timers;

    @BeforeEach
    void start(@TempDir Path state) {
        stream = TestStream.start(state);
        stream.send(message);
        stream.updates();
        timers = stream.driver().getKeyValueStore("timers");
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void shouldMeetEachTimerThatItCannotReadOnceAmongThoseThatAreDue() {
        for (int i = 0; i < 3; i++) {
            timers.put("000000000000000" + i + "|" + message.ticket() + "|TELEPORT", SETTING);
        }

        stream.advance(Duration.ofSeconds(1));

        assertThat(keysUpTo("0000000000000009")).isEmpty();
        assertThat(stream.records("tickets.commands.dlq"))
                .as("one at a tick is put aside")
                .hasSize(1);
    }

    /// As where the later release is rolled out again before all were put aside.
    @Test
    void shouldFireATimerThatOnlyTheProgramBeforeCouldNotRead() {
        timers.put("~0000000000000000|" + message.ticket() + "|ACKNOWLEDGE", SETTING);

        stream.advance(Duration.ofSeconds(1));

        assertThat(stream.updates())
                .singleElement()
                .satisfies(update ->
                        assertThat(update.events()).hasOnlyElementsOfType(TicketEvent.AcknowledgementDue.class));
        assertThat(stream.records("tickets.commands.dlq")).isEmpty();
    }

    private List<String> keysUpTo(String end) {
        List<String> keys = new ArrayList<>();
        try (var found = timers.range(null, end)) {
            found.forEachRemaining(one -> keys.add(one.key));
        }
        return keys;
    }
}
