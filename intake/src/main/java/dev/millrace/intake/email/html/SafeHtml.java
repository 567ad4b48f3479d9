package dev.millrace.intake.email.html;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// HTML of a mail. It is made safe when somebody wants to see it, which for most mails nobody does.
///
/// @param asItCame to be shown to nobody
public record SafeHtml(String asItCame) {
    private static final int LONGEST = 500_000;
    private static final Pattern INLINE =
            Pattern.compile("(?i)cid:[^\\s\"'<>]{1,300}|data:image/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=\\s]++");
    /// What is relative would lead into the desk.
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)(?:https?|mailto|tel):[^\\s].*+", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}%?");
    private static final Pattern SIZE = Pattern.compile("[+-]?[1-7]");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,20}");
    private static final Pattern COLOUR = Pattern.compile("#?[0-9A-Za-z]{1,30}");
    private static final Pattern FACE = Pattern.compile("[\\w ,'-]{1,200}");

    /// What text, boxes and tables look like; nothing that lies over something else or loads anything.
    private static final Set<String> STYLES = Set.of(
            "background",
            "background-color",
            "border",
            "border-bottom",
            "border-bottom-color",
            "border-bottom-style",
            "border-bottom-width",
            "border-collapse",
            "border-color",
            "border-left",
            "border-left-color",
            "border-left-style",
            "border-left-width",
            "border-radius",
            "border-right",
            "border-right-color",
            "border-right-style",
            "border-right-width",
            "border-spacing",
            "border-style",
            "border-top",
            "border-top-color",
            "border-top-style",
            "border-top-width",
            "border-width",
            "color",
            "direction",
            "font",
            "font-family",
            "font-size",
            "font-style",
            "font-weight",
            "height",
            "letter-spacing",
            "line-height",
            "list-style-type",
            "margin",
            "margin-bottom",
            "margin-left",
            "margin-right",
            "margin-top",
            "max-width",
            "padding",
            "padding-bottom",
            "padding-left",
            "padding-right",
            "padding-top",
            "text-align",
            "text-decoration",
            "text-indent",
            "text-transform",
            "vertical-align",
            "white-space",
            "width");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "div",
                    "span",
                    "center",
                    "font",
                    "br",
                    "hr",
                    "b",
                    "strong",
                    "i",
                    "em",
                    "u",
                    "s",
                    "strike",
                    "del",
                    "ins",
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
            .allowUrlProtocols("http", "https", "mailto", "tel", "cid", "data")
            .allowAttributes("href")
            .matching(ELSEWHERE)
            .onElements("a")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .allowAttributes("src")
            .matching(INLINE)
            .onElements("img")
            .allowAttributes("alt", "title")
            .onElements("img", "a")
            .allowAttributes("width", "height")
            .matching(NUMBER)
            .onElements("img", "table", "tr", "td", "th")
            .allowAttributes("colspan", "rowspan")
            .matching(NUMBER)
            .onElements("td", "th")
            .allowAttributes("border", "cellpadding", "cellspacing")
            .matching(NUMBER)
            .onElements("table")
            .allowAttributes("align", "valign")
            .matching(WORD)
            .onElements("p", "div", "table", "tr", "td", "th", "img", "h1", "h2", "h3", "h4", "h5", "h6")
            .allowAttributes("bgcolor")
            .matching(COLOUR)
            .onElements("table", "tr", "td", "th")
            .allowAttributes("color")
            .matching(COLOUR)
            .onElements("font")
            .allowAttributes("face")
            .matching(FACE)
            .onElements("font")
            .allowAttributes("size")
            .matching(SIZE)
            .onElements("font")
            .allowAttributes("start")
            .matching(NUMBER)
            .onElements("ol")
            .allowAttributes("dir")
            .matching(WORD)
            .globally()
            .allowStyling(CssSchema.withProperties(STYLES))
            .toFactory();

    /// What may be shown: no script, no frame, nothing loaded from elsewhere, no style that covers what is not the
    /// mail's; nor what the mail hides from its readers. Inline images keep their `cid:` reference. Secrets that
    /// somebody wrote are in it still.
    @JsonValue
    public String text() {
        return POLICY.sanitize(HtmlText.visible(isCut() ? asItCame.substring(0, LONGEST) : asItCame));
    }

    /// Whether it is too long to be shown whole.
    public boolean isCut() {
        return asItCame.length() > LONGEST;
    }
}
