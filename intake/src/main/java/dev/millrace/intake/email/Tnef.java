package dev.millrace.intake.email;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
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
record Tnef(
        @Nullable String text,
        @Nullable String html,
        @Nullable String oldText,
        List<EmbeddedFile> files) {
    private static final int LARGEST = 64 * 1024 * 1024;

    static {
        // A length that a forged file claims must not take the memory.
        IOUtils.setByteArrayMaxOverride(LARGEST);
    }

    static boolean isTnef(PartType type) {
        return type.type().equals("application/ms-tnef")
                || type.type().equals("application/vnd.ms-tnef")
                || "winmail.dat".equalsIgnoreCase(type.name());
    }

    /// Unpacks it.
    ///
    /// @throws IOException when it is damaged
    static Tnef of(byte[] bytes) throws IOException {
        try {
            HMEFMessage message = new HMEFMessage(new ByteArrayInputStream(bytes));
            List<EmbeddedFile> files = message.getAttachments().stream()
                    .map(file -> new EmbeddedFile(name(file.getLongFilename(), file.getFilename()), file.getContents()))
                    .toList();
            String html = html(message);
            String text = text(message);
            return new Tnef(text == null && html == null ? richText(message) : text, html, oldText(message), files);
        } catch (RuntimeException damaged) {
            throw new IOException("winmail.dat cannot be read: " + damaged.getMessage(), damaged);
        }
    }

    private static @Nullable String name(@Nullable String longName, @Nullable String shortName) {
        return longName == null || longName.isBlank() ? shortName : longName;
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
