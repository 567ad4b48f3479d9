package dev.millrace.topology.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler.Result;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class OnFailedStepTest {
    /// Kafka Streams tells of no record where a punctuator fails before it passes one on.
    @Test
    void shouldGoOnWhereTheTimersThemselvesCannotBeRead() {
        ErrorHandlerContext ofPunctuator = new DefaultErrorHandlerContext(
                null, null, -1, -1, new RecordHeaders(), "fire-timers", new TaskId(0, 3), 0, null, null);
        assertThat(new OnFailedStep()
                        .handleError(ofPunctuator, null, new IllegalArgumentException("no timer"))
                        .result())
                .isEqualTo(Result.RESUME);
    }
}
