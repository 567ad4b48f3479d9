package dev.millrace.intake.chat;

import dev.millrace.intake.Installation;
import dev.millrace.intake.chat.ChatMessages.WrittenLine;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.signature.Signer;
import io.github.bucket4j.Bucket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/// One person at one socket, from hello to goodbye.
///
/// Frames come one after the other; the visit is used by one frame at a time.
final class ChatVisit {
    private static final String PURPOSE = "chat";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ChatDesk desk;
    private final ChatSocket socket;
    private final Signer signer;
    private final String tenant;
    private final @Nullable String language;
    private final Bucket lines;
    private final Scheduler clock;
    private @Nullable Seat seat;

    /// Where the person sits once he has said hello.
    private record Seat(
            ConversationKey key, Person person, Conversation conversation, LineGatherer<WrittenLine> gatherer) {}

    ChatVisit(
            ChatDesk desk,
            ChatSocket socket,
            Installation installation,
            String tenant,
            @Nullable String language,
            Scheduler clock) {
        this.desk = desk;
        this.socket = socket;
        this.signer = installation.signer();
        this.tenant = tenant;
        this.language = language;
        this.clock = clock;
        int perMinute = desk.settings().linesPerMinute();
        this.lines = Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }

    /// Takes one frame. What is wrong with it is said in an error frame; the socket stays open.
    synchronized void take(String frame) {
        try {
            if (!lines.tryConsume(1)) {
                throw new BadFrame(
                        null,
                        "too many frames: at most %d a minute"
                                .formatted(desk.settings().linesPerMinute()));
            }
            switch (FrameReader.read(frame)) {
                case ClientFrame.Hello hello -> greet(hello);
                case ClientFrame.Line line -> write(line);
            }
        } catch (BadFrame bad) {
            socket.send(bad.frame());
        }
    }

    /// The socket is gone: what the person wrote is handed over at once.
    synchronized void leave() {
        if (seat != null) {
            seat.gatherer().flush();
            desk.conversations().detach(seat.conversation(), socket);
            seat = null;
        }
        socket.close();
    }

    private void greet(ClientFrame.Hello hello) {
        if (seat != null) {
            throw new BadFrame(null, "hello was said already; open another socket for another conversation");
        }
        String conversation = hello.conversation() == null ? fresh() : known(hello.conversation(), hello.token());
        ConversationKey key = new ConversationKey(tenant, conversation);
        socket.send(new DeskFrame.Welcome(conversation, signer.token(PURPOSE, conversation)));
        Conversation attached = desk.conversations().attach(key.ticket(), socket);
        LineGatherer<WrittenLine> gatherer =
                new LineGatherer<>(desk.settings(), clock, gathered -> desk.handOver(key, attached, gathered));
        seat = new Seat(key, new Person(hello.email(), hello.name()), attached, gatherer);
    }

    private String known(String conversation, @Nullable String token) {
        if (token == null) {
            throw new BadFrame(null, "token: expected the token that came with the conversation's welcome");
        }
        if (!signer.open(PURPOSE, token).filter(conversation::equals).isPresent()) {
            throw new BadFrame(null, "token: this is not the token of that conversation");
        }
        return conversation;
    }

    private void write(ClientFrame.Line line) {
        Seat at = seat;
        if (at == null) {
            throw new BadFrame(line.id(), "expected a hello frame first");
        }
        Optional<ChatAnswer> answer = ChatAnswer.in(line.text());
        if (answer.isPresent()) {
            answer(answer.get(), line.id(), at);
        } else if (at.conversation().isNew(line.id())) {
            at.gatherer()
                    .add(
                            new WrittenLine(line, at.person(), language),
                            line.text().length());
        }
    }

    private void answer(ChatAnswer answer, String line, Seat at) {
        switch (answer) {
            case ChatAnswer.WithCode with ->
                desk.answer(
                        socket,
                        line,
                        with.command(tenant, new ConsentCodes(signer), at.key().conversation()),
                        Progress.answerPassedOn(language));
            case ChatAnswer.WithoutCode without ->
                desk.answer(
                        socket,
                        line,
                        without.command(tenant, at.person()),
                        Progress.codeMailed(language, at.person(), without.question()));
        }
    }

    private static String fresh() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
