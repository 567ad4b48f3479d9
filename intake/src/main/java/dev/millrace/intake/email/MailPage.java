package dev.millrace.intake.email;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.header.MailDate;
import dev.millrace.intake.email.header.MailHeaders;
import dev.millrace.intake.email.html.FlatText;
import dev.millrace.intake.email.html.HtmlSecrets;
import dev.millrace.intake.email.html.HtmlText;
import dev.millrace.intake.email.html.InlineImages;
import dev.millrace.intake.email.html.PastedImages;
import dev.millrace.intake.email.html.SafeHtml;
import dev.millrace.intake.email.mime.MailBody;
import dev.millrace.intake.email.mime.MimeStructure;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.message.FlagWords;
import dev.millrace.tickets.secrets.Secrets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A mail as its writer meant it to look, as a page for technicians: safe, without secrets, its own images in their
/// places. It is made of the raw mail whenever somebody asks, so that what is known of attacks and secrets by then
/// holds for old mails too.
public final class MailPage {
    /// What a browser may do with such a page beside showing it: open a link in another window. Nothing is loaded.
    public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
            + " sandbox allow-popups allow-popups-to-escape-sandbox";

    private static final Pattern REMOTE_IMAGE =
            Pattern.compile("(?i)<img\\b[^>]{0,300}?\\bsrc\\s{0,9}=\\s{0,9}[\"']?(?:https?:)?//");
    private static final int MOST_ADDRESSES = 50;
    private static final int LONGEST_TITLE = 300;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String STYLE = """
            html{color-scheme:light}
            body{margin:0;background:#fff;color:#1c1c1c;font:15px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
            dl{margin:0;padding:.6rem .9rem;background:#f3f4f6;border-bottom:1px solid #d5d8dd;display:grid;
            grid-template-columns:max-content 1fr;gap:.1rem .8rem;font-size:13px}
            dt{color:#565b63}dd{margin:0;white-space:pre-wrap}
            .note{margin:0;padding:.5rem .9rem;background:#fff6dd;border-bottom:1px solid #e6d9ac;font-size:13px}
            main{padding:.9rem;overflow:auto;contain:paint}
            main.text{white-space:pre-wrap}
            main p{margin:.45em 0}img{max-width:100%;height:auto}blockquote{margin:.4rem 0;padding-left:.8rem;border-left:3px solid #c9ced6}
            """;

    private MailPage() {}

    /// The page.
    ///
    /// @param raw the mail as it came
    /// @param mailboxes that it may have come to, of one tenant: what is suspicious depends on them
    public static String of(RawMail raw, List<MailboxContext> mailboxes) {
        MimeStructure.Parsed parsed = MimeStructure.of(raw.bytes());
        MailHeaders headers =
                new MailHeaders(parsed.root().headers(), parsed.root().type().charset());
        MailBody body = MailBody.of(parsed);
        PastedImages pasted = PastedImages.of(Objects.requireNonNullElse(body.html(), ""));
        String html = body.html() == null ? null : pasted.html();
        SafeHtml safe = html == null ? null : new SafeHtml(html);
        Element shown = safe == null ? null : tree(safe);
        InlineImages images = new InlineImages(body.files(), pasted);
        if (shown != null) {
            images.leavePlacesIn(shown);
        }
        HtmlSecrets secrets = secrets(headers, body, html, shown);

        List<String> notes = new ArrayList<>();
        FlagWords.of(flags(raw, headers, body, mailboxes)).stream()
                .map(words -> Secrets.mask(words, secrets.values()))
                .forEach(notes::add);
        if (safe != null && safe.isCut()) {
            notes.add("It is very long; only its beginning is shown.");
        }
        if (html != null && REMOTE_IMAGE.matcher(html).find()) {
            notes.add("Images that lie on other servers are not loaded.");
        }
        if (!secrets.areNone()) {
            notes.add("Secrets in it are masked.");
        }
        if (!secrets.areAll()) {
            notes.add("It holds more than " + HtmlSecrets.MOST
                    + " secrets, too many to look for each, so it is not shown.");
            shown = null;
        } else if (shown != null && !secrets.takeOutOf(shown)) {
            notes.add("They cannot be taken out of its layout for certain, so its text is shown without it.");
            shown = null;
        }
        Document page = page(title(headers, secrets), facts(headers, secrets), notes);
        Element main = page.body().appendElement("main");
        if (!secrets.areAll()) {
            main.remove();
        } else if (shown == null) {
            String text = Secrets.mask(body.text(), secrets.values());
            main.addClass("text").text(text.isBlank() ? "(There is no text in it.)" : text);
        } else {
            images.show();
            shown.select("a[href]").forEach(MailPage::tellTarget);
            main.insertChildren(0, List.copyOf(shown.childNodes()));
        }
        return page.html();
    }

