package dev.millrace.intake.email.header;

import dev.millrace.intake.email.charset.Charsets;
import dev.millrace.intake.email.charset.PlatformCharsets;
import dev.millrace.intake.email.header.ParameterScanner.Parameter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A header such as `attachment; filename="a b.pdf"`: its value and its parameters (RFC 2045, RFC 2231), read in one
/// pass and as leniently as they are written: without quotes, without semicolons, with encoded words.
///
/// @param value what stands before the first semicolon, in lower case
/// @param parameters decoded, by their names in lower case; the first of the same name counts
public record HeaderParameters(String value, Map<String, String> parameters) {
    private static final int MOST_SECTIONS = 500;
    /// Of a value that is encoded and no section of a longer one: `filename*`.
    private static final int WHOLE = -1;
    /// Behind the name of what is neither that nor a section: `filename**`. It counts where nothing else has the name.
    private static final String ODD = "**";
    private static final Pattern SECTION = Pattern.compile("[0-9]{1,3}");
    /// `UTF-8''Gr%C3%BC%C3%9Fe.txt`
    private static final Pattern ESCAPED =
            Pattern.compile("(?i)(?:utf-8|iso-8859-\\d{1,2}|windows-125\\d)'[a-z-]{0,8}'[^']{0,1000}%\\p{XDigit}{2}");
    /// `en`, `en-US`, `EN`, `en_US`; "Anna" in `utf-8'Anna's file.txt` is none.
    private static final Pattern LANGUAGE =
            Pattern.compile("(?:[a-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}|[a-z]{2,3}_[A-Z]{2}|[A-Z]{2})?");

    /// Reads a header whose characters are its bytes.
    public static HeaderParameters of(String header) {
        return of(header, null);
    }

    /// Reads a header whose characters are its bytes. Some programs encode all of it as if it were a text, for a name
    /// that is not ASCII.
    ///
    /// @param likely the charset of bytes without a declared one
    public static HeaderParameters of(String header, @Nullable String likely) {
        String written = header;
        if (header.stripLeading().startsWith("=?")) {
            byte[] decoded = EncodedWords.decode(header, likely).getBytes(StandardCharsets.UTF_8);
            written = new String(decoded, StandardCharsets.ISO_8859_1);
        }
        ParameterScanner scanner = new ParameterScanner(written);
        return new HeaderParameters(scanner.value(), read(scanner, likely));
    }

    /// A parameter, decoded, or null where there is none.
    ///
    /// @param name in lower case
    @Nullable
    public String get(String name) {
        return parameters.get(name);
    }

    private static Map<String, String> read(ParameterScanner scanner, @Nullable String likely) {
        Map<String, String> plain = new HashMap<>();
        Map<String, TreeMap<Integer, String>> sections = new HashMap<>();
        Map<String, TreeMap<Integer, String>> encoded = new HashMap<>();
        Map<String, TreeMap<Integer, String>> odd = new HashMap<>();
        for (Parameter next = scanner.next(); next != null; next = scanner.next()) {
            String name = next.name();
            String value = next.value();
            int star = name.indexOf('*');
            if (star < 0) {
                // Boundaries are compared with bytes of the body, blank for blank.
                plain.putIfAbsent(name, name.equals("boundary") ? value : decoded(value, likely));
            } else if (name.startsWith(ODD, star)) {
                odd.putIfAbsent(name.substring(0, star), new TreeMap<>(Map.of(WHOLE, value)));
            } else {
                int section = section(name.substring(star + 1));
                if (section < MOST_SECTIONS) {
                    (name.endsWith("*") ? encoded : sections)
                            .computeIfAbsent(name.substring(0, star), _ -> new TreeMap<>())
                            .putIfAbsent(section, value);
                }
            }
        }
        odd.forEach((name, value) -> {
            if (!plain.containsKey(name) && !sections.containsKey(name)) {
                encoded.putIfAbsent(name, value);
            }
        });
        return joined(plain, sections, encoded, likely);
    }

