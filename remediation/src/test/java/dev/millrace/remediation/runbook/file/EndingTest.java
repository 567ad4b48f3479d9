package dev.millrace.remediation.runbook.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.action.Scope;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.testing.Requests;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndingTest {
    private static final Template WORDS =
            Template.of("Done:\n{log}", Scope.of(Set.of()).with(Set.of("log")));

    private final Ending ending = new Ending(WORDS, Map.of("en", WORDS), new ToldFailure(Map.of(), Map.of()));

    /// An end that is too large to be sent is never told.
    @Test
    void shouldTellAnEndOfAnyLengthInShort() {
        Run run = Run.of(Requests.automatic(1, "test", "x", "anna"))
                .with(new State("", Map.of("log", "7".repeat(5_000_000))));
        assertThat(ending.summary(run)).startsWith("Done:\n7").hasSize(4_000).endsWith("7…");
        assertThat(ending.told(run)).isEqualTo(ending.summary(run));
    }
}
