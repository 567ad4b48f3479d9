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
import tools.jackson.core.TokenStreamLocation;
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
    /// @param bytes null where a record has no value
    /// @throws UnreadableJson when there are none, or they are no JSON or no `type`, saying where
    public static <T> T read(byte @Nullable [] bytes, Class<T> type) {
        if (bytes == null) {
            throw nothing(type);
        }
        try {
            return notNull(MAPPER.readValue(bytes, type), type);
        } catch (JacksonException e) {
            throw unreadable(type, e);
        }
    }

    /// Reads one value.
    ///
    /// @param text null where there is none
    /// @throws UnreadableJson when there is none, or it is no JSON or no `type`, saying where
    public static <T> T read(@Nullable String text, Class<T> type) {
        if (text == null) {
            throw nothing(type);
        }
        try {
            return notNull(MAPPER.readValue(text, type), type);
        } catch (JacksonException e) {
            throw unreadable(type, e);
        }
    }

    /// Where the mistake stands, such as ` at line 1, column 2`; empty where that is not known.
    public static String place(JacksonException mistake) {
        TokenStreamLocation location = mistake.getLocation();
        return location == null ? "" : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    /// What the mistake is, in words for whoever wrote the JSON. Of what was opened and not closed the parser
    /// adds a place of which it may tell nothing.
    public static String complaint(JacksonException mistake) {
        String whole = mistake.getOriginalMessage();
        int place = whole.indexOf(" (start marker at [");
        return place < 0 ? whole : whole.substring(0, place);
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

    private static UnreadableJson nothing(Class<?> type) {
        return new UnreadableJson("Expected a " + type.getSimpleName() + " but found nothing", null);
    }

    private static UnreadableJson unreadable(Class<?> type, JacksonException e) {
        return new UnreadableJson("This is no %s%s: %s".formatted(type.getSimpleName(), place(e), complaint(e)), e);
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
