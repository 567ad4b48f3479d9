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
    void shouldCompareCategoryDoubtAndQuestion() {
        RuleTests.Report report = RuleTests.run("desk.yaml", """
                - text: Print jobs are stuck in the queue of our printer. Please restart the queue.
                  category: printing
                  unsure: false
                  question: printer
                - text: asdf qwer zxcv
                  unsure: true
                  question: none
                - name: nothing to ask
                  text: My account is locked, please unlock it.
                  question: account
                """, ENRICHMENT);

        assertThat(report.passed()).isEqualTo(2);
        assertThat(report.failures())
                .containsExactly("desk.yaml:8: nothing to ask: expected question account, found none");
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
