package dev.millrace.intake.email;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// HTML of a mail. It is made safe when somebody wants to see it, which for most mails nobody does.
///
/// @param asItCame to be shown to nobody
public record SafeHtml(String asItCame) {
    private static final int LONGEST = 500_000;
    private static final Pattern INLINE = Pattern.compile("(?i)cid:[^\\s\"'<>]{1,300}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}%?");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "div",
                    "span",
                    "br",
                    "hr",
                    "b",
                    "strong",
                    "i",
                    "em",
                    "u",
                    "s",
                    "strike",
                    "sub",
                    "sup",
                    "small",
                    "big",
                    "code",
                    "pre",
                    "tt",
                    "blockquote",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "table",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "td",
                    "th",
                    "caption",
                    "a",
                    "img")
            .allowUrlProtocols("http", "https", "mailto", "tel", "cid")
            .allowAttributes("href")
            .onElements("a")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .allowAttributes("src")
            .matching(INLINE)
            .onElements("img")
            .allowAttributes("alt", "title")
            .onElements("img", "a")
            .allowAttributes("width", "height")
            .matching(NUMBER)
            .onElements("img")
            .allowAttributes("colspan", "rowspan")
            .matching(NUMBER)
            .onElements("td", "th")
            .toFactory();

    /// What may be shown: no script, no style, no frame, nothing loaded from elsewhere. Inline images keep their `cid:`
    /// reference. Secrets that somebody wrote are in it still.
    @JsonValue
    public String text() {
        return POLICY.sanitize(asItCame.length() > LONGEST ? asItCame.substring(0, LONGEST) : asItCame);
    }
}
