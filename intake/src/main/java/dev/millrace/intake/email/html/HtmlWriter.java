package dev.millrace.intake.email.html;

import dev.millrace.intake.email.content.Cancelled;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Writes what HTML says as a person would read it, element by element.
final class HtmlWriter implements NodeVisitor {
    private static final String GMAIL = "gmail_quote";
    private static final Pattern OTHER_TARGET = Pattern.compile("(?i)(?:mailto|tel):([^?\\s<>]{3,300})");
    private static final int UNNUMBERED = -1;
    private static final int DEEPEST_INDENT = 8;
    /// Line ends and quote marks around a link's text.
    private static final int LONGEST_MARKS = 200;

    /// How much was written when a link began.
    private record LinkStart(int at, int letters) {}

    private final ReadableLines out = new ReadableLines();
    private final Deque<LinkStart> links = new ArrayDeque<>();
    private int replies;
    private final Deque<Boolean> quotedBlocks = new ArrayDeque<>();
    private int silent;
    private int preformatted;

    /// Where each list item and table cell that is open began to be written.
    private final Deque<Integer> entries = new ArrayDeque<>();

    /// Nothing is written yet behind an item's mark or a cell's beginning, of so many letters in all: its first block
    /// stands there.
    private int entryBegins = -1;

    /// The number of the next item of each list that is open, or [#UNNUMBERED].
    private final Deque<Integer> nextItems = new ArrayDeque<>();

    String text() {
        return out.text();
    }

    @Override
    public void head(Node node, int depth) {
        Cancelled.check();
        if (node instanceof TextNode text) {
            write(text.getWholeText());
        } else if (node instanceof Element element) {
            preformatted += HtmlElements.isPreformatted(element) ? 1 : 0;
            begin(element, element.normalName());
        }
    }

