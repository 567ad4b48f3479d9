package dev.millrace.notifier.page;

import dev.millrace.access.Browser;
import dev.millrace.notifier.reply.Language;
import dev.millrace.notifier.reply.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.result.view.Rendering;

/// A page that says one thing, in the reader's language, and asks for nothing.
public final class NoticePage {
    private NoticePage() {}

    /// What a text says, in the first language that the reader and we have.
    ///
    /// @param key of the text; its title's ends with `.title`
    public static Rendering.Builder<?> of(ServerHttpRequest request, HttpStatus status, String key) {
        Language language = Language.spoken(Browser.languages(request)).orElse(Language.EN);
        Texts texts = Texts.in(language);
        return Rendering.view("notifier/notice")
                .status(status)
                .modelAttribute("language", language.code())
                .modelAttribute("title", texts.get(key + ".title"))
                .modelAttribute("text", texts.get(key));
    }
}
