package dev.millrace.topology.deadletter;

import dev.millrace.messaging.DeadLetters;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.topic.TopicNames;
import dev.millrace.topology.step.KnowAgain;
import dev.millrace.topology.step.TicketStores;
import dev.millrace.topology.step.UnreadableTimer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Makes the dead letter of a record. Only the desk's topics have a topic for them, and a letter to one that is not
/// there would stop the stream. Of the stream's own topics, a mail that was to be compared goes to the dead letters
/// of inbound, from where it can be replayed; what was only to be counted is left out. A timer, which tells a ticket
/// something as a command does, goes to those of commands.
public final class Letters {
    /// The configuration key for the name of the inbound topic.
    public static final String INBOUND = "millrace.dead-letters.inbound";

    /// The configuration key for the name of the topic of commands.
    public static final String COMMANDS = "millrace.dead-letters.commands";

    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);
    /// As Kafka Streams ends the names of its own topics that are read.
    private static final String OWN = "-repartition";

    private static final long NO_OFFSET = -1;

    private final String inbound;
    private final String commands;

    private Letters(String inbound, String commands) {
        this.inbound = inbound;
        this.commands = commands;
    }

    static Letters of(Map<String, ?> configs) {
        return new Letters(topic(configs, INBOUND), topic(configs, COMMANDS));
    }

    private static String topic(Map<String, ?> configs, String key) {
        if (configs.get(key) instanceof String topic) {
            return topic;
        }
        throw new IllegalArgumentException(key + " must be a topic's name, not " + configs.get(key));
    }

    /// The record as it came, bound for its dead letters, with the reason in its headers; none where it is left out.
    /// What cannot be read is told in one line; what a step failed on is a fault of ours, and told with where.
    List<ProducerRecord<byte[], byte[]>> about(
            ErrorHandlerContext context, byte @Nullable [] key, byte @Nullable [] value, Throwable error) {
        String topic = context.topic();
        boolean isMail = topic.endsWith("-" + KnowAgain.MAILS_BY_SENDER + OWN);
        boolean isLeftOut = topic.endsWith(OWN) && !isMail;
        LOG.atWarn()
                .setCause(error instanceof SerializationException ? null : error)
                .log(
                        "{} {}-{}@{} at {}: {}",
                        isLeftOut ? "Left out of the counts" : "Put aside",
                        topic,
                        context.partition(),
                        context.offset(),
                        node(context),
                        error.getMessage());
        if (isLeftOut) {
            return List.of();
        }
        var headers = context.headers() == null ? new RecordHeaders() : new RecordHeaders(context.headers());
        DeadLetters.addReason(headers, topic, context.partition(), context.offset(), node(context), error);
        return List.of(new ProducerRecord<>(
                TopicNames.deadLettersOf(isMail ? inbound : topic),
                null,
                isMail ? ticketOr(key, value) : key,
                value,
                headers));
    }

    /// The timer as it was stored. It came from no record, so its letter names the store.
    List<ProducerRecord<byte[], byte[]>> about(ErrorHandlerContext context, UnreadableTimer timer) {
        int partition = context.taskId().partition();
        LOG.warn("Put aside a timer of {}-{}: {}", TicketStores.TIMERS, partition, timer.getMessage());
        var headers = new RecordHeaders();
        DeadLetters.addReason(headers, TicketStores.TIMERS, partition, NO_OFFSET, node(context), timer);
        return List.of(new ProducerRecord<>(
                TopicNames.deadLettersOf(commands),
                null,
                timer.ticket().getBytes(StandardCharsets.UTF_8),
                timer.setting(),
                headers));
    }

    /// Inbound is keyed by the ticket. Where the mail does not even name that, whoever replays it fails again.
    private static byte @Nullable [] ticketOr(byte @Nullable [] key, byte @Nullable [] mail) {
        if (mail == null) {
            return key;
        }
        try {
            String ticket = Json.mapper().readTree(mail).path("ticket").asString("");
            return ticket.isEmpty() ? key : ticket.getBytes(StandardCharsets.UTF_8);
        } catch (JacksonException noJson) {
            return key;
        }
    }

    private static String node(ErrorHandlerContext context) {
        return context.processorNodeId() == null ? "deserialisation" : context.processorNodeId();
    }
}
