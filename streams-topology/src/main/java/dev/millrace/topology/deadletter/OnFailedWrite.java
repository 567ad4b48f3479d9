package dev.millrace.topology.deadletter;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/// A record that could not be written. Kafka's own handler puts it aside and stops (KIP-1348); here it depends:
/// an outage is retried, a record that can never be written is put aside and the stream goes on, anything else
/// stops it.
public final class OnFailedWrite implements ProductionExceptionHandler {
    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> unwritten, Exception error) {
        if (error instanceof RetriableException) {
            return Response.retry();
        }
        if (error instanceof RecordTooLargeException && context.topic() != null) {
            return Response.resume(
                    List.of(Poison.letter(context, context.sourceRawKey(), context.sourceRawValue(), error)));
        }
        return Response.fail();
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
                : Response.resume(
                        List.of(Poison.letter(context, context.sourceRawKey(), context.sourceRawValue(), error)));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
