package dev.millrace.intake.email.html;

import dev.millrace.intake.email.content.AttachedFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// The images that came with a mail, put where its HTML shows them. They become part of the page, which therefore
/// loads nothing; those of another mail cannot be named.
public final class InlineImages {
    /// Of all images together, in bytes; one that is shown often counts each time.
    public static final int LARGEST = 8 << 20;

    private final List<AttachedFile> files;
    private final PastedImages pasted;
    private final List<Place> places = new ArrayList<>();
    private int room = LARGEST;

    /// @param files of the mail
    /// @param pasted what its HTML held itself
    public InlineImages(List<AttachedFile> files, PastedImages pasted) {
        this.files = files;
        this.pasted = pasted;
    }

    /// Where an image is shown.
    ///
    /// @param image an element of the page
    /// @param address that holds the image itself
    private record Place(Element image, String address) {}

    /// Keeps a place for each image that is there; the others leave their words.
    public void leavePlacesIn(Element body) {
        body.select("img").forEach(this::leavePlace);
    }

    private void leavePlace(Element image) {
        String shown = address(image.attr("src"));
        if (shown != null) {
            places.add(new Place(image, shown));
            return;
        }
        String words = image.attr("alt").strip();
        if (words.isEmpty()) {
            image.remove();
        } else {
            image.replaceWith(new TextNode("[" + words + "]"));
        }
    }

    /// Shows the images. Apart from leaving places, as nobody can look for secrets in a page with megabytes of them.
    public void show() {
        places.forEach(place -> place.image().attr("src", place.address()));
    }

    private @Nullable String address(String source) {
        Set<String> ids = HtmlText.shownImages(source);
        return Stream.concat(
                        files.stream()
                                .filter(file -> ids.contains(
                                        String.valueOf(file.attachment().contentId())))
                                .map(AttachedFile::content)
                                .filter(content -> content.size() <= room)
                                .map(content -> content.beginning(room)),
                        Stream.of(ids).map(pasted::take).flatMap(Optional::stream))
                .map(this::address)
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
