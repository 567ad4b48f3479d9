package dev.millrace.intake.chat;

import dev.millrace.tickets.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads a person's frames strictly, as `chat.schema.json` describes them.
final class FrameReader {
    static final int LONGEST_ID = 100;
    private static final int LARGEST_FRAME = 64 * 1024;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LINE = 50_000;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,189}");

    private FrameReader() {}

    /// @throws BadFrame when the text is no such frame
    static ClientFrame read(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST_FRAME) {
            throw new BadFrame(
                    null, "expected a frame of at most %,d bytes, found %,d".formatted(LARGEST_FRAME, bytes));
        }
        JsonNode tree = tree(text);
        if (!tree.isObject()) {
            throw new BadFrame(null, "expected one JSON object, found " + kind(tree));
        }
        String type = string(tree, "type", null, 20, true);
        return switch (type) {
            case "hello" -> hello(tree);
            case "message" -> line(tree);
            default -> throw new BadFrame(null, "type: expected 'hello' or 'message', found '" + type + "'");
        };
    }

    private static ClientFrame.Hello hello(JsonNode tree) {
        String conversation = string(tree, "conversation", null, 64, false);
        String token = string(tree, "token", null, 400, false);
        String email = string(tree, "email", null, 254, true).strip();
        String name = string(tree, "name", null, LONGEST_NAME, false).strip();
        if (!ADDRESS.matcher(email).matches()) {
            throw new BadFrame(null, "email: expected a mail address such as anna@acme.example, found '" + email + "'");
        }
        return new ClientFrame.Hello(empty(conversation), empty(token), email, empty(name));
    }

    private static ClientFrame.Line line(JsonNode tree) {
        String id = string(tree, "id", null, LONGEST_ID, true);
        String text = string(tree, "text", id, LONGEST_LINE, true)
                .replace("\0", "")
                .replace("\r\n", "\n")
                .strip();
        if (text.isEmpty()) {
            throw new BadFrame(id, "text: expected some text, found none");
        }
        return new ClientFrame.Line(id, text);
    }

    private static JsonNode tree(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JacksonException e) {
            throw new BadFrame(null, "expected JSON, but%s: %s".formatted(Json.place(e), Json.complaint(e)));
        }
    }

    private static String string(JsonNode tree, String field, @Nullable String id, int longest, boolean required) {
        JsonNode value = tree.get(field);
        if (value == null || value.isNull()) {
            if (required) {
                throw new BadFrame(id, field + ": expected a string, but it is missing");
            }
            return "";
        }
        if (!value.isString()) {
            throw new BadFrame(id, field + ": expected a string, found " + kind(value));
        }
        String text = value.stringValue();
        if (text.length() > longest) {
            throw new BadFrame(
                    id, "%s: expected at most %,d characters, found %,d".formatted(field, longest, text.length()));
        }
        if (required && text.isBlank()) {
            throw new BadFrame(id, field + ": expected some text, found none");
        }
        return text;
    }

    private static String kind(JsonNode node) {
        return node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }
}
