package dev.millrace.intake.email.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The platform's charsets by all of their names. The platform itself asks every provider there may be for a
/// name that it does not have, which takes a fifth of a millisecond, and a mail may make up tens of thousands.
public final class PlatformCharsets {
    private PlatformCharsets() {}

    /// Looked through once: that takes some 50 ms, and most mails need none of them.
    private static final class Others {
        private static final Map<String, Charset> BY_NAME = new HashMap<>();

        static {
            for (Charset charset : Charset.availableCharsets().values()) {
                charset.aliases().forEach(alias -> BY_NAME.putIfAbsent(alias.toLowerCase(Locale.ROOT), charset));
            }
            // A charset's own name is nobody else's.
            Charset.availableCharsets()
                    .values()
                    .forEach(charset -> BY_NAME.put(charset.name().toLowerCase(Locale.ROOT), charset));
        }
    }

    /// The charset that has this very name, in large letters or small, or null where there is none.
    public static @Nullable Charset named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "utf-8" -> StandardCharsets.UTF_8;
            case "us-ascii" -> StandardCharsets.US_ASCII;
            case "iso-8859-1" -> StandardCharsets.ISO_8859_1;
            case "windows-1252" -> Charsets.WESTERN;
            default -> Others.BY_NAME.get(lower);
        };
    }
}
