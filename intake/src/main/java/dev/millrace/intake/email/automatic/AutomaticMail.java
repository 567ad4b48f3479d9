package dev.millrace.intake.email.automatic;

import dev.millrace.intake.email.content.AttachedFile;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.header.MailHeaders;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.intake.email.reply.ReplyText;
import dev.millrace.intake.email.sender.ForwardedMail;
import dev.millrace.intake.email.threading.TicketReference;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.signature.DeskFooter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a person or a program wrote a mail (RFC 3834, RFC 3464 and what programs do instead).
///
/// @param kind what it is
/// @param certain whether something that no person writes shows that it is of this very kind. Subjects and enclosed
///     reports are signs too, but people write about their absence, and pass on the reports they got
/// @param reason what shows it, such as `header Precedence: bulk`; null for the mail of a person
public record AutomaticMail(
        Automatic kind, boolean certain, @Nullable String reason) {
    /// A device's that writes in the desk's own name.
    public static final AutomaticMail OF_DEVICE =
            new AutomaticMail(Automatic.AUTO_GENERATED, true, "a file from our own address that the desk did not send");

    /// This, or what another desk says by itself where nothing is left of what its headers said. Whoever
    /// answers one of our mails may have it below his words, unmarked.
    ///
    /// @param written what was written now
    public AutomaticMail orOfADesk(MailHeaders headers, ReplyText written, TicketReference reference) {
        boolean begins = reference.threading() == Threading.NONE || reference.threading() == Threading.REFERENCES;
        return kind == Automatic.NONE
                        && begins
                        && !written.forwarded()
                        && !AutomaticHeaders.autoSubmitted(headers).equals("no")
                        && DeskFooter.isBelow(written.reply())
                ? new AutomaticMail(Automatic.AUTO_GENERATED, true, "the end of what a service desk writes by itself")
                : this;
    }

    /// Whether a device, such as a scanner, wrote a mail that seems to be ours. The desk sends no files, and what comes
    /// back of its mails names a ticket.
    public boolean isOfDevice(
            MailAddress author,
            String messageId,
            TicketReference reference,
            List<AttachedFile> files,
            MailboxContext context) {
        return context.isOurs(author.address())
                && !TicketReference.isOurId(messageId, context)
                && kind == Automatic.NONE
                && reference.threading() == Threading.NONE
                && files.stream().anyMatch(file -> !file.attachment().inline());
    }

    /// The same, or what nothing but its own words show: that nobody is there, or that nobody wrote it. People say that
    /// they are away, too, so it becomes a ticket in any case.
    ///
    /// @param text all of it: what a program says of itself in the last line may be no reply
    public AutomaticMail orByItsWords(MailHeaders headers, List<MailAddress> from, ReplyText written, String text) {
        boolean silent = kind == Automatic.NONE
                && !written.forwarded()
                && !AutomaticHeaders.autoSubmitted(headers).equals("no")
                && !AutomaticHeaders.namesAnother(headers, from);
        if (!silent) {
            return this;
        }
        String subject = headers.word("Subject");
        boolean answers = ForwardedMail.isAnswer(subject, headers);
        ShortText reply = ShortText.of(written.reply());
        if (AbsenceText.isNote(subject, answers, reply) || AbsenceNote.isAnnouncedIn(reply)) {
            return new AutomaticMail(Automatic.AUTO_REPLY, false, "the text of a note of absence");
        }
        boolean told = AutomaticText.saysSo(reply, from)
                || (written.quoted().isEmpty()
                        && !written.reply().equals(text)
                        && AutomaticText.saysSo(ShortText.of(text), from));
        return told
                ? new AutomaticMail(Automatic.AUTO_GENERATED, false, "the text, which says that it is automatic")
                : this;
    }
}
