package dev.millrace.intake.email.html;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.content.Cancelled;
import dev.millrace.intake.email.reply.lines.HeaderField;
import dev.millrace.intake.email.reply.signature.MarkedSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// What mail programs mark by the class or id of an element: the writer's signature, what he quotes, and the line above
/// it. A signature counts only where more than a greeting is written above it and nothing within it, of quotes those
/// alone below and within which nothing is written. The signature in a quoted mail is history.
public final class HtmlMarks {
    private static final Set<String> SIGNATURES = Set.of(
            "gmail_signature",
            "gmail_signature_prefix",
            "moz-signature",
            "front-signature",
            "ox-signature",
            "io-ox-signature",
            "applemailsignature",
            "applemailsignaturelineid",
            "ymail_android_signature",
            "composer_signature",
            "ms-outlook-mobile-signature",
            "protonmail_signature_block",
            "tutanota_signature",
            "zmail_signature",
            "zmail_signature_below",
            "mail_signature",
            "email-signature",
            "email_signature",
            "messagesignaturesection");
    private static final Set<String> QUOTES = Set.of(
            "gmail_quote",
            "gmail_quote_container",
            "protonmail_quote",
            "gmail_attr",
            "moz-cite-prefix",
            "airmail_on",
            "olk_src_body_section",
            "reply-intro",
            "messagereplysection",
            "ms-outlook-mobile-reference-message",
            "mail-editor-reference-message-container",
            "moz-forward-container",
            "zmail_extra",
            "tutanota_quote",
            "isreplycontent",
            "isforwardcontent");

    /// What GMX and WEB.DE name the block that they quote in; a class of this name has any form.
    private static final String GMX = "quote";

    /// Outlook marks where the header of what it quotes begins, and no end: the rest of the mail is history.
    private static final String HEADER_OF_OUTLOOK = "divrplyfwdmsg";
    private static final String ABOVE_RULE_OF_OUTLOOK = "appendonsend";

    /// The id that Outlook on the web gives; a class of this name has any form.
    private static final String OUTLOOK = "signature";

    private static final Pattern LINE_OF_OUTLOOK =
            Pattern.compile("(?i)border-top:\\s{0,9}solid\\s{1,9}#(?:B5C4DF|E1E1E1)");

    private static final Predicate<String> LINE_ABOVE = "gmail_attr"::equals;

    /// It has a number behind it.
    private static final String AIRMAIL = "bloop_sign";
    /// It has a number behind it, or one before it.
    private static final String YAHOO = "yahoo_quoted";

    private static final List<String> OF_SIGNATURES = List.of("ignature", AIRMAIL);
    private static final List<String> OF_QUOTES = List.of(
            "_quote",
            "gmail_attr",
            "moz-cite",
            "airmail_on",
            "reply-intro",
            "OLK_SRC",
            "messageReplySection",
            "outlook-mobile-reference",
            "mail-editor-reference",
            "moz-forward",
            "zmail_extra",
            "isReplyContent",
            "isForwardContent",
            "yahoo_quoted",
            "border-top:",
            "=\"quote\"",
            "divRplyFwdMsg",
            "appendonsend");
    private static final int LONGEST = 200;

    private HtmlMarks() {}

    /// Whether an HTML text may have any, which is soon told; many have none.
    public static boolean mayBeIn(String html, boolean quotes) {
        return OF_SIGNATURES.stream().anyMatch(html::contains)
                || (quotes && OF_QUOTES.stream().anyMatch(html::contains));
    }

    /// Takes signatures out of a document, and quotes if wanted.
    static void removeFrom(Document document, boolean quotes) {
        Finder finder = new Finder(quotes);
        document.traverse(finder);
        finder.signatures.forEach(Node::remove);
        finder.quotes.forEach(Node::remove);
    }

    private static boolean isMarked(Element element, Predicate<String> names) {
        return isMarked(element.id(), names)
                || isMarked(element.attr("name"), names)
                || (element.hasAttr("class")
                        && element.className().length() < LONGEST
                        && element.classNames().stream().anyMatch(name -> isMarked(name, names)));
    }

    /// Programs through which a mail has gone put `x_` or `ecx` before it.
    private static boolean isMarked(String name, Predicate<String> names) {
        String bare = name.length() > LONGEST ? "" : name.toLowerCase(Locale.ROOT);
        while (bare.startsWith("x_") || bare.startsWith("ecx")) {
            bare = bare.substring(bare.startsWith("x_") ? 2 : 3);
        }
        return names.test(bare);
    }

    private static boolean isSignature(Element element) {
        return isMarked(element, HtmlMarks::isOfSignature) || isMarked(element.id(), OUTLOOK::equals);
    }

    private static boolean isOfSignature(String name) {
        return SIGNATURES.contains(name) || name.startsWith(AIRMAIL);
    }

    private static boolean isOfQuote(String name) {
        return QUOTES.contains(name) || name.contains(YAHOO);
    }

    private static boolean isQuote(Element element) {
        return isMarked(element, HtmlMarks::isOfQuote) || isMarked(element.attr("name"), GMX::equals);
    }

    private static boolean beginsHistory(Element element) {
        return isMarked(element.id(), HEADER_OF_OUTLOOK::equals)
                || (isMarked(element.id(), ABOVE_RULE_OF_OUTLOOK::equals) && isAboveRule(element))
                || isHeaderBelowLine(element);
    }

    /// Outlook for Windows gives the header of what it quotes no name, but a line above it, in one of two colours.
    private static boolean isHeaderBelowLine(Element element) {
        return element.normalName().equals("div")
                && LINE_OF_OUTLOOK.matcher(element.attr("style")).find()
                && HeaderField.of(Bounded.clip(element.text(), LONGEST)) != null;
    }

    private static boolean isAboveRule(Element element) {
        Node next = element.nextSibling();
        Node rule = next instanceof TextNode text && text.isBlank() ? next.nextSibling() : next;
        return rule != null && rule.normalName().equals("hr");
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

        /// How deep within the line above a quote, which Gmail repeats where somebody answers within an answer.
        private int lineAbove;

        Finder(boolean wanted) {
            this.wanted = wanted;
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
                    lineAbove += lineAbove > 0 || (quote && isMarked(element, LINE_ABOVE)) ? 1 : 0;
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
            if (wanted && blocks == 0 && beginsHistory(element)) {
                quotes.addAll(fromHereOn(element));
                ended = true;
                return;
            }
            quote = wanted && !isBlock(element) && isQuote(element);
            if (quote) {
                quotes.add(element);
                answerable = false;
                within = 1;
            } else if (doubted == 0 && blocks == 0 && isSignature(element) && element.closest(".gmail_quote") == null) {
                findSignature(element);
            }
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
