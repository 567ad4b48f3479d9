package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.diagnosis.KnownRunbooks;
import dev.millrace.enrichment.diagnosis.RuleBook;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.understanding.Hypothesis;
import dev.millrace.topology.models.ModelsInForce;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules that start, and cannot be evaluated on the messages that come.
class RulesTopologyTest {
    private static final String RULES = """
            cautions: []
            automatic: "names['device'] > 0"
            proposable: 'true'
            rules:
            - hypothesis: broken
              category: account-locked
              when: "names['device'] > 0"
              runbook: reset-password
              target: account
              risk: low
            - hypothesis: sound
              category: account-locked
              weight: "double(10 / int(confidence * 0.0))"
              runbook: unlock-account
              target: account
              risk: low
            """;

    @Test
    void shouldGiveAMessageToAPersonWhereItsRulesCannotBeEvaluated(@TempDir Path state) {
        RuleBook book = RuleBook.parse("own.yaml", RULES, KnownRunbooks.shipped());
        ModelsInForce models = ModelsInForce.shippedOnly(Shipped.ENRICHMENT.by(() -> book));
        try (TestStream stream = TestStream.start(state, models)) {
            stream.send(Messages.lockedOut());

            List<TicketEvent> events = stream.updates().stream()
                    .flatMap(told -> told.events().stream())
                    .toList();
            assertThat(events)
                    .filteredOn(TicketEvent.Diagnosed.class::isInstance)
                    .singleElement()
                    .isInstanceOfSatisfying(TicketEvent.Diagnosed.class, diagnosed -> {
                        assertThat(diagnosed.diagnosis().hypotheses())
                                .extracting(Hypothesis::hypothesis)
                                .containsExactly("sound");
                        assertThat(diagnosed.diagnosis().automatable()).isFalse();
                    });
            assertThat(events).hasAtLeastOneElementOfType(TicketEvent.Assigned.class);
            assertThat(stream.requests()).isEmpty();
            assertThat(stream.records("tickets.inbound.dlq")).isEmpty();
        }
    }
}
