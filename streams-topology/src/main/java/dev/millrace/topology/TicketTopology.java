package dev.millrace.topology;

import dev.millrace.policy.Judge;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationRequest;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.tickets.topic.TopicNames;
import dev.millrace.topology.metrics.Comparisons;
import dev.millrace.topology.metrics.MetricWindows;
import dev.millrace.topology.models.ConfigWatch;
import dev.millrace.topology.models.ModelsInForce;
import dev.millrace.topology.people.PeopleWatch;
import dev.millrace.topology.step.AgreeOnMerge;
import dev.millrace.topology.step.Authorise;
import dev.millrace.topology.step.Compare;
import dev.millrace.topology.step.Decide;
import dev.millrace.topology.step.Deduplicate;
import dev.millrace.topology.step.DeskRules;
import dev.millrace.topology.step.Diagnose;
import dev.millrace.topology.step.Dispatch;
import dev.millrace.topology.step.FireTimers;
import dev.millrace.topology.step.Head;
import dev.millrace.topology.step.KnowAgain;
import dev.millrace.topology.step.Placement;
import dev.millrace.topology.step.Prioritise;
import dev.millrace.topology.step.Remember;
import dev.millrace.topology.step.TellAtOnce;
import dev.millrace.topology.step.TicketStores;
import dev.millrace.topology.step.Understand;
import dev.millrace.topology.step.Work;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/// The stream as a table: input, name, step.
public final class TicketTopology {
    private static final Serde<String> KEY = Serdes.String();

    private final TopicNames topics;
    private final ModelsInForce models;
    private final Judge policy;
    private final DeskRules rules;

    public TicketTopology(TopicNames topics, ModelsInForce models, Judge policy, DeskRules rules) {
        this.topics = topics;
        this.models = models;
        this.policy = policy;
        this.rules = rules;
    }

    /// Builds it.
    ///
    /// @param config of the application; naming and optimisation are checked against it
    public Topology build(Properties config) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(TicketStores.tickets());
        builder.addStateStore(TicketStores.timers());
        builder.addStateStore(TicketStores.knownMails());

        KStream<String, Placement> placed = placed(builder);
        KStream<String, Work> work = messages(placed)
                .merge(commands(builder), Named.as("with-commands"))
                .merge(outcomes(builder), Named.as("with-outcomes"));

        KStream<String, Work> done = work.process(FireTimers::new, Named.as("fire-timers"), TicketStores.TIMERS)
                .processValues(() -> new Decide(rules), Named.as("decide"), TicketStores.TICKETS)
                .processValues(() -> new Prioritise(rules), Named.as("prioritise"), TicketStores.TICKETS)
                .processValues(() -> new Diagnose(rules), Named.as("diagnose"), TicketStores.TICKETS)
                .processValues(() -> new Compare(rules), Named.as("compare"), TicketStores.TICKETS)
                .processValues(() -> new Authorise(policy, rules), Named.as("authorise"), TicketStores.TICKETS)
                .processValues(
                        () -> new Remember(rules), Named.as("remember"), TicketStores.TICKETS, TicketStores.TIMERS)
                .process(TellAtOnce::new, Named.as("tell-at-once"));

        done.flatMapValues(Dispatch::requests, Named.as("dispatch"))
                .processValues(
                        Head.of(RemediationRequest::tenant, RemediationRequest::traceparent), Named.as("head-requests"))
                .to(topics.of(Topic.REMEDIATION_REQUESTS), to("requests", RemediationRequest.class));
        done.flatMap(TicketTopology::toOtherTickets, Named.as("agree-on-merge"))
                .processValues(Head.of(TicketCommand.FromDesk::tenant), Named.as("head-commands"))
                .to(topics.of(Topic.COMMANDS), to("commands-again", TicketCommand.FromDesk.class));
        KStream<String, TicketUpdate> updates = done.flatMapValues(Work::updates, Named.as("tell-updates"));
        updates.processValues(Head.of(TicketUpdate::tenant, TicketUpdate::traceparent), Named.as("head-updates"))
                .to(topics.of(Topic.UPDATES), to("updates", TicketUpdate.class));
        MetricWindows.of(updates)
                .processValues(Head.of(DeskMetric::tenant), Named.as("head-metrics"))
                .to(topics.of(Topic.METRICS), to("metrics", DeskMetric.class));
        Comparisons.of(updates)
                .processValues(Head.of(DeskMetric::tenant), Named.as("head-comparisons"))
                .to(topics.of(Topic.METRICS), to("comparisons", DeskMetric.class));
        compared(placed)
                .processValues(Head.of(InboundMessage::tenant, InboundMessage::traceparent), Named.as("head-compared"))
                .to(topics.of(Topic.INBOUND), to("inbound-compared", InboundMessage.class));

