package dev.millrace.topology.deadletter;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/// A record that a step failed on: put aside, unless the fault may pass.
public final class OnFailedStep implements ProcessingExceptionHandler {
    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> failed, Exception error) {
        // Without a source record (a timer that fired) there is nothing to put aside.
        if (Poison.mayPass(error) || context.topic() == null) {
            return Response.fail();
        }
        return Response.resume(
                List.of(Poison.letter(context, context.sourceRawKey(), context.sourceRawValue(), error)));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
