package dev.millrace.intake.email;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.millrace.intake.email.bounce.DeliveryReport;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.html.SafeHtml;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.message.Automatic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mail as intake reads it.
///
/// @param messageId with its angle brackets; made from the bytes' hash where the mail has none
/// @param from the first author, or null when there is none; a program's may have no domain
/// @param replyTo where the author wants answers
/// @param to recipients
/// @param cc further recipients
/// @param subject decoded, on one line
/// @param date as the mail says, or null
/// @param text the whole readable text
/// @param replyText what the person wrote now
/// @param quotedText the history quoted with it
/// @param html for display, or null
/// @param charset what its first readable text was read as: the charset's registered name in lower case, or null where
/// there is no text, or none that says anything of it
/// @param charsetDeclared whether the mail says so; false where it was guessed, or null with the charset
/// @param attachments files, by hash
/// @param inReplyTo ids with their angle brackets
/// @param references ids with their angle brackets, oldest first
/// @param automatic whether a program wrote it
/// @param bounce what a delivery report says, or null
/// @param assurance how sure we are of the sender
/// @param flags what else was noticed
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ParsedMail(
        String messageId,
        @Nullable MailAddress from,
        List<MailAddress> replyTo,
        List<MailAddress> to,
        List<MailAddress> cc,
        String subject,
        @Nullable Instant date,
        String text,
        String replyText,
        String quotedText,
        @Nullable SafeHtml html,
        @Nullable String charset,
        @Nullable Boolean charsetDeclared,
        List<Attachment> attachments,
        List<String> inReplyTo,
        List<String> references,
        Automatic automatic,
        @Nullable DeliveryReport bounce,
        Assurance assurance,
        List<String> flags) {

    /// The first author, if he can be written to.
    @Nullable
    MailAddress author() {
        return from == null || from.address().indexOf('@') < 0 ? null : from;
    }

    ParsedMail withIds(String id, List<String> answered, List<String> thread) {
        return new ParsedMail(
                id,
                from,
                replyTo,
                to,
                cc,
                subject,
                date,
                text,
                replyText,
                quotedText,
                html,
                charset,
                charsetDeclared,
                attachments,
                answered,
                thread,
                automatic,
                bounce,
                assurance,
                flags);
    }
}
