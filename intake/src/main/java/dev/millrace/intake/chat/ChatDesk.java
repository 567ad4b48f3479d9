package dev.millrace.intake.chat;

import dev.millrace.intake.Inbound;
import dev.millrace.intake.chat.ChatMessages.WrittenLine;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.ticket.TicketCommand;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/// Hands gathered lines over and tells the conversation what came of it.
@Component
final class ChatDesk implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(ChatDesk.class);
    private static final String NOT_STORED = "This line could not be stored; send it again.";

    private final Inbound inbound;
    private final Conversations conversations;
    private final ChatSettings settings;
    private final Disposable.Composite underWay = Disposables.composite();

    ChatDesk(Inbound inbound, Conversations conversations, ChatSettings settings) {
        Progress.load();
        this.inbound = inbound;
        this.conversations = conversations;
        this.settings = settings;
    }

    Conversations conversations() {
        return conversations;
    }

    ChatSettings settings() {
        return settings;
    }

    /// Hands lines over as one message. Each is confirmed only once the message is safe.
    void handOver(ConversationKey key, Conversation conversation, List<WrittenLine> lines) {
        InboundMessage message = ChatMessages.of(key, lines);
        List<String> ids = lines.stream().map(written -> written.line().id()).toList();
        Mono<Void> sent = inbound.accept(message)
                .timeout(settings.handOverTimeout())
                .doOnSuccess(_ -> conversation.confirm(ids))
                .onErrorResume(error -> Mono.fromRunnable(() -> refuse(conversation, ids, error)));
        track(sent);
    }

    /// Passes on an answer, or the wish to give one, and says so to whoever gave it. Whether it counts is the ticket's
    /// to judge.
    ///
    /// @param said what he is told once it is safe
    void answer(ChatSocket socket, String line, TicketCommand.FromDesk answer, String said) {
        String ticket = answer.ticket().toString();
        track(inbound.command(answer)
                .timeout(settings.handOverTimeout())
                .doOnSuccess(_ -> {
                    socket.send(new DeskFrame.Ack(line, ticket));
                    socket.send(new DeskFrame.Answer(ticket, said));
                })
                .onErrorResume(error -> Mono.fromRunnable(() -> {
                    LOG.warn("An answer by chat to ticket {} was not taken: {}", ticket, error.toString());
                    socket.send(new DeskFrame.Problem(line, NOT_STORED));
                })));
    }

    private void track(Mono<Void> work) {
        Disposable.Swap sending = Disposables.swap();
        underWay.add(sending);
        sending.update(work.doFinally(_ -> underWay.remove(sending)).subscribe());
    }

    /// How many messages are being handed over.
    int underWay() {
        return underWay.size();
    }

    @Override
    public void destroy() {
        underWay.dispose();
    }

    private static void refuse(Conversation conversation, List<String> ids, Throwable error) {
        LOG.warn("{} lines of chat ticket {} were not taken: {}", ids.size(), conversation.ticket(), error.toString());
        conversation.refuse(ids, NOT_STORED);
    }
}
