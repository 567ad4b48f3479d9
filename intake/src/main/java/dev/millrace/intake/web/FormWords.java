package dev.millrace.intake.web;

import dev.millrace.access.Browser;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// What the form says, in one of the languages that it speaks.
final class FormWords {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final FormWords ENGLISH = new FormWords("en");
    private static final Map<String, FormWords> SPOKEN = Stream.of(
                    ENGLISH, new FormWords("de"), new FormWords("fr"), new FormWords("es"))
            .collect(Collectors.toUnmodifiableMap(FormWords::language, Function.identity()));

    private final Locale locale;
    private final ResourceBundle words;

    private FormWords(String language) {
        locale = Locale.of(language);
        words = ResourceBundle.getBundle("dev.millrace.intake.web.form", locale, NO_FALLBACK);
    }

    /// Reads the words of all languages, so that no thread that serves requests has to.
    static void load() {
        Objects.requireNonNull(SPOKEN);
    }

    /// The first language that the browser's person reads and the form speaks, English where there is none.
    static FormWords of(ServerHttpRequest http) {
        return Browser.languages(http).stream()
                .flatMap(locale -> Stream.ofNullable(SPOKEN.get(locale.getLanguage())))
                .findFirst()
                .orElse(ENGLISH);
    }

    /// As ISO 639-1.
    String language() {
        return locale.getLanguage();
    }

    /// All that it can say.
    Set<String> keys() {
        return words.keySet();
    }

    String get(String key, Object... arguments) {
        String text = words.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }
}
