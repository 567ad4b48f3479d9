package dev.millrace.topology.deadletter;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/// A record that is not what its topic holds: put aside, the stream goes on.
public final class OnUnreadable implements DeserializationExceptionHandler {
    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> unreadable, Exception error) {
        return Response.resume(List.of(Poison.letter(context, unreadable.key(), unreadable.value(), error)));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
