package dev.millrace.intake.email.html;

import dev.millrace.intake.email.content.Cancelled;
import dev.millrace.intake.email.content.Decoding;
import dev.millrace.intake.email.content.LongText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// Images that HTML holds itself, as the `data:` address of an `img` (RFC 2397). Taken out of it, they hide nothing
/// below them from whoever reads only so much of it, and are images like those that lie in files of the mail.
public final class PastedImages {
    private static final String ADDRESS = "data:image/";
    private static final String SOURCE = "src";

    /// In bytes: so much of what is large is looked at together.
    private static final int PIECE = 64 * 1024;

    /// What separates words in a tag.
    private static final String BLANK = " \t\r\n\f";

    private static final Pattern ENCODED = Pattern.compile("(?i);\\s{0,9}base64\\s{0,9},");

    private final String html;

    /// As they were written, by the id that stands in their place.
    private final Map<String, String> addresses = new HashMap<>();

    private PastedImages(String whole) {
        this.html = replaced(whole, address -> {
            String id = "pasted-" + addresses.size() + "@millrace.invalid";
            addresses.put(id, address.toString());
            return "cid:" + id;
        });
    }

    /// HTML without them, where it is too large with them. One whose address never ends hides the rest.
    ///
    /// @param html from its first byte
    /// @param most bytes that are wanted of what is left
    public static LongText without(Decoding html, int most) {
        return new WithoutImages(most).of(html);
    }

    /// Goes through HTML that is too large to be held.
    private static final class WithoutImages {
        /// In characters: an address that begins so close to the end of what is at hand may go on behind it, and so
        /// may what leads to it.
        private static final int AT_HAND = 1024;

        private final int most;
        private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
        private int size;
        /// Whether what comes next is an address, and what ends it: a quote, or a blank.
        private boolean inAddress;
        private char quote;

        WithoutImages(int most) {
            this.most = most;
        }

        LongText of(Decoding html) {
            String left = "";
            for (ByteBuffer piece = html.next(); piece.hasRemaining(); piece = html.next()) {
                Cancelled.check();
                for (int at = 0; at < piece.remaining(); at += PIECE) {
                    byte[] bytes = new byte[Math.min(PIECE, piece.remaining() - at)];
                    piece.get(piece.position() + at, bytes);
                    left = passed(left + new String(bytes, StandardCharsets.ISO_8859_1), false);
                }
            }
            passed(left, true);
            return new LongText(rest.toByteArray(), size);
        }

        /// @param last whether nothing comes behind it
        /// @return what must be looked at again together with what comes next
        private String passed(String html, boolean last) {
            int done = 0;
            int from = 0;
            while (true) {
                if (inAddress) {
                    int end = PastedImages.end(html, done, quote);
                    if (end < 0 || end == html.length()) {
                        return "";
                    }
                    inAddress = false;
                    done = end;
                    from = end;
                }
                int at = next(html, from);
                if (at < 0) {
                    int end = last ? html.length() : Math.max(done, html.length() - AT_HAND);
                    keep(html, done, end);
                    return html.substring(end);
                }
                if (isSource(html, at)) {
                    keep(html, done, at);
                    inAddress = true;
                    quote = html.charAt(beforeBlanks(html, at) - 1);
                    done = at;
                }
                from = at + 1;
            }
        }

        private void keep(String html, int from, int to) {
            int wanted = Math.clamp(most - rest.size(), 0, to - from);
            rest.writeBytes(html.substring(from, from + wanted).getBytes(StandardCharsets.ISO_8859_1));
            size += to - from;
        }
    }

    private static String replaced(String whole, Function<CharSequence, String> replacement) {
        StringBuilder rest = new StringBuilder();
        int done = 0;
        for (int at = next(whole, 0); at >= 0; at = next(whole, Math.max(done, at + 1))) {
            int end = isSource(whole, at) ? end(whole, at) : -1;
            if (end >= 0) {
                rest.append(whole, done, at).append(replacement.apply(CharBuffer.wrap(whole, at, end)));
                done = end;
            }
        }
        return done == 0 ? whole : rest.append(whole, done, whole.length()).toString();
    }

    /// Takes them out.
    public static PastedImages of(String html) {
        return new PastedImages(html);
    }

    /// The HTML with a `cid:` reference in the place of each.
    public String html() {
        return html;
    }

    /// Gives the bytes of an image away, once: decoding is dear.
    ///
    /// @param ids one of which may be that of an image
    Optional<ByteBuffer> take(Collection<String> ids) {
        return ids.stream()
                .map(addresses::remove)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(PastedImages::decoded);
    }

    private static Optional<ByteBuffer> decoded(String written) {
        String address = Parser.unescapeEntities(written, true);
        Matcher encoded = ENCODED.matcher(address);
        if (!encoded.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ByteBuffer.wrap(Base64.getMimeDecoder().decode(address.substring(encoded.end()))));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /// The next address, in whatever case it is written.
    private static int next(String html, int from) {
        for (int colon = html.indexOf(':', from); colon >= 0; colon = html.indexOf(':', colon + 1)) {
            int start = colon - ADDRESS.indexOf(':');
            if (start >= from && html.regionMatches(true, start, ADDRESS, 0, ADDRESS.length())) {
                return start;
            }
        }
        return -1;
    }

    private static boolean isSource(String html, int start) {
        int at = beforeBlanks(html, start);
        if (at > 0 && isQuote(html.charAt(at - 1))) {
            at = beforeBlanks(html, at - 1);
        }
        if (at == 0 || html.charAt(at - 1) != '=') {
            return false;
        }
        at = beforeBlanks(html, at - 1);
        return html.regionMatches(true, at - SOURCE.length(), SOURCE, 0, SOURCE.length());
    }

    /// Where the attribute's value ends, or -1.
    private static int end(String html, int start) {
        return end(html, start, html.charAt(beforeBlanks(html, start) - 1));
    }

    /// @param before what stands before it, which ends it where it is a quote
    private static int end(String html, int start, char before) {
        if (isQuote(before)) {
            return html.indexOf(before, start);
        }
        int end = start;
        while (end < html.length() && html.charAt(end) != '>' && BLANK.indexOf(html.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static int beforeBlanks(String html, int at) {
        int before = at;
        while (before > 0 && BLANK.indexOf(html.charAt(before - 1)) >= 0) {
            before--;
        }
        return before;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
