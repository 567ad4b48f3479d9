package dev.millrace.intake.chat;

import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Channel;

/// Names a conversation.
///
/// @param tenant whose desk
/// @param conversation 128 random bits as 32 hexadecimal digits
record ConversationKey(String tenant, String conversation) {
    ConversationHash hash() {
        return ConversationHash.of(tenant, Channel.CHAT.id(), conversation);
    }

    TicketId ticket() {
        return hash().ticketId();
    }
}
