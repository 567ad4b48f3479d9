package dev.millrace.access;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What pages of refusals say, in one of the languages of all pages.
final class RefusalWords {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final RefusalWords ENGLISH = new RefusalWords("en");
    private static final Map<String, RefusalWords> SPOKEN = Stream.of(
                    ENGLISH, new RefusalWords("de"), new RefusalWords("fr"), new RefusalWords("es"))
            .collect(Collectors.toUnmodifiableMap(RefusalWords::language, Function.identity()));

    private final Locale locale;
    private final ResourceBundle words;

    private RefusalWords(String language) {
        locale = Locale.of(language);
        words = ResourceBundle.getBundle("dev.millrace.access.refusal", locale, NO_FALLBACK);
    }

    /// Reads the words of all languages, so that no thread that serves requests has to.
    static void load() {
        Objects.requireNonNull(SPOKEN);
    }

    /// In the first of the languages that somebody reads and pages speak; English where there is none.
    static RefusalWords spoken(List<Locale> read) {
        return read.stream()
                .flatMap(locale -> Stream.ofNullable(SPOKEN.get(locale.getLanguage())))
                .findFirst()
                .orElse(ENGLISH);
    }

    /// As ISO 639-1.
    String language() {
        return locale.getLanguage();
    }

    String get(String key, Object... arguments) {
        String text = words.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    /// Empty where there is nothing to say.
    Optional<String> find(String key) {
        return words.containsKey(key) ? Optional.of(words.getString(key)) : Optional.empty();
    }
}
