package dev.millrace.topology.deadletter;

import dev.millrace.messaging.DeadLetters;
import dev.millrace.tickets.topic.TopicNames;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells poison from outage and makes the dead letter.
final class Poison {
    private static final Logger LOG = LoggerFactory.getLogger(Poison.class);

    private Poison() {}

    /// Whether trying again later can help: Kafka is away or moving, or the state store is. Everything else is
    /// the record's own fault and would stop its partition for ever.
    static boolean mayPass(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.apache.kafka.common.errors.RetriableException
                    || cause instanceof org.apache.kafka.common.errors.ProducerFencedException
                    || cause instanceof org.apache.kafka.common.errors.InvalidProducerEpochException
                    || cause instanceof ProcessorStateException
                    || cause instanceof TaskMigratedException) {
                return true;
            }
        }
        return false;
    }

    /// The record as it came, bound for its topic's dead letters, with the reason in its headers.
    static ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, byte @Nullable [] key, byte @Nullable [] value, Throwable error) {
        LOG.warn(
                "Put aside {}-{}@{} at {}: {}",
                context.topic(),
                context.partition(),
                context.offset(),
                context.processorNodeId(),
                error.toString());
        var headers = context.headers() == null ? new RecordHeaders() : new RecordHeaders(context.headers());
        DeadLetters.addReason(headers, context.topic(), context.partition(), context.offset(), node(context), error);
        return new ProducerRecord<>(TopicNames.deadLettersOf(context.topic()), null, key, value, headers);
    }

    private static String node(ErrorHandlerContext context) {
        return context.processorNodeId() == null ? "deserialisation" : context.processorNodeId();
    }
}
