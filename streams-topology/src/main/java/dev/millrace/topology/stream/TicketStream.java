package dev.millrace.topology.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The running application. A thread that dies of a fault that may pass is replaced. When they keep dying, the
/// application stops, so that other instances take its work over, its health says so, and it comes back after a while.
public final class TicketStream implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TicketStream.class);
    private static final int DEATHS_ALLOWED = 10;
    private static final Duration DEATHS_COUNTED_FOR = Duration.ofMinutes(5);

    private final Supplier<KafkaStreams> maker;
    private final LocalState state;
    private final MeterRegistry registry;
    private final Duration closeTimeout;
    private final ComeBack comeBack;
    private final Deque<Instant> deaths = new ArrayDeque<>();
    private volatile KafkaStreams streams;
    private KafkaStreamsMetrics metrics;
    private volatile boolean running;

    /// @param maker makes a stream that has not been started, each time anew
    /// @param comeBack when a stream that has stopped is started again
    TicketStream(
            Supplier<KafkaStreams> maker,
            LocalState state,
            MeterRegistry registry,
            Duration closeTimeout,
            ComeBack comeBack) {
        this.maker = maker;
        this.state = state;
        this.registry = registry;
        this.closeTimeout = closeTimeout;
        this.comeBack = comeBack;
        // Before Kafka Streams takes hold of the folder.
        state.prepare();
        this.streams = maker.get();
        this.metrics = watch(streams);
    }

    private KafkaStreamsMetrics watch(KafkaStreams made) {
        made.setUncaughtExceptionHandler(this::onDeath);
        made.setStateListener((now, before) -> {
            LOG.info("The stream is {} (was {})", now, before);
            if (now == KafkaStreams.State.ERROR && running) {
                comeBack.later(this::startAnew);
            }
        });
        KafkaStreamsMetrics watched = new KafkaStreamsMetrics(made);
        watched.bindTo(registry);
        return watched;
    }

    private synchronized StreamThreadExceptionResponse onDeath(Throwable error) {
        Instant now = Instant.now();
        deaths.addLast(now);
        while (deaths.getFirst().isBefore(now.minus(DEATHS_COUNTED_FOR))) {
            deaths.removeFirst();
        }
        if (deaths.size() > DEATHS_ALLOWED) {
            LOG.error("A stream thread died for the {}th time; the stream stops for a while", deaths.size(), error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error("A stream thread died; another takes over", error);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /// Kafka Streams itself, for queries; another one each time that it comes back.
    public KafkaStreams streams() {
        return streams;
    }

    /// Whether it works on records; a stream that restores its state is alive but not ready.
    public boolean isReady() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public void start() {
        running = true;
        state.open();
        comeBack.begun();
        streams.start();
    }

    private void startAnew() {
        try {
            if (!streams.close(closeTimeout)) {
                throw new IllegalStateException("The one before did not stop within " + closeTimeout);
            }
            if (replaceStream()) {
                LOG.info("The stream is started again");
                streams.start();
            }
        } catch (RuntimeException e) {
            LOG.error("The stream cannot be started again", e);
            if (running) {
                comeBack.later(this::startAnew);
            }
        }
    }

    /// Whether one is to be started, as nobody has stopped the program meanwhile; who stops it lets go of the state.
    private synchronized boolean replaceStream() {
        if (!running) {
            return false;
        }
        state.removeUnclean();
        deaths.clear();
        metrics.close();
        streams = maker.get();
        metrics = watch(streams);
        return true;
    }

    @Override
    public void stop() {
        KafkaStreams last = end();
        comeBack.close();
        if (!last.close(closeTimeout)) {
            LOG.warn("The stream did not stop within {}; its state is restored at the next start", closeTimeout);
        } else if (last.state() == KafkaStreams.State.NOT_RUNNING) {
            state.closed();
        } else {
            state.letGo();
        }
        unwatch();
    }

    private synchronized void unwatch() {
        metrics.close();
    }

    private synchronized KafkaStreams end() {
        running = false;
        return streams;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
