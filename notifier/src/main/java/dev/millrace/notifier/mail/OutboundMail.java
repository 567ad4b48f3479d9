package dev.millrace.notifier.mail;

import dev.millrace.notifier.reply.Reply;
import java.time.Instant;

/// A mail in the ledger.
///
/// @param messageId with angle brackets; the same however often it is sent
/// @param sender our address in `From`
/// @param attempts how often it was claimed, this time included
/// @param unanswered how often the server may have had it before, without saying so
/// @param uncertain whether an earlier attempt ended without our knowing how
/// @param spent whether it is not to be handed over again
/// @param overdue whether its last try is so long ago that its copy is looked for the last time
record OutboundMail(
        long id,
        String messageId,
        String sender,
        Reply reply,
        int attempts,
        int unanswered,
        boolean uncertain,
        boolean spent,
        boolean overdue,
        Instant createdAt) {}
