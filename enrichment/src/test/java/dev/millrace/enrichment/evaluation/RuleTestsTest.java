package dev.millrace.enrichment.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Shipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTestsTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

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
                .hasMessageContaining("desk.yaml:2: 'color' is none of");
        assertThatThrownBy(() -> RuleTests.run("desk.yaml", "- text: hello\n", ENRICHMENT))
                .hasMessageContaining("desk.yaml:1: expected 'text' and at least one of");
        assertThatThrownBy(() -> RuleTests.run("desk.yaml", "- [", ENRICHMENT))
                .hasMessageContaining("desk.yaml:")
                .hasMessageContaining("not valid YAML");
    }

    @Test
    void shouldReadAMessageAtItsTimeAsItsTenantWould() {
        RuleTests.Report report = RuleTests.run("desk.yaml", """
                - name: hours left
                  text: My laptop does not start, I need it by 14:00.
                  written: 2026-11-26T11:30:00+01:00
                  tenant: {zone: Europe/Berlin}
                  priority: P2
                - name: a week left
                  text: My laptop does not start, I need it by 3 December.
                  written: 2026-11-26T11:30:00+01:00
                  tenant: {zone: Europe/Berlin}
                  priority: P3
                - name: somebody whose messages weigh more
                  text: My laptop does not start.
                  from: ceo@acme.example
                  tenant: {vips: [ceo@acme.example]}
                  priority: P2
                """, ENRICHMENT);

        assertThat(report.failures()).isEmpty();
    }

    @Test
    void shouldCompareToneAndHypothesis() {
        RuleTests.Report report = RuleTests.run("desk.yaml", """
                - text: How do I set my status to away in the chat?
                  category: general-question
                  sentiment: neutral
                  angry: false
                  hypothesis: A question, a word of thanks or a complaint, nothing to mend
                """, ENRICHMENT);

        assertThat(report.failures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            written: yesterday             | desk.yaml:3: 'yesterday' is no time such as
            tenant: {zone: Mars}           | desk.yaml:3: 'Mars' is no zone such as
            tenant: {vips: [boss]}         | desk.yaml:3: a VIP is an address or *@domain, not 'boss'
            tenant: {city: Bern}           | desk.yaml:3: 'city' is none of [sites, vips, zone]
            """)
    void shouldSayWhereTimeOrTenantIsWrong(String entry, String complaint) {
        assertThatThrownBy(() -> RuleTests.run("desk.yaml", "- text: hello\n  runbook: none\n  " + entry, ENRICHMENT))
                .hasMessageContaining(complaint);
    }
}
