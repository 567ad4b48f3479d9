package dev.millrace.intake.email.tnef;

import dev.millrace.intake.email.content.EmbeddedFile;
import dev.millrace.intake.email.content.LongText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files of a `winmail.dat`. Each is read for itself: one that cannot be read costs no other.
///
/// An attached mail is a packet within the packet (MS-OXTNEF, attAttachment): its text becomes a file, and its files
/// stand beside the others.
final class TnefFiles {
    /// Far more than are kept of a mail.
    private static final int MOST = 1_000;

    /// In bytes; of longer ones no more is looked at.
    private static final int LONGEST_NAME = 10_000;

    private static final int DEEPEST = 5;
    private static final int RENDERING = 0x9002;
    private static final int TITLE = 0x8010;
    private static final int DATA = 0x800F;
    private static final int PROPERTIES = 0x9005;

    /// How a value that is an object begins: what it is. This one is a mail.
    private static final ByteBuffer MAIL = ByteBuffer.wrap(HexFormat.of().parseHex("0703020000000000c000000000000046"));

    private final int depth;
    private final TnefTexts texts;
    private final List<EmbeddedFile> files = new ArrayList<>();
    private boolean damaged;
    private @Nullable TnefProperties properties;
    private @Nullable ByteBuffer title;
    private @Nullable ByteBuffer data;

    /// @param depth how many packets there are around it
    TnefFiles(int depth, TnefTexts texts) {
        this.depth = depth;
        this.texts = texts;
    }

    /// Another attribute of a file; those of one file stand together.
    void add(TnefAttributes.Attribute attribute) {
        if (attribute.id() == RENDERING) {
            end();
        }
        if (properties == null) {
            properties = new TnefProperties();
        }
        switch (attribute.id()) {
            case TITLE -> title = title == null ? attribute.value() : title;
            case DATA -> data = data == null ? attribute.value() : data;
            case PROPERTIES -> properties.add(attribute.value());
            default -> {}
        }
    }

    /// No attribute of the last file is missing any more.
    void end() {
        TnefProperties whole = properties;
        if (whole != null && files.size() < MOST) {
            try {
                addFile(whole);
            } catch (IOException unreadable) {
                damaged = true;
            }
            damaged |= whole.areDamaged();
        }
        properties = null;
        title = null;
        data = null;
    }

    List<EmbeddedFile> files() {
        return files;
    }

    /// Whether one of them cannot be read.
    boolean areDamaged() {
        return damaged;
    }

    private void addFile(TnefProperties told) throws IOException {
        String name = name(told);
        TnefProperties.Property object = told.first(TnefProperties.OBJECT);
        if (object != null && (data == null || data.limit() == 0)) {
            addObject(name == null || name.isBlank() ? "mail" : name, object);
        } else if (data == null) {
            throw new IOException("A file in winmail.dat has no bytes");
        } else {
            files.add(new EmbeddedFile(name, data));
        }
    }

    private void addObject(String name, TnefProperties.Property object) throws IOException {
        ByteBuffer value = object.value();
        if (object.type() == TnefProperties.BINARY || value.limit() < MAIL.limit()) {
            files.add(new EmbeddedFile(name, value));
            return;
        }
        ByteBuffer content = value.slice(MAIL.limit(), value.limit() - MAIL.limit());
        if (!value.slice(0, MAIL.limit()).equals(MAIL)) {
            files.add(new EmbeddedFile(name, content));
        } else if (depth == DEEPEST) {
            files.add(new EmbeddedFile(name + ".tnef", content));
        } else {
            addMail(name, Tnef.of(content, depth + 1, texts));
        }
    }

    private void addMail(String name, Tnef mail) {
        String other = mail.richText() == null ? mail.oldText() : mail.richText();
        String text = mail.text() == null && mail.html() == null ? other : mail.text();
        if (text != null) {
            files.add(file(name + ".txt", text));
        } else if (mail.html() != null) {
            files.add(file(name + ".html", mail.html()));
        }
        files.addAll(mail.files());
        damaged |= mail.damaged();
    }

    private static EmbeddedFile file(String name, String text) {
        return new EmbeddedFile(name, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private @Nullable String name(TnefProperties told) {
        String longName = text(told.first(TnefProperties.LONG_NAME));
        if (longName != null && !longName.isBlank()) {
            return longName;
        }
        String shown = text(told.first(TnefProperties.SHOWN_NAME));
        boolean isMail = data == null;
        return isMail && shown != null && !shown.isBlank() ? shown : title();
    }

    private static @Nullable String text(TnefProperties.@Nullable Property name) {
        return name == null || !name.isText()
                ? null
                : name.text(LongText.of(name.value(), LONGEST_NAME).beginning());
    }

    private @Nullable String title() {
        if (title == null) {
            return null;
        }
        byte[] told = LongText.of(title, LONGEST_NAME).beginning();
        String name = new String(told, StandardCharsets.ISO_8859_1);
        return name.endsWith("\0") ? name.substring(0, name.length() - 1) : name;
    }
}
