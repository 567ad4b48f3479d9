package dev.millrace.intake.email.html;

import dev.millrace.intake.email.content.Cancelled;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// What the styles of HTML hide from readers, such as the lines that newsletters have for lists of mails alone. Within
/// what is invisible or of no size that stays which has a look of its own, and what a style sheet may give one. What
/// Outlook hides (`mso-hide`) every other program shows.
final class Unseen implements NodeVisitor {
    private static final Pattern NOTHING = Pattern.compile("(?:0{1,6}(?:\\.0{0,6})?|\\.0{1,6})(?:[a-z]{1,4}|%)?");
    private static final Pattern HINTS = Pattern.compile("(?i)style|hidden");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Look SEEN = new Look(false, false, true);
    private static final Look GONE = new Look(true, true, false);

    private final Deque<Look> looks = new ArrayDeque<>(List.of(SEEN));
    private final List<Element> notDisplayed = new ArrayList<>();
    private final List<Element> covered = new ArrayList<>();
    private final List<TextNode> invisible = new ArrayList<>();
    private final boolean sizedBySheet;
    private final boolean shownBySheet;
    private final boolean uncoveredBySheet;
    private final boolean quirks;
    private boolean anythingSeen;

    /// How the text of an element looks.
    ///
    /// @param gone with all that is within it
    /// @param hidden unless something within it is visible again
    /// @param sized whether it is large enough to be read
    private record Look(boolean gone, boolean hidden, boolean sized) {}

    private Unseen(String sheets, boolean quirks) {
        this.quirks = quirks;
        sizedBySheet = sheets.contains("font");
        shownBySheet = sheets.contains("visibility");
        uncoveredBySheet = Stream.of("opacity", "animation", "max-height").anyMatch(sheets::contains);
    }

    /// Whether an HTML text may have any, which is soon told: to look at all its elements costs more.
    static boolean mayBeIn(String html) {
        return HINTS.matcher(html).find();
    }

    /// Takes it out of a document, and leaves empty elements that are `hidden`. Where nothing else is left, what is
    /// displayed somehow stays.
    static void removeFrom(Document document) {
        StringBuilder sheets = new StringBuilder();
        document.getElementsByTag("style")
                .forEach(sheet -> sheets.append(sheet.data().toLowerCase(Locale.ROOT)));
        Unseen unseen = new Unseen(sheets.toString(), document.documentType() == null);
        document.traverse(unseen);
        unseen.notDisplayed.forEach(Unseen::empty);
        if (unseen.anythingSeen) {
            unseen.covered.forEach(Unseen::empty);
            // To remove one moves all behind it.
            unseen.invisible.forEach(text -> text.text(""));
        }
    }

    private static void empty(Element element) {
        element.empty();
        element.attr("hidden", "");
    }

    @Override
    public void head(Node node, int depth) {
        Cancelled.check();
        Look around = looks.element();
        if (node instanceof Element element) {
            looks.push(around.gone() ? GONE : look(element, around));
        } else if (node instanceof TextNode text && !around.gone() && !text.isBlank()) {
            boolean seen = around.sized() && !around.hidden();
            anythingSeen |= seen;
            if (!seen) {
                invisible.add(text);
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element) {
            looks.pop();
        }
    }

    private Look look(Element element, Look around) {
        InlineStyle style = InlineStyle.of(element);
        String display = style.get("display");
        if (!display.isEmpty() && !display.equals("none")) {
            element.removeAttr("hidden");
        }
        if (display.equals("none") || element.hasAttr("hidden")) {
            notDisplayed.add(element);
            return GONE;
        }
        if (HtmlElements.isSilent(element)) {
            return GONE;
        }
        if (style.values().isEmpty() && around.equals(SEEN)) {
            return SEEN;
        }
        if (!uncoveredBySheet && (isNothing(style.get("opacity")) || isCollapsed(element, style))) {
            covered.add(element);
            return GONE;
        }
        boolean sized = FontSize.isSeen(element, style, around.sized() || sizedBySheet || isTableInQuirks(element));
        return new Look(false, isHidden(style, around.hidden() && !shownBySheet), sized);
    }

    /// Without a declared type of the document, as in most mails, tables take no size over (HTML, quirks mode).
    private boolean isTableInQuirks(Element element) {
        return quirks && element.normalName().equals("table");
    }

    private static boolean isHidden(InlineStyle style, boolean around) {
        return switch (style.get("visibility")) {
            case "hidden", "collapse" -> true;
            case "", "inherit", "unset" -> around;
            default -> false;
        };
    }

    /// Whether a block has no height or width, and hides what goes beyond it. Those of lines and of tables grow with
    /// what is in them, and some have room for it within their padding.
    private static boolean isCollapsed(Element element, InlineStyle style) {
        String overflow = style.get("overflow") + style.get("overflow-x") + style.get("overflow-y");
        if (!overflow.contains("hidden") && !overflow.contains("clip")) {
            return false;
        }
        boolean room = style.values().entrySet().stream()
                .filter(value -> value.getKey().startsWith("padding")
                        || value.getKey().startsWith("min-")
                        || value.getKey().startsWith("flex"))
                .flatMap(value -> BLANKS.splitAsStream(value.getValue()))
                .anyMatch(size -> !isNothing(size));
        return (isNoHeight(style.get("max-height"))
                        || isNoHeight(style.get("height"))
                        || isNothing(style.get("max-width"))
                        || isNothing(style.get("width")))
                && !room
                && isBox(element, style.get("display"));
    }

    /// A share of a height that nothing around it has is none (CSS 2.2, section 10.5).
    private static boolean isNoHeight(String value) {
        return isNothing(value) && !value.endsWith("%");
    }

    private static boolean isBox(Element element, String display) {
        if (display.isEmpty()) {
            return HtmlElements.isBox(element.normalName());
        }
        return display.contains("block") || display.contains("flex") || display.contains("grid");
    }

    private static boolean isNothing(String value) {
        return NOTHING.matcher(value).matches();
    }
}
