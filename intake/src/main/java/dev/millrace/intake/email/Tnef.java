package dev.millrace.intake.email;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIRtfAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.util.IOUtils;
import org.jspecify.annotations.Nullable;

/// A `winmail.dat` (MS-OXTNEF) of Outlook unpacked.
///
/// @param text its plain text, or null
/// @param html its HTML, or null
/// @param oldText the same as programs wrote it that knew no properties, beside a text of the mail itself
/// @param files the files in it
/// @param damaged whether there is more that cannot be read
record Tnef(
        @Nullable String text,
        @Nullable String html,
        @Nullable String oldText,
        List<EmbeddedFile> files,
        boolean damaged) {
    private static final int LARGEST = 64 * 1024 * 1024;

    static {
        // A length that a forged file claims must not take the memory.
        IOUtils.setByteArrayMaxOverride(LARGEST);
    }

    /// Unpacks it. What can be read of a damaged one is read.
    ///
    /// @throws IOException when nothing can be
    static Tnef of(byte[] bytes) throws IOException {
        return of(bytes, 0);
    }

    /// Unpacks it.
    ///
    /// @param depth how many packets there are around it
    static Tnef of(byte[] bytes, int depth) throws IOException {
        try {
            return of(new HMEFMessage(new ByteArrayInputStream(bytes)), depth, false);
        } catch (CancellationException givenUp) {
            throw givenUp;
        } catch (IOException | RuntimeException damaged) {
            return ofWhatIsWhole(bytes, depth, damaged);
        }
    }

    private static Tnef ofWhatIsWhole(byte[] bytes, int depth, Exception damage) throws IOException {
        try {
            byte[] whole = TnefAttributes.whole(bytes);
            if (whole.length > 0) {
                return of(new HMEFMessage(new ByteArrayInputStream(whole)), depth, true);
            }
        } catch (CancellationException givenUp) {
            throw givenUp;
        } catch (IOException | RuntimeException nothing) {
            damage.addSuppressed(nothing);
        }
        throw new IOException("winmail.dat cannot be read: " + damage.getMessage(), damage);
    }

    private static Tnef of(HMEFMessage message, int depth, boolean damaged) throws IOException {
        TnefFiles files = new TnefFiles(message.getAttachments(), depth);
        String html = html(message);
        String text = text(message);
        return new Tnef(
                text == null && html == null ? richText(message) : text,
                html,
                oldText(message),
                files.files(),
                damaged || files.areDamaged());
    }

    private static @Nullable String text(HMEFMessage message) {
        return message.getMessageMAPIAttribute(MAPIProperty.BODY) instanceof MAPIStringAttribute text
                ? text.getDataString()
                : null;
    }

    /// Where older programs write it (MS-OXTNEF, attBody).
    private static @Nullable String oldText(HMEFMessage message) {
        TNEFAttribute body = message.getMessageAttribute(TNEFProperty.ID_BODY);
        return body == null ? null : Charsets.decode(body.getData(), null).text();
    }

    private static @Nullable String html(HMEFMessage message) {
        MAPIAttribute html = message.getMessageMAPIAttribute(MAPIProperty.BODY_HTML);
        if (html instanceof MAPIStringAttribute text) {
            return text.getDataString();
        }
        return html == null || html.getData().length == 0
                ? null
                : Charsets.decode(html.getData(), HtmlText.declaredCharset(html.getData()))
                        .text();
    }

    private static @Nullable String richText(HMEFMessage message) throws IOException {
        return message.getMessageMAPIAttribute(MAPIProperty.RTF_COMPRESSED) instanceof MAPIRtfAttribute rich
                ? RichText.of(rich.getData())
                : null;
    }
}
