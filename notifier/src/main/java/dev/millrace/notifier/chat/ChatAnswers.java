package dev.millrace.notifier.chat;

import dev.millrace.notifier.reply.Replies;
import dev.millrace.notifier.reply.Reply;
import dev.millrace.notifier.reply.Wording;
import dev.millrace.notifier.update.Commands;
import dev.millrace.notifier.update.UpdateTaker;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketUpdate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tells a chat's requester what there is to say by recording it; a reply recorded twice is told once.
@Component
@Order(3)
final class ChatAnswers implements UpdateTaker {
    private final Wording wording;
    private final Commands commands;

    ChatAnswers(Wording wording, Commands commands) {
        this.wording = wording;
        this.commands = commands;
    }

    @Override
    public Mono<Void> take(TicketUpdate update) {
        return Flux.fromIterable(Replies.of(update))
                .filter(reply -> reply.isAnswer() && reply.channel() == Channel.CHAT)
                .concatMap(reply -> commands.send(recorded(reply)))
                .then();
    }

    /// A chat follows its own ticket, also when that was merged into another.
    private TicketCommand.RecordReply recorded(Reply reply) {
        TicketId merged = reply.merged();
        return new TicketCommand.RecordReply(
                merged == null ? reply.ticket() : merged,
                reply.tenant(),
                merged == null ? reply.replyId() : reply.ticket() + "-" + reply.replyId(),
                reply.matter().kind(),
                reply.to(),
                wording.of(reply).said());
    }
}
