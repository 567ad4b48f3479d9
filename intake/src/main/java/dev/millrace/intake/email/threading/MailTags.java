package dev.millrace.intake.email.threading;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.content.AttachedFile;
import dev.millrace.intake.email.content.FileContent;
import dev.millrace.intake.email.mime.MailBody;
import dev.millrace.intake.email.receiving.MailRules.TagPlace;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.signature.MailThread;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The ticket's tag where a mailbox looks for it beside the subject: in the text, in attached texts and mails.
/// It proves as little there as in the subject.
public final class MailTags {
    private static final int LONGEST = 256 * 1024;

    private MailTags() {}

    /// The first tag where this mailbox looks, the text before the files.
    public static Optional<TicketId> of(MailBody body, MailboxContext context) {
        Optional<TicketId> inText = looksIn(TagPlace.BODY, context)
                ? MailThread.ticketTaggedWithin(Bounded.clip(body.text(), LONGEST))
                : Optional.empty();
        return inText.isPresent() || !looksIn(TagPlace.ATTACHMENTS, context) ? inText : inFiles(body.files());
    }

    private static boolean looksIn(TagPlace place, MailboxContext context) {
        return context.rules().tagIn().contains(place);
    }

    private static Optional<TicketId> inFiles(List<AttachedFile> files) {
        return files.stream()
                .filter(file -> isText(file.attachment().contentType()))
                .flatMap(file -> MailThread.ticketTaggedWithin(beginning(file.content())).stream())
                .findFirst();
    }

    private static boolean isText(String contentType) {
        return contentType.startsWith("text/") || contentType.equals("message/rfc822");
    }

    /// A tag is ASCII, whatever the text's charset.
    private static String beginning(FileContent content) {
        ByteBuffer view = content.beginning(LONGEST);
        byte[] begin = new byte[view.remaining()];
        view.get(begin);
        return new String(begin, StandardCharsets.ISO_8859_1);
    }
}
