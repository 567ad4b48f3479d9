package dev.millrace.topology.step;

import java.util.Objects;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Has the transaction end with this work instead of after the commit interval, as long as the stream keeps up: nobody
/// sees an update before its transaction ends, and an idle stream has nothing else to put into it.
///
/// What has waited for longer than a few intervals shows that work comes faster than it is done. Then the interval
/// gathers it, for a transaction costs more than a piece of work.
public final class TellAtOnce implements Processor<String, Work, String, Work> {
    private static final int INTERVALS = 3;

    private @Nullable ProcessorContext<String, Work> context;
    private long fresh;

    @Override
    public void init(ProcessorContext<String, Work> context) {
        this.context = context;
        Object interval = context.appConfigs().get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG);
        this.fresh = INTERVALS * Long.parseLong(String.valueOf(interval));
    }

    @Override
    public void process(Record<String, Work> done) {
        ProcessorContext<String, Work> task = Objects.requireNonNull(context);
        task.forward(done);
        // The sender's clock may be wrong either way; then it is left to the interval.
        long age = Math.abs(task.currentSystemTimeMs() - done.timestamp());
        if (age < fresh && !done.value().updates().isEmpty()) {
            task.commit();
        }
    }
}
