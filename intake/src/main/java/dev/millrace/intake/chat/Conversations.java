package dev.millrace.intake.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/// All conversations that are remembered: those with a socket as long as they have one, the others for a while.
@Component
final class Conversations {
    private final ConcurrentMap<TicketId, Conversation> live = new ConcurrentHashMap<>();
    private final Cache<TicketId, Conversation> resting;

    Conversations(ChatSettings settings) {
        this.resting = Caffeine.newBuilder()
                .maximumSize(settings.mostConversations())
                .expireAfterWrite(settings.remembered())
                .build();
    }

    /// Gives a conversation a socket.
    Conversation attach(TicketId ticket, ChatSocket socket) {
        return live.compute(ticket, (id, known) -> {
            Conversation conversation = known == null ? wake(id) : known;
            conversation.attach(socket);
            return conversation;
        });
    }

    /// Takes a socket away.
    void detach(Conversation conversation, ChatSocket socket) {
        live.computeIfPresent(conversation.ticket(), (id, known) -> {
            known.detach(socket);
            if (!known.isAlone()) {
                return known;
            }
            resting.put(id, known);
            return null;
        });
    }

    /// Takes in what happened to a ticket.
    void follow(TicketUpdate update) {
        if (update.ticket().channel() != Channel.CHAT) {
            return;
        }
        live.compute(update.ticketId(), (id, known) -> {
            Conversation conversation = known == null ? resting.get(id, Conversation::new) : known;
            conversation.follow(update);
            return known;
        });
    }

    private Conversation wake(TicketId ticket) {
        Conversation rested = resting.asMap().remove(ticket);
        return rested == null ? new Conversation(ticket) : rested;
    }
}
