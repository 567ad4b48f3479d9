package dev.millrace.remediation.secret;

import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/// The pages behind a one-time link: no script and no style of their own.
final class OncePage {
    private OncePage() {}

    /// Offers the secret. A program that only looks at links does not press the button.
    static String offer(OnceWords words) {
        return page(words, """
                <p>%s</p>
                <form method="post">
                <button type="submit" class="primary">%s</button>
                </form>""".formatted(escape(words.offer()), escape(words.button())));
    }

    static String reveal(OnceWords words, String secret) {
        return page(words, """
                <p id="shown">%s</p>
                <p><output class="secret" aria-labelledby="shown">%s</output></p>
                <p>%s</p>""".formatted(escape(words.shown()), code(secret), escape(words.advice())));
    }

    static String over(OnceWords words) {
        return page(words, "<p>%s</p>".formatted(escape(words.over())));
    }

    static String unknown(OnceWords words) {
        return page(words, "<p>%s</p>".formatted(escape(words.unknown())));
    }

    private static String page(OnceWords words, String body) {
        String title = escape(words.title());
        return """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/assets/millrace.css">
            </head>
            <body class="once">
            <main>
            <section class="card">
            <h1>%s</h1>
            %s
            </section>
            </main>
            </body>
            </html>
            """.formatted(words.language(), title, title, body);
    }

    /// Lines stay lines: they are what a program reads.
    private static String code(String secret) {
        String lines = secret.strip().lines().map(OncePage::escape).collect(Collectors.joining("<br>\n"));
        return "<code>%s</code>".formatted(lines);
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
