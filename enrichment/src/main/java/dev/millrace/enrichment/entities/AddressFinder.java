package dev.millrace.enrichment.entities;

import dev.millrace.enrichment.words.Chunk;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// E-mail addresses and telephone numbers.
final class AddressFinder {
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9_%+-][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\\.[A-Za-z0-9-]{1,63}){1,5}+");
    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\w.:@-])(?:\\+\\d{1,3}[ ./-]?(?:\\(0?\\d{1,5}\\)|\\d{1,5})|\\(0?\\d{1,5}\\)|0\\d{1,5})[ ./-]?\\d{2,5}"
                    + "(?:[ ./-]?\\d{2,5}){1,3}+(?!\\w)");
    private static final Pattern BESIDES_DIGITS = Pattern.compile("[^+\\d]");
    private static final Set<String> EXTENSIONS = Set.of("ext", "extension", "durchwahl", "poste", "dw");

    private static final int FEWEST_DIGITS = 7;

    private AddressFinder() {}

    static void find(Entities entities) {
        String text = entities.text();
        addresses(entities, text);
        if (hasDigits(text)) {
            phones(entities, text);
        }
        extensions(entities);
    }

    private static void addresses(Entities entities, String text) {
        int at = text.indexOf('@');
        for (Chunk chunk : entities.chunks()) {
            if (at >= 0 && at < chunk.start()) {
                at = text.indexOf('@', chunk.start());
            }
            if (at < 0) {
                return;
            }
            if (at > chunk.start() && at < chunk.end()) {
                Matcher address = ADDRESS.matcher(text).region(chunk.start(), chunk.end());
                while (address.find()) {
                    String value = address.group();
                    entities.add("email", address.start(), address.end(), value.toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    /// Whether there are as many as a telephone number has.
    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < FEWEST_DIGITS; i++) {
            digits += text.charAt(i) >= '0' && text.charAt(i) <= '9' ? 1 : 0;
        }
        return digits == FEWEST_DIGITS;
    }

    /// Numbers begin with a zero, or with a plus or a bracket before a digit.
    private static void phones(Entities entities, String text) {
        Matcher phone = PHONE.matcher(text).useTransparentBounds(true);
        int at = 0;
        for (Chunk chunk : entities.chunks()) {
            if (!chunk.hasDigit()) {
                continue;
            }
            at = Math.max(at, chunk.start() - 1);
            while (at < chunk.end()) {
                if (mayBegin(text, at) && phone.region(at, text.length()).lookingAt()) {
                    entities.add(
                            "phone",
                            phone.start(),
                            phone.end(),
                            BESIDES_DIGITS.matcher(phone.group()).replaceAll(""));
                    at = phone.end();
                } else {
                    at++;
                }
            }
        }
    }

    private static boolean mayBegin(String text, int at) {
        char c = text.charAt(at);
        return (c == '+' || c == '(' || c == '0') && (at == 0 || !joins(text.charAt(at - 1)));
    }

    /// Before a number it shows that the number is part of something else.
    private static boolean joins(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || "_.:@-".indexOf(c) >= 0;
    }

    private static void extensions(Entities entities) {
        List<Chunk> chunks = entities.chunks();
        for (int i = 1; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            int length = chunk.end() - chunk.start();
            if (chunk.isNumber()
                    && length >= 2
                    && length <= 6
                    && EXTENSIONS.contains(entities.norm(i - 1).replace(".", ""))) {
                entities.add("phone", chunk.start(), chunk.end(), chunk.norm());
            }
        }
    }
}
