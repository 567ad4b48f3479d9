package dev.millrace.topology.step;

import dev.millrace.messaging.DeskHeaders;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/// Gives what the stream tells its own headers: Kafka Streams hands on those of the record that led to it, which is
/// another kind of thing, and perhaps came back from the dead letters.
///
/// @param <T> what is told
public final class Head<T> implements FixedKeyProcessor<String, T, T> {
    private final Function<T, String> tenant;
    private final Function<T, @Nullable String> traceparent;
    private @Nullable FixedKeyProcessorContext<String, T> context;

    private Head(Function<T, String> tenant, Function<T, @Nullable String> traceparent) {
        this.tenant = tenant;
        this.traceparent = traceparent;
    }

    /// For what knows its trace.
    public static <T> FixedKeyProcessorSupplier<String, T, T> of(
            Function<T, String> tenant, Function<T, @Nullable String> traceparent) {
        return () -> new Head<>(tenant, traceparent);
    }

    /// For what is of no trace.
    public static <T> FixedKeyProcessorSupplier<String, T, T> of(Function<T, String> tenant) {
        return of(tenant, _ -> null);
    }

    @Override
    public void init(FixedKeyProcessorContext<String, T> context) {
        this.context = context;
    }

    @Override
    public void process(FixedKeyRecord<String, T> told) {
        T value = told.value();
        Objects.requireNonNull(context)
                .forward(told.withHeaders(DeskHeaders.of(tenant.apply(value), value, traceparent.apply(value))));
    }
}
