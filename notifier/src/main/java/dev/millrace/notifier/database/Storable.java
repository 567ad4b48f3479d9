package dev.millrace.notifier.database;

import dev.millrace.tickets.json.Json;
import java.util.regex.Pattern;

/// Text that PostgreSQL can store. It knows no U+0000, neither in `text` nor escaped in `jsonb`, and half of a
/// surrogate pair has no place in UTF-8; people's mails and chats have both. What cannot be kept is left out.
public final class Storable {
    private static final Pattern NUL = Pattern.compile("\u0000");
    /// A whole escape at a time, so that an escaped backslash before `u0000` is not taken for one.
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:(u0000)|[\\s\\S])");
    /// The expression sees whole characters: a proper pair is none of these.
    private static final Pattern HALF_PAIR = Pattern.compile("[\\x{D800}-\\x{DFFF}]");

    private Storable() {}

    /// The text without what cannot be stored.
    public static String text(String text) {
        return HALF_PAIR.matcher(NUL.matcher(text).replaceAll("")).replaceAll("");
    }

    /// The value as JSON, for a column of type `jsonb`, its texts without what cannot be stored.
    public static String json(Object value) {
        String json = ESCAPE.matcher(Json.text(value)).replaceAll(escape -> escape.group(1) == null ? "$0" : "");
        return text(json);
    }
}
