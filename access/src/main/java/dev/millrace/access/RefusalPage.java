package dev.millrace.access;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.HtmlUtils;

/// A refusal as people read it, in the look of all pages. No script, no inline style.
///
/// @param language as ISO 639-1
/// @param title what happened, in a few words
/// @param text what is wrong
record RefusalPage(String language, String title, String text) {
    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final RefusalPage NOTHING_HERE = new RefusalPage(
            "en", "There is nothing here", "No page has this address. It may be mistyped, or what was here is gone.");
    private static final Map<String, RefusalPage> NOTHING_HERE_IN = Map.of(
            "en",
            NOTHING_HERE,
            "de",
            new RefusalPage(
                    "de",
                    "Hier ist nichts",
                    "Diese Adresse hat keine Seite. Vielleicht ist sie vertippt, oder was hier war, gibt es nicht mehr."),
            "fr",
            new RefusalPage(
                    "fr",
                    "Il n’y a rien ici",
                    "Aucune page n’a cette adresse. Elle est peut-être mal saisie, ou ce qui s’y trouvait n’existe plus."),
            "es",
            new RefusalPage(
                    "es",
                    "Aquí no hay nada",
                    "Ninguna página tiene esta dirección. Puede que esté mal escrita o que lo que había aquí ya no exista."));

    /// That no page has this address, in the first language that the browser's person reads and pages speak.
    static RefusalPage nothingHere(ServerHttpRequest request) {
        return Browser.languages(request).stream()
                .flatMap(locale -> Stream.ofNullable(NOTHING_HERE_IN.get(locale.getLanguage())))
                .findFirst()
                .orElse(NOTHING_HERE);
    }

    /// What a program is told, which is English.
    static RefusalPage of(@Nullable String title, @Nullable String detail) {
        String shown = Objects.requireNonNullElse(title, "This did not work");
        return new RefusalPage("en", shown, Objects.requireNonNullElse(detail, ""));
    }

    String html() {
        return """
                <!doctype html>
                <html lang="%1$s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <meta name="color-scheme" content="light dark">
                <title>%2$s</title>
                <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/assets/millrace.css">
                </head>
                <body>
                <main>
                <section class="card">
                <h1>%2$s</h1>
                <p role="alert">%3$s</p>
                </section>
                </main>
                </body>
                </html>
                """.formatted(language, escaped(title), escaped(text));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