        // Last, for what is added first gets the lowest number, and a task's number is its folder on the disk.
        builder.addGlobalStore(
                ConfigWatch.store(),
                topics.of(Topic.CONFIG),
                Consumed.with(KEY, Serdes.ByteArray()).withName("config"),
                () -> new ConfigWatch(models));
        builder.addGlobalStore(
                PeopleWatch.store(),
                topics.of(Topic.PEOPLE),
                Consumed.with(KEY, Serdes.ByteArray()).withName("people"),
                PeopleWatch::new);

        return builder.build(config);
    }

    private KStream<String, Placement> placed(StreamsBuilder builder) {
        return builder.stream(topics.of(Topic.INBOUND), from("inbound", InboundMessage.class))
                .processValues(() -> new Deduplicate(rules), Named.as("deduplicate"), TicketStores.TICKETS);
    }

    private static KStream<String, InboundMessage> compared(KStream<String, Placement> placed) {
        return placed.flatMap(TicketTopology::bySender, Named.as("by-sender"))
                .repartition(Repartitioned.with(KEY, Json.serde(InboundMessage.class))
                        .withName(KnowAgain.MAILS_BY_SENDER))
                .process(KnowAgain::new, Named.as("know-again"), TicketStores.KNOWN_MAILS);
    }

    private static List<KeyValue<String, InboundMessage>> bySender(String id, Placement placement) {
        return placement instanceof Placement.Uncompared(InboundMessage message)
                ? List.of(KeyValue.pair(KnowAgain.sender(message), message))
                : List.of();
    }

    private KStream<String, Work> messages(KStream<String, Placement> placed) {
        placed.filter((id, placement) -> placement instanceof Placement.Elsewhere, Named.as("belongs-elsewhere"))
                .map(TicketTopology::rekeyed, Named.as("send-round"))
                .processValues(Head.of(InboundMessage::tenant, InboundMessage::traceparent), Named.as("head-again"))
                .to(topics.of(Topic.INBOUND), to("inbound-again", InboundMessage.class));

        placed.flatMap(TicketTopology::ignored, Named.as("set-aside"))
                .processValues(Head.of(IgnoredMail::tenant), Named.as("head-ignored"))
                .to(topics.of(Topic.IGNORED_MAIL), to("ignored", IgnoredMail.class));

        return placed.processValues(() -> new Understand(models, rules), Named.as("understand"));
    }

    private static KeyValue<String, InboundMessage> rekeyed(String id, Placement placement) {
        if (placement instanceof Placement.Elsewhere elsewhere) {
            return KeyValue.pair(elsewhere.message().ticket().toString(), elsewhere.message());
        }
        throw new IllegalStateException("Only what belongs elsewhere is sent round, not " + placement);
    }

    private static List<KeyValue<String, IgnoredMail>> ignored(String id, Placement placement) {
        return switch (placement) {
            case Placement.Ignored ignored ->
                List.of(KeyValue.pair(ignored.message().tenant(), ignored.record()));
            case Placement.Repeated repeated ->
                List.of(KeyValue.pair(repeated.message().tenant(), repeated.record()));
            case Placement.Duplicate duplicate ->
                List.of(KeyValue.pair(duplicate.message().tenant(), duplicate.record()));
            case Placement.Here _, Placement.Uncompared _, Placement.Elsewhere _ -> List.of();
        };
    }

    private static List<KeyValue<String, TicketCommand.FromDesk>> toOtherTickets(String id, Work work) {
        return AgreeOnMerge.commands(work).stream()
                .map(command -> KeyValue.pair(command.ticket().toString(), command))
                .toList();
    }

    private KStream<String, Work> commands(StreamsBuilder builder) {
        return builder.stream(topics.of(Topic.COMMANDS), from("commands", TicketCommand.FromDesk.class))
                .mapValues(command -> Work.of(command, null), Named.as("take-command"));
    }

    private KStream<String, Work> outcomes(StreamsBuilder builder) {
        return builder.stream(topics.of(Topic.REMEDIATION_OUTCOMES), from("outcomes", RemediationOutcome.class))
                .mapValues(
                        outcome -> Work.of(new TicketCommand.RecordOutcome(outcome), outcome.traceparent()),
                        Named.as("take-outcome"));
    }

    private static <T> Consumed<String, T> from(String name, Class<T> type) {
        return Consumed.with(KEY, Json.serde(type)).withName(name);
    }

    private static <T> Produced<String, T> to(String name, Class<T> type) {
        return Produced.with(KEY, Json.serde(type)).withName(name);
    }
}
