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
    void shouldCompareCategoryDoubtQuestionAndOtherIssues() {
        RuleTests.Report report = RuleTests.run("desk.yaml", """
                - text: Print jobs are stuck in the queue of our printer. Please restart the queue.
                  category: printing
                  unsure: false
                  question: printer
                  also: none
                - text: asdf qwer zxcv
                  unsure: true
                  question: none
                - name: two things
                  text: "My account is locked, please unlock it. Another thing: the screen of my laptop flickers and its hinge is broken."
                  also: printing
                """, ENRICHMENT);

        assertThat(report.passed()).isEqualTo(2);
        assertThat(report.failures())
                .containsExactly("desk.yaml:9: two things: expected also printing, found hardware");
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
