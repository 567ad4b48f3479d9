package dev.millrace.enrichment.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.enrichment.Enrichment;
import org.junit.jupiter.api.Test;

class RuleTestsTest {
    private static final Enrichment ENRICHMENT = Enrichment.load();

    @Test
    void shouldTellPassedFromFailedWithFileAndLine() {
        RuleTests.Report report = RuleTests.run("desk.yaml", """
                - name: a locked account
                  text: my account is locked
                  runbook: unlock-account
                  target: sender
                  automatable: true
                - name: thanks
                  text: Thank you, my account works again
                  automatable: true
                """, ENRICHMENT);

        assertThat(report.passed()).isEqualTo(1);
        assertThat(report.failures()).containsExactly("desk.yaml:6: thanks: expected automatable true, found false");
    }

    @Test
    void shouldSayWhereATestIsWrong() {
        assertThatThrownBy(() -> RuleTests.run("desk.yaml", "- text: hello\n  color: red\n", ENRICHMENT))
                .hasMessageContaining("desk.yaml:2: expected one of");
        assertThatThrownBy(() -> RuleTests.run("desk.yaml", "- text: hello\n", ENRICHMENT))
                .hasMessageContaining("desk.yaml:1: expected 'text' and at least one of");
        assertThatThrownBy(() -> RuleTests.run("desk.yaml", "- [", ENRICHMENT))
                .hasMessageContaining("desk.yaml:")
                .hasMessageContaining("not valid YAML");
    }
}
