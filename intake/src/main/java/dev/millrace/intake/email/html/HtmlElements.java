package dev.millrace.intake.email.html;

import dev.millrace.intake.email.words.Words;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// What kinds of elements of HTML there are for a reader.
final class HtmlElements {
    private static final int LONGEST_STYLE = 500;
    private static final int LONGEST_EMOJI = 16;
    private static final int LONGEST_ALTERNATIVE = 200;
    private static final Pattern PREFORMATTED =
            Pattern.compile("(?i)white-space\\s{0,9}:\\s{0,9}(?:pre|pre-wrap|pre-line|break-spaces)\\s{0,9}(?:;|!|$)");
    private static final Pattern NO_BORDER = Pattern.compile("(?i)border\\s{0,9}:\\s{0,9}(?:none|0)\\b");
    private static final Pattern STROKE = Pattern.compile("(?i)border-left[^:;]{0,9}:(?!\\s{0,9}(?:none|0)\\b)");
    private static final Pattern FILE_NAME = Pattern.compile("\\S{1,200}\\.[A-Za-z]{3,4}");

    private static final Set<String> SILENT =
            Set.of("style", "script", "head", "title", "noscript", "template", "object", "svg");
    private static final Set<String> BLOCKS = Set.copyOf(Words.of("""
            p, div, h1, h2, h3, h4, h5, h6, ul, ol, li, table, tr, blockquote, pre, hr, section, article, header, footer,
            address, dl, dt, dd, form, fieldset, center, body, html, main, nav, aside, figure, figcaption, tbody, thead,
            tfoot, caption"""));
    private static final Set<String> SPACED =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre");
    private static final Set<String> PARTS_OF_TABLES = Set.of("table", "tbody", "thead", "tfoot", "tr", "caption");
    private static final Set<String> STANDS_ALONE = Set.of("ul", "ol", "table", "blockquote", "pre", "hr");

    private HtmlElements() {}

    /// On lines of its own.
    static boolean isBlock(String name) {
        return BLOCKS.contains(name);
    }

    /// With an empty line before and behind it.
    static boolean isSpaced(String name) {
        return SPACED.contains(name);
    }

    /// Never on the line of an item's mark.
    static boolean standsAlone(String name) {
        return STANDS_ALONE.contains(name);
    }

    static boolean isCell(String name) {
        return name.equals("td") || name.equals("th");
    }

    /// A block whose height and width may be less than those of what is in it.
    static boolean isBox(String name) {
        return BLOCKS.contains(name) && !PARTS_OF_TABLES.contains(name);
    }

    /// What no reader sees, whatever its style.
    static boolean isSilent(Element element) {
        return SILENT.contains(element.normalName()) || element.hasAttr("hidden");
    }

    /// Gmail's and Outlook's buttons for indenting make blocks without a stroke at their side.
    static boolean isIndented(Element block) {
        String style = block.attr("style");
        return style.length() < LONGEST_STYLE
                && NO_BORDER.matcher(style).find()
                && !STROKE.matcher(style).find();
    }

    /// Whether line ends and blanks stay as they are, as in `pre`.
    static boolean isPreformatted(Element element) {
        String style = element.attr("style");
        return element.normalName().equals("pre")
                || (!style.isEmpty()
                        && style.length() < LONGEST_STYLE
                        && PREFORMATTED.matcher(style).find());
    }

    /// Whether what stands for an image is an emoji: signs, not letters, which would be its name.
    static boolean isEmoji(String alternative) {
        return alternative.length() <= LONGEST_EMOJI
                && alternative.codePoints().allMatch(c -> c > 0x2000 && !Character.isLetterOrDigit(c));
    }

    /// Whether an image that is a link says by what stands for it where the link leads.
    static boolean isWords(Element image, String alternative) {
        return !alternative.isEmpty()
                && alternative.length() <= LONGEST_ALTERNATIVE
                && !FILE_NAME.matcher(alternative).matches()
                && !isTiny(image.attr("width"))
                && !isTiny(image.attr("height"));
    }

    private static boolean isTiny(String size) {
        return size.equals("0") || size.equals("1") || size.equals("0px") || size.equals("1px");
    }
}