    /// A page that says why there is no mail to be seen.
    public static String notice(String words) {
        return page("No mail", List.of(), List.of(words)).html();
    }

    /// What intake would notice about it now.
    private static List<String> flags(RawMail raw, MailHeaders headers, MailBody body, List<MailboxContext> mailboxes) {
        List<MailAddress> recipients = Stream.of("Delivered-To", "To", "Cc")
                .flatMap(field -> headers.addresses(field).stream())
                .toList();
        return mailboxes.stream()
                .filter(mailbox -> recipients.stream().anyMatch(one -> mailbox.isOurs(one.address())))
                .findFirst()
                .or(() -> mailboxes.stream().findFirst())
                .map(mailbox -> MailParser.parse(raw, mailbox)
                        .accepted()
                        .inbound(Instant.EPOCH, null)
                        .flags())
                .orElseGet(() -> List.copyOf(body.flags()));
    }

    private static Element tree(SafeHtml safe) {
        Document document = Jsoup.parseBodyFragment(safe.text());
        document.outputSettings().prettyPrint(false);
        return document.body();
    }

    private static HtmlSecrets secrets(
            MailHeaders headers, MailBody body, @Nullable String html, @Nullable Element shown) {
        String subject = headers.text("Subject").orElse("");
        Stream<String> texts = Stream.of(subject, body.text());
        Stream<String> forms = html == null || shown == null
                ? Stream.of()
                : Stream.of(HtmlText.of(html), FlatText.of(shown).text());
        return HtmlSecrets.in(subject, Stream.concat(texts, forms).distinct().toList());
    }

    private static String title(MailHeaders headers, HtmlSecrets secrets) {
        String subject = headers.text("Subject").orElse("");
        return Bounded.clip(Secrets.mask(subject, secrets.values()), LONGEST_TITLE);
    }

    /// One line of the page's head.
    private record Fact(String name, String value) {}

    private static List<Fact> facts(MailHeaders headers, HtmlSecrets secrets) {
        Instant date = MailDate.of(headers);
        return Stream.of(
                        new Fact("From", addresses(headers, "From")),
                        new Fact("To", addresses(headers, "To")),
                        new Fact("Cc", addresses(headers, "Cc")),
                        new Fact("Written", date == null ? "" : DATE.format(date)),
                        new Fact("Subject", headers.text("Subject").orElse("")))
                .filter(fact -> !fact.value().isBlank())
                .map(fact -> new Fact(fact.name(), Secrets.mask(fact.value(), secrets.values())))
                .toList();
    }

    private static String addresses(MailHeaders headers, String field) {
        List<MailAddress> all = headers.addresses(field);
        String first = all.stream()
                .limit(MOST_ADDRESSES)
                .map(address ->
                        address.name() == null ? address.address() : address.name() + " <" + address.address() + ">")
                .collect(Collectors.joining(", "));
        return all.size() > MOST_ADDRESSES ? first + " and " + (all.size() - MOST_ADDRESSES) + " more" : first;
    }

    private static Document page(String title, List<Fact> facts, List<String> notes) {
        Document page = Document.createShell("");
        page.outputSettings().prettyPrint(false);
        page.prependChild(new org.jsoup.nodes.DocumentType("html", "", ""));
        page.head().appendElement("meta").attr("charset", "utf-8");
        page.title(title);
        page.head().appendElement("style").appendChild(new DataNode(STYLE));
        if (!facts.isEmpty()) {
            Element list = page.body().appendElement("dl");
            facts.forEach(fact -> {
                list.appendElement("dt").text(fact.name());
                list.appendElement("dd").text(fact.value());
            });
        }
        notes.forEach(note -> page.body().appendElement("p").addClass("note").text(note));
        return page;
    }

    /// Where it leads is told whatever the link says, and opened beside the desk.
    private static void tellTarget(Element link) {
        link.attr("target", "_blank").attr("title", Bounded.clip(link.attr("href"), LONGEST_TITLE));
    }
}
