package dev.millrace.notifier.reply;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The languages in which people are written to.
public enum Language {
    EN(Locale.UK),
    DE(Locale.GERMANY),
    FR(Locale.FRANCE),
    ES(Locale.of("es", "ES"));

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /// The ISO 639-1 code.
    public String code() {
        return locale.getLanguage();
    }

    /// The first of those that somebody reads in which we write.
    public static Optional<Language> spoken(List<Locale> read) {
        return read.stream()
                .flatMap(locale ->
                        Stream.of(values()).filter(language -> language.code().equals(locale.getLanguage())))
                .findFirst();
    }

    /// The language of an ISO 639-1 code; English for all that we do not write.
    public static Language of(@Nullable String code) {
        for (Language language : values()) {
            if (language.code().equalsIgnoreCase(code)) {
                return language;
            }
        }
        return EN;
    }
}
