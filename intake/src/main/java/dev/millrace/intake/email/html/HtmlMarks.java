package dev.millrace.intake.email.html;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.content.Cancelled;
import dev.millrace.intake.email.reply.signature.MarkedSignature;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// What mail programs mark by the class or id of an element: the writer's signature, what he
/// quotes, and the line above it. A signature counts only where more than a greeting is written
/// above it and nothing within it, of quotes those alone below and within which nothing is written.
/// The signature in a quoted mail is history.
public final class HtmlMarks {
    private static final int LONGEST = 200;

    private HtmlMarks() {}

    /// Whether an HTML text may have any, which is soon told; many have none.
    public static boolean mayBeIn(String html, boolean quotes) {
        return ProgramMarks.mayBeIn(html, quotes);
    }

    /// Takes signatures out of a document, and quotes if wanted.
    ///
    /// @param answers whether the mail answers another
    static void removeFrom(Document document, boolean quotes, boolean answers) {
        Finder finder = new Finder(quotes, answers);
        document.traverse(finder);
        finder.signatures.forEach(Node::remove);
        finder.quotes.forEach(Node::remove);
    }

    /// An element and all that stands below it in the document, with the rule right above it.
    private static List<Node> fromHereOn(Element element) {
        List<Node> rest = new ArrayList<>();
        Node previous = element.previousSibling();
        Node above = previous instanceof TextNode text && text.isBlank() ? previous.previousSibling() : previous;
        if (above != null && above.normalName().equals("hr")) {
            rest.add(above);
        }
        rest.add(element);
        for (Node at = element; at != null; at = at.parent()) {
            for (Node next = at.nextSibling(); next != null; next = next.nextSibling()) {
                rest.add(next);
            }
        }
        return rest;
    }

    private static final class Finder implements NodeVisitor {
        private final List<Element> signatures = new ArrayList<>();
        private final List<Node> quotes = new ArrayList<>();
        private final boolean wanted;
        private final boolean answers;
        /// The beginning of what is written.
        private final StringBuilder above = new StringBuilder();

        private int blocks;
        private int within;
        /// How deep within what seems a signature, and is more.
        private int doubted;
        private boolean quote;
        /// All that follows is history.
        private boolean ended;
        private boolean answerable;

        /// How deep within the line above a quote, which Gmail repeats where somebody answers
        /// within an answer.
        private int lineAbove;

        Finder(boolean wanted, boolean answers) {
            this.wanted = wanted;
            this.answers = answers;
        }

        @Override
        public void head(Node node, int depth) {
            Cancelled.check();
            if (ended) {
                return;
            }
            if (node instanceof TextNode text) {
                if (!text.isBlank() && !isTitle(text.parent())) {
                    read(text);
                }
            } else if (node instanceof Element element) {
                blocks += isBlock(element) ? 1 : 0;
                doubted += doubted > 0 ? 1 : 0;
                if (within > 0) {
                    within++;
                    lineAbove += lineAbove > 0 || (quote && ProgramMarks.isLineAbove(element)) ? 1 : 0;
                } else if (!above.isEmpty()) {
                    find(element);
                }
            }
        }

        private void read(TextNode text) {
            boolean own = within == 0 || (quote && answerable && lineAbove == 0);
            if (own && blocks == 0) {
                quotes.clear();
            }
            if (within == 0 && above.length() < LONGEST) {
                above.append(Bounded.clip(text.text(), LONGEST));
            }
        }

        private void find(Element element) {
            if (wanted && blocks == 0 && ProgramMarks.beginsHistory(element)) {
                quotes.addAll(fromHereOn(element));
                ended = true;
                return;
            }
            quote = wanted && !isBlock(element) && isQuote(element);
            if (quote) {
                quotes.add(element);
                answerable = false;
                within = 1;
            } else if (doubted == 0
                    && blocks == 0
                    && ProgramMarks.isSignature(element)
                    && element.closest(".gmail_quote") == null) {
                findSignature(element);
            }
        }

        private boolean isQuote(Element element) {
            return ProgramMarks.isQuote(element)
                    || (answers
                            && ProgramMarks.isQuoteOfAnswer(element)
                            && !MarkedSignature.isGreeting(above.toString()));
        }

        private void findSignature(Element element) {
            if (!MarkedSignature.isGreeting(above.toString()) && MarkedSignature.isOne(HtmlText.of(element))) {
                signatures.add(element);
                within = 1;
            } else {
                doubted = 1;
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                answerable = answerable || isBlock(element);
                blocks -= isBlock(element) ? 1 : 0;
                within -= within > 0 ? 1 : 0;
                lineAbove -= lineAbove > 0 ? 1 : 0;
                doubted -= doubted > 0 ? 1 : 0;
            }
        }

        private static boolean isTitle(@Nullable Node node) {
            return node instanceof Element element && element.normalName().equals("title");
        }

        private static boolean isBlock(Element element) {
            return element.normalName().equals("blockquote");
        }
    }
}
