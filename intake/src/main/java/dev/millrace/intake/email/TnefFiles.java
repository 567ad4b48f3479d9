package dev.millrace.intake.email;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.jspecify.annotations.Nullable;

/// The files of a `winmail.dat`. Each is read for itself: one that cannot be read costs no other.
///
/// An attached mail is a packet within the packet (MS-OXTNEF, attAttachment): its text becomes a file, and its files
/// stand beside the others.
final class TnefFiles {
    private static final int DEEPEST = 5;
    private static final int OBJECT = 0x3701;
    private static final int BINARY = 0x0102;

    /// How a value that is an object begins: what it is. This one is a mail.
    private static final byte[] MAIL = HexFormat.of().parseHex("0703020000000000c000000000000046");

    private final int depth;
    private final List<EmbeddedFile> files = new ArrayList<>();
    private boolean damaged;

    /// Reads the files of a packet.
    ///
    /// @param depth how many packets there are around it
    TnefFiles(List<Attachment> attachments, int depth) {
        this.depth = depth;
        for (Attachment attachment : attachments) {
            Cancelled.check();
            try {
                add(attachment);
            } catch (IOException | RuntimeException unreadable) {
                damaged = true;
            }
        }
    }

    List<EmbeddedFile> files() {
        return files;
    }

    /// Whether one of them cannot be read.
    boolean areDamaged() {
        return damaged;
    }

    private void add(Attachment attachment) throws IOException {
        String told = name(attachment);
        String name = told == null || told.isBlank() ? "mail" : told;
        TNEFAttribute data = attachment.getAttribute(TNEFProperty.ID_ATTACHDATA);
        MAPIAttribute object = attachment.getMAPIAttributes().stream()
                .filter(attribute -> attribute.getProperty().id == OBJECT)
                .findFirst()
                .orElse(null);
        if (object != null && (data == null || data.getData().length == 0)) {
            addObject(name, object);
        } else if (data == null) {
            throw new IOException("A file in winmail.dat has no bytes");
        } else {
            files.add(new EmbeddedFile(told, data.getData()));
        }
    }

    private void addObject(String name, MAPIAttribute object) throws IOException {
        byte[] value = object.getData();
        if (object.getType() == BINARY || value.length < MAIL.length) {
            files.add(new EmbeddedFile(name, value));
            return;
        }
        byte[] content = Arrays.copyOfRange(value, MAIL.length, value.length);
        if (Arrays.mismatch(value, MAIL) < MAIL.length) {
            files.add(new EmbeddedFile(name, content));
        } else if (depth == DEEPEST) {
            files.add(new EmbeddedFile(name + ".tnef", content));
        } else {
            addMail(name, Tnef.of(content, depth + 1));
        }
    }

    private void addMail(String name, Tnef mail) {
        String text = mail.text() == null && mail.html() == null ? mail.oldText() : mail.text();
        if (text != null) {
            files.add(new EmbeddedFile(name + ".txt", text.getBytes(StandardCharsets.UTF_8)));
        } else if (mail.html() != null) {
            files.add(new EmbeddedFile(name + ".html", mail.html().getBytes(StandardCharsets.UTF_8)));
        }
        files.addAll(mail.files());
        damaged |= mail.damaged();
    }

    private static @Nullable String name(Attachment attachment) {
        String longName = attachment.getLongFilename();
        if (longName != null && !longName.isBlank()) {
            return longName;
        }
        String shown = MAPIStringAttribute.getAsString(attachment.getMAPIAttribute(MAPIProperty.DISPLAY_NAME));
        boolean isMail = attachment.getAttribute(TNEFProperty.ID_ATTACHDATA) == null;
        return isMail && shown != null && !shown.isBlank() ? shown : attachment.getFilename();
    }
}
