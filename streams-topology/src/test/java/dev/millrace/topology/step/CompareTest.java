package dev.millrace.topology.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.diagnosis.Diagnostician;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.priority.PriorityReader;
import dev.millrace.enrichment.sentiment.SentimentReader;
import dev.millrace.enrichment.target.TargetReader;
import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.ticket.DecisionContext;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.topology.Messages;
import dev.millrace.topology.Shipped;
import dev.millrace.topology.models.ReadingModels;
import dev.millrace.topology.models.ShadowCare;
import dev.millrace.topology.models.TestModels;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompareTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Enrichment SHIPPED = Shipped.ENRICHMENT;
    private static final Text TEXT = Text.of("Help", "My account is locked. Please unlock it.", Channel.EMAIL);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Compare step = new Compare(new DeskRules(DAY, "desk", DAY, DAY, Messages.CODES));

    /// Models whose categories the desk does not know; no file of such models would be taken.
    private static Enrichment broken() {
        return SHIPPED.learnt(
                "broken",
                TestModels.opinion("apple", "banana"),
                TextModelFile.load(SentimentReader.class, "sentiment.model"),
                TextModelFile.load(PriorityReader.class, "priority.model"),
                TextModelFile.load(TargetReader.class, "target.model"),
                TextModelFile.load(Diagnostician.class, "automation.model"),
                Set.of());
    }

    private Work work(Enrichment shadow) {
        InboundMessage message = Messages.mail("anna@acme.example", "<1@acme.example>", TEXT.body());
        TicketCommand.Receive receive = new TicketCommand.Receive(message, SHIPPED.read(TEXT));
        List<TicketUpdate> updates = new ArrayList<>();
        Ticket ticket = null;
        for (TicketCommand command : List.of(
                receive,
                new TicketCommand.Prioritise(
                        message.ticket(), message.tenant(), SHIPPED.prioritise(TEXT, receive.reading())),
                new TicketCommand.Diagnose(
                        message.ticket(), message.tenant(), SHIPPED.diagnose(TEXT, receive.reading())))) {
            TicketUpdate update = Ticket.update(
                            ticket,
                            Ticket.decide(ticket, command, new DecisionContext(NOW, DAY, "desk", Messages.CODES)),
                            NOW,
                            null)
                    .orElseThrow();
            updates.add(update);
            ticket = update.ticket();
        }
        return new Work(
                receive,
                SHIPPED.prepare(TEXT),
                updates,
                null,
                new ReadingModels(
                        SHIPPED, new ReadingModels.Shadow(shadow, 1, new ShadowCare("acme", registry, reason -> {}))));
    }

    @Test
    void shouldSayNothingWhereTheShadowBreaks() {
        assertThat(step.command(work(broken()))).isEmpty();
        assertThat(registry.counter("millrace.models.shadow.failures", "tenant", "acme")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldPutBothVerdictsSideBySide() {
        assertThat(step.command(work(SHIPPED)))
                .hasValueSatisfying(command -> assertThat(command)
                        .isInstanceOfSatisfying(
                                TicketCommand.Compare.class,
                                compare -> assertThat(compare.verdicts().shadow())
                                        .isEqualTo(compare.verdicts().inForce())));
    }
}
