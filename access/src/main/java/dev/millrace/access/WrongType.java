package dev.millrace.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/// What a field of a request is to hold and what stands there, in the words of JSON and none of Java.
final class WrongType {
    private static final int LONGEST_SHOWN = 60;

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            boolean.class, "true or false",
            Boolean.class, "true or false",
            int.class, "a whole number",
            Integer.class, "a whole number",
            long.class, "a whole number",
            Long.class, "a whole number",
            double.class, "a number",
            Double.class, "a number",
            String.class, "a text",
            Instant.class, "a time such as 2026-01-05T10:00:00Z");

    private WrongType() {}

    static String of(MismatchedInputException mismatch) {
        return "expected " + expected(mismatch.getTargetType()) + found(mismatch);
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return EXPECTED.getOrDefault(type, shape(type));
    }

    /// JSON has objects and lists; all else of Java's own stands there as a number or a text.
    private static String shape(Class<?> type) {
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return type.getPackageName().startsWith("java.") && !Map.class.isAssignableFrom(type) ? "a text" : "an object";
    }

    private static String found(MismatchedInputException mismatch) {
        if (mismatch instanceof InvalidFormatException format && format.getValue() != null) {
            String value = String.valueOf(format.getValue());
            return ", found '" + (value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value)
                    + "'";
        }
        JsonToken token = mismatch.getCurrentToken();
        if (token == null) {
            return ", found something else";
        }
        return ", found "
                + switch (token) {
                    case START_OBJECT, END_OBJECT, PROPERTY_NAME -> "an object";
                    case START_ARRAY, END_ARRAY -> "a list";
                    case VALUE_STRING -> "a text";
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
                    case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> token.asString();
                    default -> token.name().toLowerCase(Locale.ROOT);
                };
    }
}
