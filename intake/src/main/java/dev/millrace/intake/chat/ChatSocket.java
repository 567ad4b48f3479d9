package dev.millrace.intake.chat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/// The way out of one socket: a bounded queue of frames. When a person's program reads too slowly, it is told so and
/// the socket is closed; it can come back and miss nothing.
///
/// A connection that is cut takes frames for a while. So an answer counts as heard only once the other end has
/// answered a ping that was written behind it.
final class ChatSocket {
    private static final int AHEAD = 16;
    private static final int MOST_ANSWERS = Conversation.MOST_ANSWERS;

    private final Sinks.Many<DeskFrame> frames;
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private final AtomicReference<@Nullable DeskFrame> last = new AtomicReference<>();
    /// In the order in which they are written.
    private final Deque<DeskFrame.Answer> unheard = new ArrayDeque<>();
    /// How many answers were written, and how many of all are not unheard any more.
    private long written;
    private long gone;

    ChatSocket(int mostFrames) {
        Queue<DeskFrame> queue = new ArrayBlockingQueue<>(mostFrames);
        this.frames = Sinks.many().unicast().onBackpressureBuffer(queue);
    }

    /// Queues a frame.
    ///
    /// @return false when the socket is closed or too slow and will not get it
    synchronized boolean send(DeskFrame frame) {
        Sinks.EmitResult result = frames.tryEmitNext(frame);
        // A full queue is told by the one or the other, depending on whether it is being read yet.
        if (result == Sinks.EmitResult.FAIL_OVERFLOW || result == Sinks.EmitResult.FAIL_ZERO_SUBSCRIBER) {
            closeAfter(new DeskFrame.Problem(null, "This socket reads too slowly; connect again to go on."));
        }
        if (result == Sinks.EmitResult.OK && frame instanceof DeskFrame.Answer answer) {
            unheard.addLast(answer);
            if (unheard.size() > MOST_ANSWERS) {
                forget();
            }
        }
        return result == Sinks.EmitResult.OK;
    }

    /// Answers that it was given, of which nobody knows whether the person has them; of very many the last.
    synchronized List<DeskFrame.Answer> unheard() {
        return List.copyOf(unheard);
    }

    /// A frame is passed to the network.
    synchronized void wrote(DeskFrame frame) {
        if (frame instanceof DeskFrame.Answer) {
            written++;
        }
    }

    /// A ping is passed to the network.
    ///
    /// @return what it carries: how many answers were written before it
    synchronized long pinged() {
        return written;
    }

    /// A ping was answered that carried this number. One that none can have carried answers none: pongs may come
    /// unasked (RFC 6455, 5.5.3).
    synchronized void ponged(long before) {
        while (before <= written && gone < before) {
            forget();
        }
    }

    private void forget() {
        unheard.removeFirst();
        gone++;
    }

    /// Ends the frames after those that are queued and this one.
    synchronized void closeAfter(DeskFrame frame) {
        last.compareAndSet(null, frame);
        close();
    }

    /// Ends the frames after those that are queued.
    synchronized void close() {
        frames.tryEmitComplete();
        closed.tryEmitEmpty();
    }

    /// All frames to their end. They are passed on by another thread than the sender's, who may hold locks.
    Flux<DeskFrame> frames() {
        return frames.asFlux().concatWith(Mono.defer(this::lastWord)).publishOn(Schedulers.parallel(), AHEAD);
    }

    private Mono<DeskFrame> lastWord() {
        return Mono.justOrEmpty(last.get());
    }

    /// Completes when no more frames are queued.
    Mono<Void> closed() {
        return closed.asMono();
    }
}
