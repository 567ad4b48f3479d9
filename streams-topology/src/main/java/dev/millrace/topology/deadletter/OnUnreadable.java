package dev.millrace.topology.deadletter;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/// A record that is not what its topic holds: put aside, the stream goes on.
public final class OnUnreadable implements DeserializationExceptionHandler {
    private @Nullable Letters letters;

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> unreadable, Exception error) {
        return Response.resume(
                Objects.requireNonNull(letters).about(context, unreadable.key(), unreadable.value(), error));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        letters = Letters.of(configs);
    }
}
