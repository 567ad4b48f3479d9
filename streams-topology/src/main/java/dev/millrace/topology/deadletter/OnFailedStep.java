package dev.millrace.topology.deadletter;

import dev.millrace.topology.step.UnreadableTimer;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A record that a step failed on: put aside, unless the fault may pass.
public final class OnFailedStep implements ProcessingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(OnFailedStep.class);

    private @Nullable Letters letters;

    @Override
    public Response handleError(ErrorHandlerContext context, @Nullable Record<?, ?> failed, Exception error) {
        if (Poison.mayPass(error)) {
            return Response.fail();
        }
        if (error instanceof UnreadableTimer timer) {
            return Response.resume(Objects.requireNonNull(letters).about(context, timer));
        }
        if (context.topic() == null) {
            // A timer that fired: there is no record to put aside, and it would fire and fail again for ever. Kafka
            // Streams gives none at all where their store could not be read.
            LOG.error(
                    "A timer of ticket {} failed at {} and is dropped",
                    failed == null ? "?" : failed.key(),
                    context.processorNodeId(),
                    error);
            return Response.resume();
        }
        return Response.resume(Objects.requireNonNull(letters)
                .about(context, context.sourceRawKey(), context.sourceRawValue(), error));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        letters = Letters.of(configs);
    }
}
