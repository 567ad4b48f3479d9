package dev.millrace.access;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.HtmlUtils;

/// A refusal as people read it: what happened, what they can do next, and, in English, what a program is told of it
/// where that helps. In the look of all pages; no script, no inline style.
///
/// @param kind what happened
/// @param detail what a program is told; null where that is no more than the kind says
record RefusalPage(RefusalKind kind, @Nullable String detail) {
    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /// In the language of whoever asked.
    ///
    /// @param answer headers of the answer, which may say how long to wait
    String html(ServerHttpRequest request, HttpHeaders answer) {
        RefusalWords words = RefusalWords.spoken(Browser.languages(request));
        String told = "<p role=\"alert\">%s</p>".formatted(escaped(text(words, request, answer)));
        return page(
                words,
                escaped(words.get(kind.key() + ".title")),
                told + shownDetail().orElse("") + action(words).orElse(""));
    }

    private String text(RefusalWords words, ServerHttpRequest request, HttpHeaders answer) {
        String key = kind.key() + ".text";
        if (kind == RefusalKind.BROKEN) {
            return words.get(key, request.getId());
        }
        String timed = key + ".seconds";
        return seconds(answer)
                .filter(_ -> words.find(timed).isPresent())
                .map(seconds -> words.get(timed, seconds))
                .orElseGet(() -> words.get(key));
    }

    private static Optional<Long> seconds(HttpHeaders answer) {
        return Optional.ofNullable(answer.getFirst(HttpHeaders.RETRY_AFTER))
                .filter(wait -> wait.matches("\\d{1,9}"))
                .map(Long::valueOf);
    }

    private Optional<String> shownDetail() {
        return Optional.ofNullable(detail)
                .filter(_ -> kind.hasDetail())
                .map(shown -> "\n<p lang=\"en\" class=\"muted\">%s</p>".formatted(escaped(shown)));
    }

    private Optional<String> action(RefusalWords words) {
        return words.find(kind.key() + ".action")
                .map(label -> "\n<p><a class=\"button primary\" href=\"/login\">%s</a></p>".formatted(escaped(label)));
    }

    private static String page(RefusalWords words, String title, String body) {
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
                %3$s
                </section>
                </main>
                </body>
                </html>
                """.formatted(words.language(), title, body);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
