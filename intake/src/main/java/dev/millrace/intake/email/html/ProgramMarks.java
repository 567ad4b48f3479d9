package dev.millrace.intake.email.html;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.reply.lines.HeaderField;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/// What mail programs name the elements in which they lay the writer's signature, what he quotes
/// and the line above it: by class, id or name, or by an attribute of their own.
final class ProgramMarks {
    private static final Set<String> SIGNATURES = Set.copyOf(Words.of("""
            gmail_signature, gmail_signature_prefix, moz-signature, front-signature, ox-signature, io-ox-signature,
            applemailsignature, applemailsignaturelineid, ymail_android_signature, composer_signature,
            ms-outlook-mobile-signature, protonmail_signature_block, tutanota_signature, zmail_signature,
            zmail_signature_below, mail_signature, email-signature, email_signature, messagesignaturesection,
            k9mail-signature, sh-signature, ntes-signature, imail_signature, signature_old, mb_sig, _rc_sig, v1_rc_sig,
            __sig_pre__, __sig_post__,
            x-apple-signature, ms-outlook-ios-signature, mail-app-auto-default-signature, __aol_mail_signature__,
            outlooksignature, ms-outlook-signature, editorusersignature, zm-_id_-sgn"""));

    private static final Set<String> QUOTES = Set.copyOf(Words.of("""
            gmail_quote, gmail_quote_container, protonmail_quote, gmail_attr, moz-cite-prefix, airmail_on,
            olk_src_body_section, reply-intro, messagereplysection, ms-outlook-mobile-reference-message,
            mail-editor-reference-message-container, moz-forward-container, zmail_extra, tutanota_quote, isreplycontent,
            isforwardcontent, missive_quote, freshdesk_quote, fernand_quote, outreach-quote, ntes-mailmaster-quote,
            sh-quoted-content, composewebview_previouse_content, edo-original, yahoo-quoted-begin, aolmail_replyheader,
            device_aol_et_org_dt_dd_quote, front-blockquote, ik_mail_quote, reply139content"""));

    /// Zimbra's. People also send on as their own what it once marked so.
    private static final Set<String> QUOTES_OF_ANSWERS = Set.of("__divider__", "__headers__", "__quoted_text__");

    /// What GMX and WEB.DE name the block that they quote in; a class of this name has any form.
    private static final String GMX = "quote";

    /// Outlook marks where the header of what it quotes begins, and no end: the rest of the mail is
    /// history. Where an older one is quoted below it, its number stands behind it; of Outlook
    /// before 2007 it is a class.
    private static final Pattern HEADER_OF_OUTLOOK =
            Pattern.compile("divrplyfwdmsg(?:_\\d{1,9})?|outlookmessageheader");

    private static final String ABOVE_RULE_OF_OUTLOOK = "appendonsend";

    /// The ids that Outlook on the web and houses' templates give; a class of such a name has any form, and forms have
    /// other ids with the word.
    private static final Set<String> SIGNATURE_IDS =
            Set.of("signature", "mysignature", "mysignatureblock", "signatureblock", "emailsignature", "mailsignature");

    /// The class of Nextcloud's, which begins with Usenet's mark; of others a class of this name has any form.
    private static final String NEXTCLOUD = "signature";

    private static final Pattern LINE_OF_OUTLOOK =
            Pattern.compile("(?i)border-top\\s{0,9}:\\s{0,9}solid\\s{1,9}#(?:B5C4DF|E1E1E1)");

    private static final Predicate<String> LINE_ABOVE = "gmail_attr"::equals;

    /// It has a number behind it.
    private static final String AIRMAIL = "bloop_sign";
    /// It has a number behind it, or one before it.
    private static final String YAHOO = "yahoo_quoted";

