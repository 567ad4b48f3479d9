package dev.millrace.intake.email;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// The images that came with a mail, put where its HTML shows them. They become part of the page, which therefore
/// loads nothing; those of another mail cannot be named.
final class InlineImages {
    /// Of all images together, in bytes; one that is shown often counts each time.
    private static final int LARGEST = 8 << 20;

    private final List<AttachedFile> files;
    private int room = LARGEST;

    /// @param files of the mail
    InlineImages(List<AttachedFile> files) {
        this.files = files;
    }

    /// Shows each image that is there; the others leave their words.
    void placeIn(Element body) {
        body.select("img").forEach(this::place);
    }

    private void place(Element image) {
        String source = image.attr("src");
        if (source.startsWith("data:")) {
            return;
        }
        String shown = source.isEmpty() ? null : address(source);
        if (shown != null) {
            image.attr("src", shown);
            return;
        }
        String words = image.attr("alt").strip();
        if (words.isEmpty()) {
            image.remove();
        } else {
            image.replaceWith(new TextNode("[" + words + "]"));
        }
    }

    private @Nullable String address(String source) {
        Set<String> ids = HtmlText.shownImages(source);
        return files.stream()
                .filter(file -> ids.contains(String.valueOf(file.attachment().contentId())))
                .map(file -> address(file.bytes().duplicate()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String address(ByteBuffer bytes) {
        String type = type(bytes);
        if (type == null || bytes.remaining() > room) {
            return null;
        }
        room -= bytes.remaining();
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(all);
    }

    /// As its first bytes say, whatever the mail declares; null for what is none of these, such as SVG, which may hold
    /// script.
    private static @Nullable String type(ByteBuffer bytes) {
        if (starts(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (starts(bytes, 0, "GIF87a") || starts(bytes, 0, "GIF89a")) {
            return "image/gif";
        }
        return starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP") ? "image/webp" : null;
    }

    private static boolean starts(ByteBuffer bytes, int at, String mark) {
        if (bytes.remaining() < at + mark.length()) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if ((bytes.get(bytes.position() + at + i) & 0xff) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
