package dev.millrace.intake.email.replay;

import dev.millrace.messaging.TopicCursor;
import dev.millrace.messaging.TopicTail;
import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// What was ignored, as the topic remembers it.
@Component
final class IgnoredMails {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TopicTail tail;

    IgnoredMails(TopicTail tail) {
        this.tail = tail;
    }

    /// All there are now; in order within a tenant.
    Flux<IgnoredMail> all() {
        return tail.end(Topic.IGNORED_MAIL)
                .flatMapMany(end -> isEmpty(end) ? Flux.empty() : upTo(end))
                .take(LIMIT);
    }

    private Flux<IgnoredMail> upTo(TopicCursor end) {
        return tail.read(Topic.IGNORED_MAIL, IgnoredMail.class, new TopicTail.Start.Since(Instant.EPOCH))
                .takeUntil(read -> reaches(read.cursor(), end))
                .map(TopicTail.Read::value);
    }

    private static boolean isEmpty(TopicCursor end) {
        return end.next().values().stream().allMatch(next -> next == 0);
    }

    private static boolean reaches(TopicCursor place, TopicCursor end) {
        return end.next().entrySet().stream()
                .allMatch(next -> place.next().getOrDefault(next.getKey(), 0L) >= next.getValue());
    }
}
