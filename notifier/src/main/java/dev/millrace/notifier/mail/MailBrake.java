package dev.millrace.notifier.mail;

import dev.millrace.notifier.reply.Matter;
import dev.millrace.notifier.reply.Reply;
import org.jspecify.annotations.Nullable;

/// Which mails are reflexes, and how many of them one address may get before there is silence.
///
/// Two programs that answer each other would go on for ever. What people say themselves is never held back.
record MailBrake(MailSettings.Brake settings) {
    /// The message that a reply answers without anybody having looked at it, or null.
    @Nullable
    String answered(Reply reply) {
        return reply.toRequester() && isReflex(reply.matter()) ? reply.answersMessageId() : null;
    }

    /// How many messages of one sender are answered by reflex within [MailSettings.Brake#senderWindow()].
    /// Colleagues may write more than strangers: another desk sits in another house.
    int answersPerSender(Reply reply) {
        return MailAddress.domain(reply.to().key()).equals(MailAddress.domain(reply.ourAddress()))
                ? settings.answersPerColleague()
                : settings.answersPerSender();
    }

    private static boolean isReflex(Matter matter) {
        return switch (matter) {
            case Matter.Received _, Matter.Reopened _, Matter.Fixed _, Matter.CouldNotFix _ -> true;
            case Matter.NeedsApproval _, Matter.NeedsIdentity _ -> true;
            case Matter.Resolved _, Matter.Answer _, Matter.Closed _ -> false;
            case Matter.ApprovalRequest _, Matter.IdentityRequest _, Matter.OneTimeLink _ -> false;
        };
    }
}
