package dev.millrace.enrichment.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Shipped;
import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Hypothesis;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/// Rules that are well written, and cannot be evaluated on some messages.
class BrokenRulesTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;
    private static final String HEAD = "cautions: []\nautomatic: 'true'\nproposable: 'true'\nrules:\n";
    private static final String SOUND = "- hypothesis: sound\n  category: printing\n  runbook: none\n  risk: low\n";

    private static Diagnosis diagnosis(String rules) {
        RuleBook book = RuleBook.parse("own.yaml", rules, KnownRunbooks.shipped());
        return ENRICHMENT
                .by(() -> book)
                .understand(Text.of("", "The printer jams, toner is everywhere, please help.", Channel.WEB))
                .diagnosis();
    }

    private static String broken(String key, String expression) {
        return HEAD + SOUND + "- hypothesis: broken\n  category: printing\n  " + key + ": \"" + expression
                + "\"\n  runbook: none\n  risk: low\n";
    }

    @Test
    void shouldTakeAConditionThatCannotBeEvaluatedForOneThatDoesNotHold() {
        assertThat(diagnosis(broken("when", "names['device'] > 0")).hypotheses())
                .extracting(Hypothesis::hypothesis)
                .containsExactly("sound");
        assertThat(diagnosis(broken("when", "said[99] == 'x'")).hypotheses())
                .extracting(Hypothesis::hypothesis)
                .containsExactly("sound");
    }

    @Test
    void shouldCountAWeightThatCannotBeEvaluatedAsOne() {
        for (String weight : List.of("0.0 / 0.0", "1.0 / 0.0", "double(10 / int(confidence * 0.0))")) {
            assertThat(diagnosis(broken("weight", weight)).hypotheses())
                    .as(weight)
                    .hasSize(2)
                    .allSatisfy(each -> assertThat(each.confidence()).isBetween(0.3, 0.5));
        }
    }

    @Test
    void shouldLetNothingGoAheadWhereItsConditionCannotBeEvaluated() {
        String rules = """
                cautions: []
                automatic: "names['device'] > 0"
                proposable: 'true'
                rules:
                - hypothesis: queue
                  category: printing
                  runbook: restart-print-queue
                  target: printer
                  risk: low
                """;

        assertThat(diagnosis(rules).automatable()).isFalse();
    }

    @Test
    void shouldTellItOnceWithFileLineAndRule() {
        List<String> told = new ArrayList<>();
        Logger log = Logger.getLogger(ToldOnce.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                told.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);
        try {
            RuleBook book = RuleBook.parse("own.yaml", broken("when", "names['device'] > 0"), KnownRunbooks.shipped());
            Enrichment enrichment = ENRICHMENT.by(() -> book);
            Text text = Text.of("", "The printer jams, toner is everywhere, please help.", Channel.WEB);
            enrichment.understand(text);
            enrichment.understand(text);
        } finally {
            log.removeHandler(handler);
        }

        assertThat(told).hasSize(1);
        assertThat(told.getFirst()).startsWith("own.yaml:11: broken: The condition 'names['device'] > 0'");
    }
}
