package dev.millrace.intake.email.html;

import dev.millrace.intake.Bounded;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// HTML as a person would read it aloud: paragraphs, lists, tables, links with their target, quotes marked by `>`.
public final class HtmlText {
    private static final int LONGEST = 1_000_000;
    private static final Pattern META = Pattern.compile("(?i)<meta[^>]{0,200}?charset\\s*=\\s*[\"']?([\\w.:-]{1,40})");
    private static final Pattern INLINE = Pattern.compile("(?i)cid:([^\\s\"'<>)]{1,300})");

    private HtmlText() {}

    /// The text of a page or a piece of one. Of very long HTML only the first million characters are read.
    public static String of(String html) {
        return of(parse(html));
    }

    /// The same without the writer's signature, and without what he quotes if wanted, where the mail program marks
    /// them.
    ///
    /// @param answers whether the mail answers another
    public static String ownText(String html, boolean withoutQuotes, boolean answers) {
        Document document = parse(html);
        HtmlMarks.removeFrom(document, withoutQuotes, answers);
        return of(document);
    }

    /// Whether it is so long that not all of it is read.
    public static boolean isCut(String html) {
        return withoutLargeImages(html).length() > LONGEST;
    }

    /// An element of it.
    public static String of(Element element) {
        HtmlWriter writer = new HtmlWriter();
        element.traverse(writer);
        return writer.text();
    }

    /// Without what its styles hide from readers.
    private static Document parse(String whole) {
        Document document = parseAll(whole);
        if (Unseen.mayBeIn(whole)) {
            Unseen.removeFrom(document);
        }
        return document;
    }

    /// The parser that reads HTML as browsers do fails on some that nobody would write; reading it as mere tags does
    /// not.
    private static Document parseAll(String whole) {
        String html = Bounded.clip(withoutLargeImages(whole), LONGEST);
        try {
            return Jsoup.parse(html);
        } catch (RuntimeException unparsable) {
            return Jsoup.parse(html, Parser.xmlParser());
        }
    }

    private static String withoutLargeImages(String whole) {
        return whole.length() > LONGEST ? PastedImages.of(whole).html() : whole;
    }

    /// The HTML without what no reader sees, within a block that looks as its whole does.
    static String visible(String html) {
        Document document = parse(html);
        document.outputSettings().prettyPrint(false);
        document.getAllElements().stream()
                .filter(HtmlElements::isSilent)
                .toList()
                .forEach(Node::remove);
        Element body = document.selectFirst("body");
        if (body != null && !body.attributes().isEmpty()) {
            body.tagName("div");
        }
        return document.html();
    }

    /// The charset that an HTML text declares of itself, looked for in its beginning.
    public static @Nullable String declaredCharset(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 4_096), StandardCharsets.ISO_8859_1);
        Matcher meta = META.matcher(start);
        return meta.find() ? meta.group(1) : null;
    }

    /// The ids of the images that an HTML text shows by `cid:`.
    public static Set<String> shownImages(@Nullable String html) {
        Set<String> shown = new HashSet<>();
        Matcher image = INLINE.matcher(html == null ? "" : html);
        while (image.find()) {
            shown.add(URLDecoder.decode(
                    image.group(1).replace("+", "%2B").replaceAll("%(?![0-9a-fA-F]{2})", "%25"),
                    StandardCharsets.UTF_8));
        }
        return shown;
    }
}
