package dev.millrace.notifier.reply;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of one language, with named places such as `{team}` that values are put into.
public final class Texts {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final Map<Language, Texts> ALL = load();

    private final Properties words;

    private Texts(Properties words) {
        this.words = words;
    }

    public static Texts in(Language language) {
        Texts texts = ALL.get(language);
        if (texts == null) {
            throw new IllegalStateException("No texts were loaded for " + language);
        }
        return texts;
    }

    /// The text of a key as it stands.
    public String get(String key) {
        return get(key, Map.of());
    }

    /// The text of a key with its places filled; values are taken as they are, braces in them mean nothing.
    public String get(String key, Map<String, String> values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("There is no text '" + key + "'");
        }
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }

    String raw(String key) {
        return String.valueOf(words.getProperty(key));
    }

    public boolean has(String key) {
        return words.containsKey(key);
    }

    Set<String> keys() {
        return words.stringPropertyNames();
    }

    private static Map<Language, Texts> load() {
        Map<Language, Texts> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String file = "/texts/notifier/" + language.code() + ".properties";
            try (InputStream bytes = Texts.class.getResourceAsStream(file)) {
                if (bytes == null) {
                    throw new IllegalStateException("The texts " + file + " are missing from the program");
                }
                Properties words = new Properties();
                words.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
                all.put(language, new Texts(words));
            } catch (IOException e) {
                throw new UncheckedIOException("The texts " + file + " cannot be read", e);
            }
        }
        return all;
    }
}
