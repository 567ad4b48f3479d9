package dev.millrace.intake.chat;

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
final class ChatSocket {
    private static final int AHEAD = 16;

    private final Sinks.Many<DeskFrame> frames;
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private final AtomicReference<@Nullable DeskFrame> last = new AtomicReference<>();

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
        return result == Sinks.EmitResult.OK;
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
