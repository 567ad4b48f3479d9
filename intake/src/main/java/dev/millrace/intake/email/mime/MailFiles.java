package dev.millrace.intake.email.mime;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.content.AttachedFile;
import dev.millrace.intake.email.content.EmbeddedFile;
import dev.millrace.intake.email.content.FileContent;
import dev.millrace.intake.email.header.EncodedWords;
import dev.millrace.intake.email.html.HtmlText;
import dev.millrace.tickets.message.Attachment;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The files of a mail, as its parts and texts give them.
final class MailFiles {
    private static final int MOST = 200;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_HEADER = 1024 * 1024;
    private static final int LONGEST_INVITATION = 64 * 1024;
    /// What Windows lets no file's name have; people's subjects do.
    private static final Pattern NO_FILE_HAS = Pattern.compile("[/:?\"<>|*]");

    private final List<AttachedFile> files = new ArrayList<>();
    /// Calendars without a name, as they stand among the forms of a text.
    private final List<AttachedFile> formsOfText = new ArrayList<>();
    private boolean tooMany;

    /// A part that is a file, or whose text is kept as one. Without a name it has that of where it lay (RFC 2557).
    void add(PartType type, FileContent content) {
        String declared = type.name() == null ? type.locationName() : type.name();
        String name = declared == null && type.isMail() ? subject(content) : declared;
        TextCharset charset = type.type().startsWith("text/") ? TextCharset.ofFile(type, content) : null;
        int before = files.size();
        add(name, type.type(), type.disposition().equals("inline"), type.contentId(), charset, content);
        if (name == null && type.type().equals("text/calendar")) {
            formsOfText.addAll(files.subList(before, files.size()));
        }
    }

    /// A file out of a text or another file, whose type only its name tells.
    void add(EmbeddedFile file) {
        String type = file.name() == null ? null : URLConnection.guessContentTypeFromName(file.name());
        add(file.name(), type == null ? "application/octet-stream" : type, false, null, null, file.content());
    }

    boolean isTooMany() {
        return tooMany;
    }

    /// All files. Images are inline where the HTML shows them, whatever they declare; what it does not show is
    /// attached. An invitation that is attached as a file besides, as Google does, is there once.
    List<AttachedFile> placed(@Nullable String html) {
        Set<String> shown = HtmlText.shownImages(html);
        return files.stream()
                .filter(file -> !formsOfText.contains(file) || !isAttachedBesides(file))
                .map(file -> placed(file, shown))
                .toList();
    }

    private boolean isAttachedBesides(AttachedFile invitation) {
        return files.stream()
                .filter(file ->
                        !formsOfText.contains(file) && file.attachment().name().endsWith(".ics"))
                .filter(file -> isShort(file) && isShort(invitation))
                .anyMatch(file -> withoutReturns(file).equals(withoutReturns(invitation)));
    }

    /// Of a longer one the end, which may differ, is not read.
    private static boolean isShort(AttachedFile file) {
        return file.content().size() <= LONGEST_INVITATION;
    }

    /// One may be encoded, and have its line ends as they were.
    private static String withoutReturns(AttachedFile file) {
        return StandardCharsets.ISO_8859_1
                .decode(file.content().beginning(LONGEST_INVITATION))
                .toString()
                .replace("\r", "")
                .strip();
    }

    private static AttachedFile placed(AttachedFile file, Set<String> shown) {
        Attachment told = file.attachment();
        boolean image = told.contentType().startsWith("image/");
        boolean inline = told.contentId() == null ? told.inline() && image : shown.contains(told.contentId());
        return new AttachedFile(told.placed(inline), file.content());
    }

    /// An attached mail without a name is called by its subject.
    private static @Nullable String subject(FileContent mail) {
        ByteBuffer beginning = mail.beginning(LONGEST_HEADER);
        return HeaderBlock.read(beginning, 0, beginning.limit(), true)
                .fields()
                .first("Subject")
                .map(EncodedWords::decode)
                .filter(subject -> !subject.isBlank())
                .map(subject ->
                        NO_FILE_HAS.matcher(Bounded.clip(subject, LONGEST_NAME)).replaceAll("-") + ".eml")
                .orElse(null);
    }

    private void add(
            @Nullable String name,
            String contentType,
            boolean inline,
            @Nullable String contentId,
            @Nullable TextCharset charset,
            FileContent content) {
        if (files.size() >= MOST) {
            tooMany = true;
            return;
        }
        Attachment attachment = new Attachment(
                FileNames.safe(name, contentType, files.size() + 1),
                contentType,
                content.size(),
                content.sha256(),
                inline,
                contentId,
                charset == null ? null : charset.name(),
                charset == null ? null : charset.declared());
        files.add(new AttachedFile(attachment, content));
    }
}
