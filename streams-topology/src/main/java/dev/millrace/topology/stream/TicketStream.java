package dev.millrace.topology.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The running application. A thread that dies of a fault that may pass is replaced; when they keep dying, the
/// application stops and its health says so.
public final class TicketStream implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TicketStream.class);
    private static final int DEATHS_ALLOWED = 10;
    private static final Duration DEATHS_COUNTED_FOR = Duration.ofMinutes(5);

    private final KafkaStreams streams;
    private final LocalState state;
    private final Duration closeTimeout;
    private final Deque<Instant> deaths = new ArrayDeque<>();

    TicketStream(Topology topology, Properties properties, LocalState state, Duration closeTimeout) {
        // Before Kafka Streams takes hold of the folder.
        state.prepare();
        this.streams = new KafkaStreams(topology, properties);
        this.state = state;
        this.closeTimeout = closeTimeout;
        streams.setUncaughtExceptionHandler(this::onDeath);
        streams.setStateListener((now, before) -> LOG.info("The stream is {} (was {})", now, before));
    }

    private synchronized StreamThreadExceptionResponse onDeath(Throwable error) {
        Instant now = Instant.now();
        deaths.addLast(now);
        while (deaths.getFirst().isBefore(now.minus(DEATHS_COUNTED_FOR))) {
            deaths.removeFirst();
        }
        if (deaths.size() > DEATHS_ALLOWED) {
            LOG.error(
                    "A stream thread died for the {}th time; the stream stops until the program is restarted",
                    deaths.size(),
                    error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error("A stream thread died; another takes over", error);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /// Kafka Streams itself, for queries and metrics.
    public KafkaStreams streams() {
        return streams;
    }

    /// Whether it works on records; a stream that restores its state is alive but not ready.
    public boolean isReady() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public void start() {
        state.open();
        streams.start();
    }

    @Override
    public void stop() {
        if (streams.close(closeTimeout)) {
            state.closed();
        } else {
            LOG.warn("The stream did not stop within {}; its state is restored at the next start", closeTimeout);
        }
    }

    @Override
    public boolean isRunning() {
        return streams.state().isRunningOrRebalancing();
    }
}
