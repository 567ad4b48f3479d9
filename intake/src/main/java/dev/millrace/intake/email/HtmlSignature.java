package dev.millrace.intake.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// What a mail program marks as the writer's signature by the class or id of an element. Only where something is
/// written above it: some people write within their signature. That of a quoted mail is history.
final class HtmlSignature {
    private static final Set<String> NAMES = Set.of(
            "signature",
            "gmail_signature",
            "gmail_signature_prefix",
            "moz-signature",
            "front-signature",
            "applemailsignature",
            "applemailsignaturelineid",
            "ymail_android_signature",
            "composer_signature",
            "ms-outlook-mobile-signature",
            "protonmail_signature_block",
            "tutanota_signature",
            "zmail_signature",
            "mail_signature",
            "email-signature",
            "email_signature");

    /// With a number behind it.
    private static final String AIRMAIL = "bloop_sign";
    private static final int LONGEST = 200;

    private HtmlSignature() {}

    /// Whether an HTML text may have one; few have.
    static boolean mayBeIn(String html) {
        return html.contains("ignature") || html.contains(AIRMAIL);
    }

    /// Takes the signatures out of a document.
    static void removeFrom(Document document) {
        Finder finder = new Finder();
        document.traverse(finder);
        finder.found.forEach(Node::remove);
    }

    private static boolean isMarked(Element element) {
        return isName(element.id())
                || (element.hasAttr("class")
                        && element.className().length() < LONGEST
                        && element.classNames().stream().anyMatch(HtmlSignature::isName));
    }

    /// Programs through which a mail has gone put `x_` or `ecx` before it.
    private static boolean isName(String name) {
        String bare = name.length() > LONGEST ? "" : name.toLowerCase(Locale.ROOT);
        while (bare.startsWith("x_") || bare.startsWith("ecx")) {
            bare = bare.substring(bare.startsWith("x_") ? 2 : 3);
        }
        return NAMES.contains(bare) || bare.startsWith(AIRMAIL);
    }

    private static final class Finder implements NodeVisitor {
        private final List<Element> found = new ArrayList<>();
        private boolean written;
        private int quoted;
        private int within;

        @Override
        public void head(Node node, int depth) {
            Cancelled.check();
            if (node instanceof TextNode text) {
                written = written || (within == 0 && !text.isBlank() && !isTitle(text.parent()));
            } else if (node instanceof Element element) {
                quoted += isQuote(element) ? 1 : 0;
                if (within > 0) {
                    within++;
                } else if (written && quoted == 0 && isMarked(element)) {
                    found.add(element);
                    within = 1;
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                quoted -= isQuote(element) ? 1 : 0;
                within -= within > 0 ? 1 : 0;
            }
        }

        private static boolean isTitle(@Nullable Node node) {
            return node instanceof Element element && element.normalName().equals("title");
        }

        private static boolean isQuote(Element element) {
            return element.normalName().equals("blockquote") || element.hasClass("gmail_quote");
        }
    }
}
