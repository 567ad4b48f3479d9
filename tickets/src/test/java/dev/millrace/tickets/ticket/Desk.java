package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.APPROVAL;
import static dev.millrace.tickets.Samples.AUTOMATIC;
import static dev.millrace.tickets.Samples.BEN;
import static dev.millrace.tickets.Samples.CONTEXT;
import static dev.millrace.tickets.Samples.ID;
import static dev.millrace.tickets.Samples.RUN;
import static dev.millrace.tickets.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.Samples;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Feeds commands one after the other, as the stream does, and knows how a ticket comes to stand where it often does.
final class Desk {
    @Nullable
    Ticket ticket;

    List<TicketEvent> last = List.of();
    private DecisionContext context = CONTEXT;

    Desk after(TicketCommand... commands) {
        for (TicketCommand command : commands) {
            last = Ticket.decide(ticket, command, context);
            Ticket.update(ticket, last, context.now(), null).ifPresent(update -> ticket = update.ticket());
        }
        return this;
    }

    Desk later(Duration time) {
        context = new DecisionContext(
                context.now().plus(time),
                context.approvalTtl(),
                context.defaultAssignee(),
                context.codes(),
                context.technicians());
        return this;
    }

    Desk withTechnicians(String... addresses) {
        context = new DecisionContext(
                context.now(), context.approvalTtl(), context.defaultAssignee(), context.codes(), Set.of(addresses));
        return this;
    }

    Ticket ticket() {
        assertThat(ticket).isNotNull();
        return ticket;
    }

    static TicketCommand.Receive message() {
        return new TicketCommand.Receive(Samples.message(), Samples.reading());
    }

    Desk diagnosed() {
        return after(
                message(),
                new TicketCommand.Prioritise(ID, TENANT, Samples.priority()),
                new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));
    }

    Desk remediating() {
        return diagnosed().after(new TicketCommand.Authorise(ID, TENANT, AUTOMATIC));
    }

    Desk resolved() {
        return remediating().after(outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 3, "done", null, null)));
    }

    Desk awaitingApproval() {
        return diagnosed()
                .after(
                        new TicketCommand.Authorise(
                                ID, TENANT, new Authorisation.NeedsConsent("group-access", Consent.GROUP_OWNER)),
                        outcome(new RemediationOutcome.ConsentersFound(
                                ID, TENANT, APPROVAL, List.of(BEN), null, null)));
    }

    static TicketCommand outcome(RemediationOutcome outcome) {
        return new TicketCommand.RecordOutcome(outcome);
    }

    Desk asked() {
        return after(
                message(),
                new TicketCommand.Diagnose(ID, TENANT, Samples.openDiagnosis()),
                new TicketCommand.Authorise(ID, TENANT, new Authorisation.Never("unclear", "not clear enough")));
    }

    static InboundMessage from(Person person, InboundMessage message) {
        return new InboundMessage(
                        message.ticket(),
                        message.conversation(),
                        message.tenant(),
                        message.channel(),
                        message.messageId(),
                        person,
                        null,
                        message.ourAddress(),
                        message.subject(),
                        message.text(),
                        message.fullText(),
                        message.attachments(),
                        message.automatic(),
                        message.assurance(),
                        message.threading(),
                        null,
                        message.languageHint(),
                        message.rawSha256(),
                        message.flags(),
                        message.receivedAt(),
                        message.traceparent())
                .withBounce(message.bounce())
                .withForwardedBy(message.forwardedBy());
    }
}