    private void begin(Element element, String name) {
        if (HtmlElements.isSilent(element)) {
            silent++;
        } else if (name.equals("a")) {
            links.push(new LinkStart(out.length(), out.letters()));
        } else if (name.equals("br")) {
            out.newLine();
        } else if (name.equals("img")) {
            image(element);
        } else if (HtmlElements.isBlock(name)) {
            open(element, name);
        } else if (HtmlElements.isCell(name)) {
            if (element.previousElementSibling() != null) {
                mark(out.endsWithColon() ? " " : " | ");
            }
            openEntry();
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        preformatted -= HtmlElements.isPreformatted(element) ? 1 : 0;
        String name = element.normalName();
        if (HtmlElements.isSilent(element)) {
            silent--;
        } else if (name.equals("a")) {
            link(element);
        } else if (HtmlElements.isBlock(name)) {
            close(element, name);
        } else if (HtmlElements.isCell(name)) {
            closeEntry();
        }
    }

    private void write(String text) {
        if (silent > 0) {
            return;
        }
        if (preformatted > 0) {
            out.asItIs(text);
        } else {
            out.flow(text);
        }
    }

    private void mark(String mark) {
        if (silent == 0) {
            out.mark(mark);
        }
    }

    private void openEntry() {
        entries.push(out.length());
        entryBegins = out.letters();
    }

    private boolean isAtEntry() {
        return entryBegins == out.letters();
    }

    /// What follows a single line in an item or cell stands as close as if no block were around that line: Word and
    /// Outlook lay one around each.
    private void closeEntry() {
        out.closeUp(entries.pop());
        entryBegins = -1;
    }

    /// Mail programs send emoji as images, and newsletters what a link says.
    private void image(Element element) {
        String alternative = element.attr("alt").strip();
        if (HtmlElements.isEmoji(alternative) || (!links.isEmpty() && HtmlElements.isWords(element, alternative))) {
            write(alternative);
        }
    }

    private void open(Element element, String name) {
        entryBegins = HtmlElements.standsAlone(name) ? -1 : entryBegins;
        breakLine(name);
        switch (name) {
            case "blockquote" -> openQuote(element);
            case "div" -> replies += element.hasClass(GMAIL) ? 1 : 0;
            case "ol" -> nextItems.push(number(element.attr("start"), 1));
            case "ul" -> nextItems.push(UNNUMBERED);
            case "li" -> {
                indent();
                mark(itemMark(element));
                openEntry();
            }
            case "hr" -> mark("----");
            default -> {}
        }
    }

    private void openQuote(Element block) {
        boolean quote = !HtmlElements.isIndented(block) && !isOwn(block);
        quotedBlocks.push(quote);
        if (quote) {
            out.beginQuote();
        }
    }

    /// Gmail lays what it quotes in a reply, and the line above it, into a `div`. A block without one, and without
    /// such a line, the writer made with the button for quotes.
    private boolean isOwn(Element block) {
        return isFromPage(block) || (block.hasClass(GMAIL) && replies == 0 && !out.isInQuote() && !out.endsWithColon());
    }

    /// Mail programs cite a mail (`mid:`), people a page.
    private static boolean isFromPage(Element block) {
        return block.attr("cite").startsWith("http") && !block.attr("type").equals("cite");
    }

    /// The empty line below a quote is not quoted.
    private void close(Element element, String name) {
        switch (name) {
            case "blockquote" -> {
                if (quotedBlocks.pop()) {
                    out.endQuote();
                }
            }
            case "div" -> replies -= element.hasClass(GMAIL) ? 1 : 0;
            case "ol", "ul" -> nextItems.pop();
            case "li" -> closeEntry();
            default -> {}
        }
        breakLine(name);
    }

    /// A list within a list stands close.
    private void breakLine(String name) {
        if (!isAtEntry()) {
            boolean inner = !nextItems.isEmpty() && (name.equals("ol") || name.equals("ul"));
            out.end(HtmlElements.isSpaced(name) && !inner ? 2 : 1);
        }
    }

    /// A list within an item stands to its right.
    private void indent() {
        int depth = silent > 0 ? 0 : Math.min(nextItems.size() - 1, DEEPEST_INDENT);
        for (int i = 0; i < depth; i++) {
            out.put(' ');
            out.put(' ');
        }
    }

    private String itemMark(Element item) {
        Integer next = nextItems.peek();
        if (next == null || next == UNNUMBERED) {
            return "- ";
        }
        int number = number(item.attr("value"), next);
        nextItems.pop();
        nextItems.push(number + 1);
        return number + ". ";
    }

    private static int number(String attribute, int usual) {
        return attribute.matches("\\d{1,5}") ? Integer.parseInt(attribute) : usual;
    }

    private void link(Element element) {
        LinkStart start = links.pop();
        String target = target(element.attr("href").strip());
        if (!target.isEmpty() && out.letters() > start.letters() && !isWritten(target, start.at())) {
            write(" <" + target + ">");
        }
    }

    /// Where a link leads that a reader can follow: a page, an address to write to or a number to call; or nothing.
    private static String target(String reference) {
        Matcher other = OTHER_TARGET.matcher(reference);
        boolean page = reference.startsWith("http://") || reference.startsWith("https://");
        return page ? reference : other.lookingAt() ? other.group(1) : "";
    }

    /// Whether what was written from there is the target itself. Links may lie within links, hundreds deep: what
    /// is longer than the target need not be looked at.
    private boolean isWritten(String target, int start) {
        if (out.length() - start > target.length() + LONGEST_MARKS) {
            return false;
        }
        return sameTarget(out.since(start).replaceAll("(?m)^[> ]+", "").strip(), target);
    }

    private static boolean sameTarget(String text, String target) {
        return text.equals(target) || bare(text).equals(bare(target));
    }

    private static String bare(String link) {
        return link.replaceFirst("^<?(?:https?://)?", "").replaceFirst("/?>?$", "");
    }
}
