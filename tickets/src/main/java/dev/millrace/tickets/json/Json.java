package dev.millrace.tickets.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes the JSON of topics, ledgers and feeds.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /// The mapper itself, for what is built around one (HTTP codecs, trees).
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// The value as JSON in UTF-8.
    ///
    /// @throws tools.jackson.core.JacksonException where its type has no JSON form, which is a fault of the program
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /// The value as JSON.
    ///
    /// @throws tools.jackson.core.JacksonException as [#bytes] does
    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// Reads one value.
    ///
    /// @throws UnreadableJson when the bytes are no JSON or no `type`, saying where
    public static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return notNull(MAPPER.readValue(bytes, type), type);
        } catch (JacksonException e) {
            throw unreadable(type, e);
        }
    }

    /// Reads one value.
    ///
    /// @throws UnreadableJson when the text is no JSON or no `type`, saying where
    public static <T> T read(String text, Class<T> type) {
        try {
            return notNull(MAPPER.readValue(text, type), type);
        } catch (JacksonException e) {
            throw unreadable(type, e);
        }
    }

    /// A serde for a type and all its subtypes. A record that cannot be read throws Kafka's
    /// [SerializationException], which is what its error handlers expect.
    public static <T> Serde<T> serde(Class<T> type) {
        return Serdes.serdeFrom(new JsonSerializer<>(), new JsonDeserializer<>(type));
    }

    private static <T> T notNull(@Nullable T value, Class<T> type) {
        if (value == null) {
            throw new UnreadableJson("Expected a " + type.getSimpleName() + " but found null", null);
        }
        return value;
    }

    private static UnreadableJson unreadable(Class<?> type, JacksonException e) {
        String where = e.getLocation() == null
                ? ""
                : " at line %d, column %d"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        return new UnreadableJson(
                "This is no %s%s: %s".formatted(type.getSimpleName(), where, e.getOriginalMessage()), e);
    }

    private static final class JsonSerializer<T> implements Serializer<T> {
        @Override
        public byte @Nullable [] serialize(String topic, @Nullable T data) {
            return data == null ? null : bytes(data);
        }
    }

    private record JsonDeserializer<T>(Class<T> type) implements Deserializer<T> {
        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {}

        @Override
        public @Nullable T deserialize(String topic, byte @Nullable [] data) {
            if (data == null) {
                return null;
            }
            try {
                return read(data, type);
            } catch (UnreadableJson e) {
                throw new SerializationException(e.getMessage(), e);
            }
        }
    }
}
