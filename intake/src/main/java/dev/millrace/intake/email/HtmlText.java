package dev.millrace.intake.email;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// HTML as a person would read it aloud: paragraphs, lists, tables, links with their target, quotes marked by `>`.
final class HtmlText {
    private static final int LONGEST = 2_000_000;
    /// Line ends and quote marks around a link's text.
    private static final int LONGEST_MARKS = 200;
    private static final Pattern META = Pattern.compile("(?i)<meta[^>]{0,200}?charset\\s*=\\s*[\"']?([\\w.:-]{1,40})");
    private static final Pattern INLINE = Pattern.compile("(?i)cid:([^\\s\"'<>)]{1,300})");
    private static final Set<String> SILENT =
            Set.of("style", "script", "head", "title", "noscript", "template", "object", "svg");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "table",
            "tr",
            "blockquote",
            "pre",
            "hr",
            "section",
            "article",
            "header",
            "footer",
            "address",
            "dl",
            "dt",
            "dd",
            "form",
            "fieldset",
            "center",
            "body",
            "html",
            "main",
            "nav",
            "aside",
            "figure",
            "figcaption",
            "tbody",
            "thead",
            "tfoot",
            "caption");
    private static final Set<String> SPACED =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre");
    /// Never on the line of an item's mark.
    private static final Set<String> STANDS_ALONE = Set.of("ul", "ol", "table", "blockquote", "pre", "hr");

    private HtmlText() {}

    static String of(String html) {
        return of(parse(html));
    }

    /// The same without the writer's signature, and without what he quotes if wanted, where the mail program marks
    /// them.
    static String ownText(String html, boolean withoutQuotes) {
        Document document = parse(html);
        HtmlMarks.removeFrom(document, withoutQuotes);
        return of(document);
    }

    /// An element of it.
    static String of(Element element) {
        Writer writer = new Writer();
        element.traverse(writer);
        return writer.text();
    }

    /// The parser that reads HTML as browsers do fails on some that nobody would write; reading it as mere tags does
    /// not.
    private static Document parse(String whole) {
        String telling = whole.length() > LONGEST ? PastedImages.of(whole).html() : whole;
        String html = MailReading.clip(telling, LONGEST);
        try {
            return Jsoup.parse(html);
        } catch (RuntimeException unparsable) {
            return Jsoup.parse(html, Parser.xmlParser());
        }
    }

    /// The HTML without what no reader sees, within a block that looks as its whole does.
    static String visible(String html) {
        Document document = parse(html);
        document.outputSettings().prettyPrint(false);
        document.getAllElements().stream().filter(Writer::isSilent).toList().forEach(Node::remove);
        Element body = document.selectFirst("body");
        if (body != null && !body.attributes().isEmpty()) {
            body.tagName("div");
        }
        return document.html();
    }

    /// The charset that an HTML text declares of itself, looked for in its beginning.
    static @Nullable String declaredCharset(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 4_096), StandardCharsets.ISO_8859_1);
        Matcher meta = META.matcher(start);
        return meta.find() ? meta.group(1) : null;
    }

    /// The ids of the images that an HTML text shows by `cid:`.
    static Set<String> shownImages(@Nullable String html) {
        Set<String> shown = new HashSet<>();
        Matcher image = INLINE.matcher(html == null ? "" : html);
        while (image.find()) {
            shown.add(URLDecoder.decode(
                    image.group(1).replace("+", "%2B").replaceAll("%(?![0-9a-fA-F]{2})", "%25"),
                    StandardCharsets.UTF_8));
        }
        return shown;
    }

    /// How much was written when a link began.
    private record LinkStart(int at, int letters) {}

    /// Signs, not letters: what is written as an image by a name is no emoji.
    private static boolean mayBeEmoji(int c) {
        return c > 0x2000 && !Character.isLetterOrDigit(c);
    }

    private static final class Writer implements NodeVisitor {
        private static final String GMAIL = "gmail_quote";
        private static final int LONGEST_STYLE = 500;
        private static final Pattern HIDDEN = Pattern.compile("(?i)display\\s{0,9}:\\s{0,9}none\\b");
        private static final Pattern NO_BORDER = Pattern.compile("(?i)border\\s{0,9}:\\s{0,9}(?:none|0)\\b");
        private static final Pattern STROKE = Pattern.compile("(?i)border-left[^:;]{0,9}:(?!\\s{0,9}(?:none|0)\\b)");
        private static final Pattern OTHER_TARGET = Pattern.compile("(?i)(?:mailto|tel):([^?\\s<>]{3,300})");
        private static final int UNNUMBERED = -1;
        private static final int LONGEST_EMOJI = 16;
        private static final int LONGEST_ALTERNATIVE = 200;
        private static final Pattern FILE_NAME = Pattern.compile("\\S{1,200}\\.[A-Za-z]{3,4}");
        private static final int DEEPEST_INDENT = 8;

        private final StringBuilder out = new StringBuilder();
        private final Deque<LinkStart> links = new ArrayDeque<>();
        private int letters;
        private int quotes;
        private int replies;
        private final Deque<Boolean> quotedBlocks = new ArrayDeque<>();
        private int silent;
        private int preformatted;

        /// Where each list item and table cell that is open began to be written.
        private final Deque<Integer> entries = new ArrayDeque<>();

        /// Nothing is written yet behind an item's mark or a cell's beginning: its first block stands there.
        private boolean entryBegins;

        /// The number of the next item of each list that is open, or [#UNNUMBERED].
        private final Deque<Integer> nextItems = new ArrayDeque<>();
        private boolean lineStart = true;
        private boolean spacePending;
        private int breaks = 2;

        /// Without blanks at line ends; Outlook writes them where it means an empty line.
        String text() {
            StringBuilder text = new StringBuilder(out.length());
            int empty = 0;
            for (String line : out.toString().replace('\u00a0', ' ').split("\n", -1)) {
                String bare = line.stripTrailing();
                empty = bare.isEmpty() ? empty + 1 : 0;
                if (empty < 2) {
                    text.append(bare).append('\n');
                }
            }
            return withoutEmptyQuote(text.toString().stripTrailing());
        }

        private static String withoutEmptyQuote(String text) {
            int end = text.length();
            while (text.startsWith("\n>", end - 2)) {
                end -= 2;
                while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
                    end--;
                }
            }
            return text.substring(0, end);
        }

        @Override
        public void head(Node node, int depth) {
            Cancelled.check();
            if (node instanceof TextNode text) {
                if (silent == 0) {
                    write(text.getWholeText());
                }
                return;
            }
            if (!(node instanceof Element element)) {
                return;
            }
            String name = element.normalName();
            if (isSilent(element)) {
                silent++;
            } else if (name.equals("a")) {
                links.push(new LinkStart(out.length(), letters));
            } else if (name.equals("br")) {
                newLine();
            } else if (name.equals("img")) {
                image(element);
            } else if (BLOCKS.contains(name)) {
                open(element, name);
            } else if (isCell(name)) {
                if (element.previousElementSibling() != null) {
                    lineOf(" | ");
                }
                openEntry();
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            String name = element.normalName();
            if (isSilent(element)) {
                silent--;
            } else if (name.equals("a")) {
                link(element);
            } else if (BLOCKS.contains(name)) {
                close(element, name);
            } else if (isCell(name)) {
                closeEntry();
            }
        }

        private static boolean isCell(String name) {
            return name.equals("td") || name.equals("th");
        }

        private void openEntry() {
            entries.push(out.length());
            entryBegins = true;
        }

        /// What follows a single line in an item or cell stands as close as if no block were around that line: Word and
        /// Outlook lay one around each.
        private void closeEntry() {
            int start = entries.pop();
            int end = out.indexOf("\n", start);
            if (end > start && isEmptyLines(end)) {
                out.setLength(end);
                lineStart = false;
                breaks = 0;
            }
            entryBegins = false;
        }

        private boolean isEmptyLines(int from) {
            for (int i = from; i < out.length(); i++) {
                if (out.charAt(i) != '\n' && out.charAt(i) != '>') {
                    return false;
                }
            }
            return true;
        }

        /// What no reader sees, such as the lines that newsletters hide at their top.
        private static boolean isSilent(Element element) {
            String style = element.attr("style");
            return SILENT.contains(element.normalName())
                    || element.hasAttr("hidden")
                    || (style.length() < LONGEST_STYLE && HIDDEN.matcher(style).find());
        }

        /// Mail programs send emoji as images, and newsletters what a link says.
        private void image(Element element) {
            String alternative = element.attr("alt").strip();
            boolean emoji = alternative.length() <= LONGEST_EMOJI
                    && alternative.codePoints().allMatch(HtmlText::mayBeEmoji);
            if (silent == 0 && (emoji || (!links.isEmpty() && isWords(alternative) && !isPixel(element)))) {
                write(alternative);
            }
        }

        private static boolean isWords(String alternative) {
            return !alternative.isEmpty()
                    && alternative.length() <= LONGEST_ALTERNATIVE
                    && !FILE_NAME.matcher(alternative).matches();
        }

        private static boolean isPixel(Element image) {
            return isTiny(image.attr("width")) || isTiny(image.attr("height"));
        }

        private static boolean isTiny(String size) {
            return size.equals("0") || size.equals("1") || size.equals("0px") || size.equals("1px");
        }

        private void open(Element element, String name) {
            entryBegins = entryBegins && !STANDS_ALONE.contains(name);
            breakLine(emptyLines(name));
            switch (name) {
                case "blockquote" -> openQuote(element);
                case "div" -> replies += element.hasClass(GMAIL) ? 1 : 0;
                case "pre" -> preformatted++;
                case "ol" -> nextItems.push(number(element.attr("start"), 1));
                case "ul" -> nextItems.push(UNNUMBERED);
                case "li" -> {
                    indent();
                    lineOf(mark(element));
                    openEntry();
                }
                case "hr" -> lineOf("----");
                default -> {}
            }
        }

        private void openQuote(Element block) {
            boolean quote = !isIndented(block) && !isOwn(block);
            quotedBlocks.push(quote);
            quotes += quote ? 1 : 0;
        }

        /// Gmail's and Outlook's buttons for indenting make blocks without a stroke at their side.
        private static boolean isIndented(Element block) {
            String style = block.attr("style");
            return style.length() < LONGEST_STYLE
                    && NO_BORDER.matcher(style).find()
                    && !STROKE.matcher(style).find();
        }

        /// Gmail lays what it quotes in a reply, and the line above it, into a `div`. A block without one, and without
        /// such a line, the writer made with the button for quotes.
        private boolean isOwn(Element block) {
            return block.hasClass(GMAIL) && replies == 0 && quotes == 0 && !isIntroduced();
        }

        private boolean isIntroduced() {
            int end = out.length();
            while (end > 0 && out.charAt(end - 1) == '\n') {
                end--;
            }
            return end > 0 && ":：".indexOf(out.charAt(end - 1)) >= 0;
        }

        /// The empty line below a quote is not quoted.
        private void close(Element element, String name) {
            switch (name) {
                case "blockquote" -> quotes -= quotedBlocks.pop() ? 1 : 0;
                case "div" -> replies -= element.hasClass(GMAIL) ? 1 : 0;
                case "pre" -> preformatted--;
                case "ol", "ul" -> nextItems.pop();
                case "li" -> closeEntry();
                default -> {}
            }
            breakLine(emptyLines(name));
        }

        /// A list within a list stands close.
        private int emptyLines(String name) {
            boolean inner = !nextItems.isEmpty() && (name.equals("ol") || name.equals("ul"));
            return SPACED.contains(name) && !inner ? 2 : 1;
        }

        /// A list within an item stands to its right.
        private void indent() {
            int depth = silent > 0 ? 0 : Math.min(nextItems.size() - 1, DEEPEST_INDENT);
            for (int i = 0; i < depth; i++) {
                put(' ');
                put(' ');
            }
        }

        private String mark(Element item) {
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
            if (silent == 0 && !target.isEmpty() && letters > start.letters() && !isWritten(target, start.at())) {
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
            return sameTarget(out.substring(start).replaceAll("(?m)^[> ]+", "").strip(), target);
        }

        private static boolean sameTarget(String text, String target) {
            String bare = target.replaceFirst("^https?://", "").replaceFirst("/$", "");
            return text.equals(target)
                    || text.replaceFirst("^https?://", "")
                            .replaceFirst("/$", "")
                            .equals(bare);
        }

        private void write(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (preformatted > 0 && c == '\n') {
                    newLine();
                } else if (preformatted > 0 && (c == ' ' || c == '\t')) {
                    put(c);
                } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                    spacePending = spacePending || !lineStart;
                } else if (c != '\u200b' && c != '\ufeff' && c != '\u00ad') {
                    put(c);
                }
            }
        }

        private void lineOf(String text) {
            if (silent > 0) {
                return;
            }
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == ' ') {
                    spacePending = true;
                } else {
                    put(text.charAt(i));
                }
            }
        }

        private void put(char c) {
            if (lineStart) {
                out.append("> ".repeat(Math.min(quotes, 20)));
                lineStart = false;
            }
            if (spacePending) {
                out.append(' ');
                spacePending = false;
            }
            out.append(c);
            letters++;
            breaks = 0;
            entryBegins = false;
        }

        private void newLine() {
            if (lineStart && breaks < 2) {
                out.append(">".repeat(Math.min(quotes, 20)));
            }
            if (breaks < 2) {
                out.append('\n');
                breaks++;
            }
            lineStart = true;
            spacePending = false;
        }

        private void breakLine(int wanted) {
            if (entryBegins) {
                return;
            }
            while (breaks < wanted) {
                newLine();
            }
            lineStart = true;
            spacePending = false;
        }
    }
}
