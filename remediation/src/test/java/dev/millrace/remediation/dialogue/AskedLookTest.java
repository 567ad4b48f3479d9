package dev.millrace.remediation.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.testing.Requests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AskedLookTest {
    private static final String STEP = """
            system: box
            ask: {say: state}
            need: body.open
            otherwise: "the box is shut: {log.before}"
            find: {log: body.log}
            says: "the box is open: {log}"
            """;

    private final Box box = new Box(Map.of("open", true, "log", "dry"));
    private final Look look = (Look) box.step("look", STEP, Set.of("log.before"));
    private final Run run = Run.of(Requests.automatic(1, "test", "x", "anna"))
            .with(new State("", Map.of("log.before", "first\nsecond " + "7".repeat(5_000))));

    @Test
    void shouldTellWhatItFound() {
        Looked.Found found = (Looked.Found) done(look.look(run));
        assertThat(found.state().detail()).isEqualTo("the box is open: dry");
        assertThat(found.state().facts()).isEqualTo(Map.of("log", "dry"));
    }

    /// A log, say, or what a device prints.
    @Test
    void shouldTellItInOneShortLine() {
        String log = "first\n\tsecond " + "7".repeat(900_000);
        box.answers(Map.of("open", true, "log", log));
        for (Looked looked : List.of(done(look.look(run)), done(look.lookBack(run)))) {
            Looked.Found found = (Looked.Found) looked;
            assertThat(found.state().detail())
                    .startsWith("the box is open: first second 7")
                    .hasSize(300)
                    .endsWith("7…");
            assertThat(found.state().facts()).as("whole, for later steps").isEqualTo(Map.of("log", log));
        }
        box.answers(Map.of("open", false, "log", log));
        assertThat(((Looked.Unfit) done(look.look(run))).reason())
                .startsWith("the box is shut: first second 7")
                .hasSize(300)
                .endsWith("7…");
    }

    private static <T> T done(Mono<T> answer) {
        return answer.block(Duration.ofSeconds(5));
    }
}
