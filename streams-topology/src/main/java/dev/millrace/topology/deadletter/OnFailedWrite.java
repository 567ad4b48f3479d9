package dev.millrace.topology.deadletter;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.Nullable;

/// A record that could not be written. Kafka's own handler puts it aside and stops (KIP-1348); here an outage
/// is retried and anything else stops the stream: the transaction it happened in cannot go on. A record too
/// large cannot come to pass, for topics take more than twice what intake may send. What cannot be made bytes
/// of never reached the producer and is put aside; what its message's earlier steps stored stays stored. No input is
/// known that comes to that: all that is written was made here, and has a form in JSON.
public final class OnFailedWrite implements ProductionExceptionHandler {
    private @Nullable Letters letters;

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> unwritten, Exception error) {
        return error instanceof RetriableException ? Response.retry() : Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord unwritten,
            Exception error,
            SerializationExceptionOrigin origin) {
        return context.topic() == null
                ? Response.fail()
                : Response.resume(Objects.requireNonNull(letters)
                        .about(context, context.sourceRawKey(), context.sourceRawValue(), error));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        letters = Letters.of(configs);
    }
}