    private static final List<String> OF_SIGNATURES =
            List.of("ignature", AIRMAIL, "mb_sig", "_rc_sig", "__SIG_P", "_-Sgn");
    private static final List<String> OF_QUOTES = Words.of("""
            _quote, -quote, -blockquote, reply139content, gmail_attr, moz-cite, airmail_on, reply-intro, OLK_SRC, messageReplySection,
            outlook-mobile-reference, mail-editor-reference, moz-forward, zmail_extra, isReplyContent, isForwardContent,
            yahoo_quoted, yahoo-quoted, aolmail_reply, previouse_content, edo-original, border-top, ="quote", divRplyFwdMsg, appendonsend, OutlookMessageHeader,
            __QUOTED_TEXT__""");

    private static final String MAIL_RU = "data-signature-widget";

    /// What only Gmail and Zimbra have.
    private static final List<String> ATTRIBUTES = List.of("data-smartmail", "data-marker");

    private static final int LONGEST = 200;
    private static final int MOST_EMPTY = 20;
    /// What is seen though it holds no text.
    private static final Evaluator SEEN = Selector.evaluatorOf("hr, img");

    private ProgramMarks() {}

    /// Whether an HTML text may have any, which is soon told; many have none.
    static boolean mayBeIn(String html, boolean quotes) {
        return OF_SIGNATURES.stream().anyMatch(html::contains)
                || (quotes && OF_QUOTES.stream().anyMatch(html::contains));
    }

    static boolean isSignature(Element element) {
        return element.hasAttr(MAIL_RU)
                || isMarked(element, ProgramMarks::isOfSignature)
                || isMarked(element.id(), SIGNATURE_IDS::contains)
                || (element.hasClass(NEXTCLOUD) && element.text().startsWith("--"));
    }

    static boolean isQuote(Element element) {
        return isMarked(element, ProgramMarks::isOfQuote) || isMarked(element.attr("name"), GMX::equals);
    }

    /// Whether it is a quote in an answer, below more than a greeting.
    static boolean isQuoteOfAnswer(Element element) {
        return isMarked(element, QUOTES_OF_ANSWERS::contains);
    }

    /// Whether it is the line above a quote.
    static boolean isLineAbove(Element element) {
        return isMarked(element, LINE_ABOVE);
    }

    /// Whether all from here on is history.
    static boolean beginsHistory(Element element) {
        return isMarked(element, name -> HEADER_OF_OUTLOOK.matcher(name).matches())
                || (isMarked(element.id(), ABOVE_RULE_OF_OUTLOOK::equals) && isAboveRule(element))
                || isHeaderBelowLine(element);
    }

    private static boolean isMarked(Element element, Predicate<String> names) {
        return isMarked(element.id(), names)
                || isMarked(element.attr("name"), names)
                || ATTRIBUTES.stream().anyMatch(attribute -> isMarked(element.attr(attribute), names))
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

    private static boolean isOfSignature(String name) {
        return SIGNATURES.contains(name) || name.startsWith(AIRMAIL);
    }

    private static boolean isOfQuote(String name) {
        return QUOTES.contains(name) || name.contains(YAHOO);
    }

    /// Outlook for Windows gives the header of what it quotes no name, but a line above it, in one
    /// of two colours.
    private static boolean isHeaderBelowLine(Element element) {
        return element.normalName().equals("div")
                && LINE_OF_OUTLOOK.matcher(element.attr("style")).find()
                && HeaderField.of(Bounded.clip(element.text(), LONGEST)) != null;
    }

    /// A few empty lines may stand between.
    private static boolean isAboveRule(Element element) {
        Node next = element.nextSibling();
        for (int passed = 0; passed < MOST_EMPTY && next != null && isEmpty(next); passed++) {
            next = next.nextSibling();
        }
        return next != null && next.normalName().equals("hr");
    }

    private static boolean isEmpty(Node node) {
        return (node instanceof TextNode text && text.isBlank())
                || (node instanceof Element element
                        && !element.normalName().equals("hr")
                        && !element.hasText()
                        && element.selectFirst(SEEN) == null);
    }
}
