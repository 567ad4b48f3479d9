package dev.millrace.remediation.testing;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Understanding;
import dev.millrace.enrichment.text.Text;
import dev.millrace.policy.Case;
import dev.millrace.policy.Policy;
import dev.millrace.policy.PolicyFile;
import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.RemediationRequest;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.signature.Signer;
import dev.millrace.tickets.ticket.DecisionContext;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Hypothesis;
import dev.millrace.tickets.understanding.Risk;
import dev.millrace.topology.step.Dispatch;
import dev.millrace.topology.step.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// The stream's steps one after the other, without Kafka: the real understanding, decider, policy and dispatch.
public final class Desk {
    private static final Enrichment ENRICHMENT = Enrichment.load();
    public static final ConsentCodes CODES =
            new ConsentCodes(new Signer("a signing key for tests, at least 32 characters"));
    private static final AtomicLong NUMBERS = new AtomicLong();

    private volatile Policy policy = PolicyFile.shipped();
    private final List<TicketEvent> events = new ArrayList<>();
    private final List<RemediationRequest> requests = new ArrayList<>();
    private Ticket ticket;
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    /// Judges by another policy from now on.
    public Desk judgedBy(String yaml) {
        policy = PolicyFile.parse(yaml, "test.yaml");
        return this;
    }

    /// What the policy says that the desk judges by now.
    public Authorisation judge(Case matter) {
        return policy.judge(matter);
    }

    /// A message, through all steps, with a diagnosis of its own.
    public Desk receive(String from, Assurance assurance, String subject, String text) {
        Understanding understood =
                ENRICHMENT.understand(new Text(subject, text, Channel.EMAIL, null, new Person(from, null).key()));
        return receive(from, assurance, subject, text, understood.diagnosis());
    }

    /// A message whose diagnosis the attacker has chosen.
    public Desk diagnosed(String from, Assurance assurance, String runbook, String target) {
        Hypothesis hypothesis = new Hypothesis("hostile", 0.99, Risk.LOW, runbook, Map.of(), List.of());
        return receive(
                from,
                assurance,
                "locked",
                "My account is locked. Please unlock it.",
                new Diagnosis(List.of(hypothesis), runbook, target, true, List.of()));
    }

    private Desk receive(String from, Assurance assurance, String subject, String text, Diagnosis diagnosis) {
        InboundMessage message = message(from, assurance, subject, text);
        Understanding understood = ENRICHMENT.understand(
                new Text(subject, text, Channel.EMAIL, null, message.from().key()));
        does(new TicketCommand.Receive(message, understood.reading()));
        does(new TicketCommand.Prioritise(ticket.id(), ticket.tenant(), understood.priority()));
        does(new TicketCommand.Diagnose(ticket.id(), ticket.tenant(), diagnosis));
        return judged();
    }

    /// Policy judges what was diagnosed or chosen.
    public Desk judged() {
        return does(new TicketCommand.Authorise(ticket.id(), ticket.tenant(), policy.judge(Case.of(ticket))));
    }

    /// A command, decided as the stream does.
    public Desk does(TicketCommand command) {
        DecisionContext context = new DecisionContext(now, Duration.ofDays(3), "service-desk", CODES);
        List<TicketEvent> decided = Ticket.decide(ticket, command, context);
        Ticket.update(ticket, decided, now, null).ifPresent(update -> take(command, update));
        return this;
    }

    private void take(TicketCommand command, TicketUpdate update) {
        ticket = update.ticket();
        events.addAll(update.events());
        requests.addAll(Dispatch.requests(new Work(command, null, List.of(update), null, null)));
    }

    public Desk later(Duration time) {
        now = now.plus(time);
        return this;
    }

    public Ticket ticket() {
        return ticket;
    }

    /// What happened so far.
    public List<TicketEvent> events() {
        return List.copyOf(events);
    }

    /// What remediation was asked for so far.
    public List<RemediationRequest> requests() {
        return List.copyOf(requests);
    }

    private static InboundMessage message(String from, Assurance assurance, String subject, String text) {
        String id = "<%d@hostile.example>".formatted(NUMBERS.incrementAndGet());
        ConversationHash conversation = ConversationHash.of("acme", "email", "support@acme.example\n" + id);
        return new InboundMessage(
                conversation.ticketId(),
                conversation,
                "acme",
                Channel.EMAIL,
                id,
                new Person(from, "Anna Keller"),
                null,
                "support@acme.example",
                subject,
                text,
                null,
                List.of(),
                Automatic.NONE,
                assurance,
                Threading.NONE,
                null,
                null,
                null,
                List.of(),
                Instant.parse("2026-11-20T12:00:00Z"),
                null);
    }
}
