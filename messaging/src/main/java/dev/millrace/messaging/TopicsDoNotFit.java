package dev.millrace.messaging;

import java.util.List;

/// The broker's topics have another number of partitions than configured; with it, tickets would change partitions and
/// the stream would lose sight of them.
public final class TopicsDoNotFit extends RuntimeException {
    TopicsDoNotFit(int configured, List<String> misfits) {
        super(
                ("millrace.topics.partitions is %d, but on the broker %s. Set millrace.topics.partitions to what the topics"
                                + " have, or use other topics (millrace.topics.prefix).")
                        .formatted(configured, String.join(", ", misfits)));
    }
}