    private static int section(String written) {
        if (written.isEmpty()) {
            return WHOLE;
        }
        String number = written.replace("*", "");
        return SECTION.matcher(number).matches() ? Integer.parseInt(number) : MOST_SECTIONS;
    }

    /// Joins the sections of a long value (RFC 2231). A charset stands before the first. Where that one is
    /// missing, a value that stands whole beside them is the better one.
    private static Map<String, String> joined(
            Map<String, String> plain,
            Map<String, TreeMap<Integer, String>> sections,
            Map<String, TreeMap<Integer, String>> encoded,
            @Nullable String likely) {
        Map<String, String> all = new HashMap<>(plain);
        encoded.forEach((name, parts) -> {
            TreeMap<Integer, String> rest = sections.getOrDefault(name, new TreeMap<>());
            if (parts.containsKey(WHOLE) || parts.containsKey(0) || rest.containsKey(0) || !plain.containsKey(name)) {
                all.put(name, decoded(parts, rest, likely));
            }
        });
        sections.forEach((name, parts) -> {
            if (!encoded.containsKey(name) && (parts.containsKey(0) || !plain.containsKey(name))) {
                all.put(name, decoded(String.join("", parts.values()), likely));
            }
        });
        return Map.copyOf(all);
    }

    /// Some programs forget the star that says that a value has its charset before it and escapes.
    private static String decoded(String value, @Nullable String likely) {
        return ESCAPED.matcher(value).lookingAt()
                ? decoded(new TreeMap<>(Map.of(WHOLE, value)), new TreeMap<>(), likely)
                : EncodedWords.decode(value, likely);
    }

    private static String decoded(
            TreeMap<Integer, String> encoded, TreeMap<Integer, String> plain, @Nullable String likely) {
        String whole = encoded.get(WHOLE);
        return whole == null
                ? joined(encoded, plain, likely)
                : joined(new TreeMap<>(Map.of(0, whole)), new TreeMap<>(), likely);
    }

    private static String joined(
            TreeMap<Integer, String> encoded, TreeMap<Integer, String> plain, @Nullable String likely) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        int last = Math.max(encoded.lastKey(), plain.isEmpty() ? 0 : plain.lastKey());
        for (int i = 0; i <= last; i++) {
            String escaped = encoded.get(i);
            if (escaped == null) {
                bytes.writeBytes(plain.getOrDefault(i, "").getBytes(StandardCharsets.ISO_8859_1));
                continue;
            }
            String value = escaped;
            int first = escaped.indexOf('\'');
            int second = first < 0 ? -1 : escaped.indexOf('\'', first + 1);
            boolean begins = i == encoded.firstKey() && plain.headMap(i).isEmpty();
            if (begins
                    && second > 0
                    && LANGUAGE.matcher(escaped.substring(first + 1, second)).matches()) {
                charset = first == 0 ? null : escaped.substring(0, first);
                value = escaped.substring(second + 1);
            } else if (begins && first > 0 && PlatformCharsets.named(escaped.substring(0, first)) != null) {
                // Some programs forget the language and its apostrophe; others have apostrophes in names.
                charset = escaped.substring(0, first);
                value = escaped.substring(first + 1);
            }
            unescape(value, bytes);
        }
        String text = Charsets.decode(bytes.toByteArray(), charset, likely).text();
        // Some programs put an encoded word where the escapes belong.
        return text.contains("=?") ? EncodedWords.decode(text, likely) : text;
    }

    private static void unescape(String value, ByteArrayOutputStream bytes) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
            int low = i + 2 < value.length() ? Character.digit(value.charAt(i + 2), 16) : -1;
            if (c == '%' && i + 2 < value.length() && high >= 0 && low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.writeBytes(
                        String.valueOf(c).getBytes(c < 256 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
            }
        }
    }
}
