package dev.millrace.messaging;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// The headers of the desk's records: whose and what a record is, and of which trace.
public final class DeskHeaders {
    private DeskHeaders() {}

    /// The headers of a value; its `type` is its name in JSON, or its class's where it has none there.
    ///
    /// @param traceparent W3C trace context, if there is one
    public static Headers of(String tenant, Object value, @Nullable String traceparent) {
        Headers headers = of(tenant);
        add(headers, "type", type(value));
        if (traceparent != null) {
            add(headers, "traceparent", traceparent);
        }
        return headers;
    }

    /// The headers of a record without a value.
    static Headers of(String tenant) {
        Headers headers = new RecordHeaders();
        add(headers, "tenant", tenant);
        return headers;
    }

    private static String type(Object value) {
        JsonTypeName name = value.getClass().getAnnotation(JsonTypeName.class);
        return name == null ? value.getClass().getSimpleName() : name.value();
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
