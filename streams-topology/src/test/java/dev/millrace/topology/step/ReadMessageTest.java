package dev.millrace.topology.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Understanding;
import dev.millrace.enrichment.text.TenantFacts;
import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Entity;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.topology.Messages;
import dev.millrace.topology.Shipped;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadMessageTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;
    private static final TenantFacts FACTS = new TenantFacts(ZoneOffset.UTC, List.of(), List.of("ceo@acme.example"));

    private static Priority priority(InboundMessage message) {
        return ENRICHMENT
                .understand(ReadMessage.text(message, FACTS))
                .priority()
                .value();
    }

    @Test
    void shouldWeighAVipOnlyWhereItIsKnownWhoWrote() {
        InboundMessage verified = Messages.saying(
                "My screen is broken.", Messages.mail("ceo@acme.example", "<1@acme.example>", "Monitor"));
        InboundMessage claimed = Messages.claimed(verified);

        assertThat(verified.assurance()).isNotEqualTo(Assurance.CLAIMED);
        assertThat(ReadMessage.text(verified, FACTS).tenant().isVip("ceo@acme.example"))
                .isTrue();
        assertThat(ReadMessage.text(claimed, FACTS).tenant().isVip("ceo@acme.example"))
                .isFalse();
        assertThat(priority(verified)).isLessThan(priority(claimed));
    }

    /// Of what a colleague passes on the sender's words are the matter; that it may be old is for a person to see.
    @Test
    void shouldReadWhatWasPassedOnByTheWordsOfWhoeverWroteIt() {
        InboundMessage passedOn =
                Messages.saying("""
                        please help Anna

                        ---------- Forwarded message ---------
                        From: Anna Keller <anna@acme.example>
                        Date: Mon, 5 Jan 2026 at 10:00
                        Subject: Trouble
                        To: Ben <ben@acme.example>

                        My account is locked, please unlock it.""", Messages.mail("anna@acme.example", "<1@acme.example>", "FW: help"));
        Person colleague = new Person("ben@acme.example", "Ben");

        Understanding understood = ENRICHMENT.understand(ReadMessage.text(passedOn.withForwardedBy(colleague), FACTS));

        assertThat(understood.reading().category().value()).isEqualTo(Category.ACCOUNT_LOCKED);
        assertThat(understood.diagnosis().automatable()).isFalse();
        assertThat(understood.diagnosis().reasons()).contains("caution: forwarded, \"see below\"");
    }

    @Test
    void shouldMeanDaysFromWhenTheMailWasWritten() {
        InboundMessage late = Messages.saying(
                        "Please unlock my account by tomorrow 10:00.",
                        Messages.mail("anna@acme.example", "<1@acme.example>", "Locked"))
                .withWrittenAt(Messages.NOW.minus(Duration.ofDays(3)));

        Text text = ReadMessage.text(late, FACTS);

        assertThat(text.written()).isEqualTo(Messages.NOW.minus(Duration.ofDays(3)));
        assertThat(ENRICHMENT.read(text).entities())
                .filteredOn(entity -> entity.type().equals("deadline"))
                .extracting(Entity::value)
                .containsExactly(Messages.NOW
                                .minus(Duration.ofDays(2))
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate() + "T10:00Z");
    }
}
