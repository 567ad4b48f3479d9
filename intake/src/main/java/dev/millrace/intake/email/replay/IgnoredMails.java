package dev.millrace.intake.email.replay;

import dev.millrace.messaging.TopicTail;
import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.topic.Topic;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// What was ignored, as the topic remembers it.
@Component
final class IgnoredMails {
    private final TopicTail tail;

    IgnoredMails(TopicTail tail) {
        this.tail = tail;
    }

    /// All there are now; in order within a tenant.
    Flux<IgnoredMail> all() {
        return tail.readUpToNow(Topic.IGNORED_MAIL, IgnoredMail.class, new TopicTail.Start.Since(Instant.EPOCH))
                .map(TopicTail.Read::value);
    }
}
