package dev.millrace.topology.step;

import dev.millrace.enrichment.PreparedText;
import dev.millrace.enrichment.text.TenantFacts;
import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.people.PersonFacts;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.topology.models.ModelsInForce;
import dev.millrace.topology.models.ReadingModels;
import org.jspecify.annotations.Nullable;

/// A message that was read. It is read once, so that whatever is exchanged meanwhile it says the same from step to
/// step.
///
/// @param text what of it was read, cut up once for all steps
/// @param models that read it
/// @param reading what they read
record ReadMessage(PreparedText text, ReadingModels models, Reading reading) {
    /// @param writer what the directory said of him; null for nothing
    static ReadMessage of(InboundMessage message, ModelsInForce models, DeskRules rules, @Nullable PersonFacts writer) {
        ReadingModels now = models.of(message.tenant());
        PreparedText text = now.inForce()
                .prepare(text(message, rules.facts(message.tenant())).by(writer));
        return new ReadMessage(text, now, now.inForce().read(text));
    }

    /// Whoever only claims to be a VIP is none: anybody can write an address under a message.
    static Text text(InboundMessage message, TenantFacts tenant) {
        return new Text(
                        message.subject(),
                        message.text(),
                        message.channel(),
                        message.languageHint(),
                        message.from().address(),
                        message.written(),
                        message.assurance() == Assurance.CLAIMED ? tenant.withoutVips() : tenant)
                .passedOn(message.forwardedBy() != null);
    }
}
