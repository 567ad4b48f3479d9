package dev.millrace.intake.email;

import dev.millrace.intake.email.receiving.Receiving;
import dev.millrace.messaging.RecordSender;
import dev.millrace.scheduling.PeriodicWork;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.topic.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tells on `desk.metrics` how each mailbox does: soon after something changed, and every minute.
@Component
final class MailboxNews extends PeriodicWork {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxNews.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration REPEAT = Duration.ofMinutes(1);

    private final Function<Instant, List<DeskMetric.Mailbox>> figures;
    private final Function<DeskMetric, Mono<Void>> sender;
    private final Clock clock;
    private final Map<String, DeskMetric.Mailbox> told = new HashMap<>();

    @Autowired
    MailboxNews(List<Receiving> ways, RecordSender sender) {
        this(
                now -> ways.stream().flatMap(way -> way.figures(now).stream()).toList(),
                metric -> sender.sendOfTenant(Topic.METRICS, metric.tenant(), metric),
                Clock.systemUTC());
    }

    MailboxNews(
            Function<Instant, List<DeskMetric.Mailbox>> figures, Function<DeskMetric, Mono<Void>> sender, Clock clock) {
        super("It could not be told how the mailboxes do", LOOK, LOOK);
        this.figures = figures;
        this.sender = sender;
        this.clock = clock;
    }

    /// Tells of those of which there is news.
    @Override
    protected Mono<Void> round() {
        return Flux.defer(() -> Flux.fromIterable(figures.apply(clock.instant())))
                .concatMap(this::tell)
                .then();
    }

    private Mono<Void> tell(DeskMetric.Mailbox now) {
        DeskMetric.Mailbox before = told.get(key(now));
        if (before != null && isNoNews(before, now)) {
            return Mono.empty();
        }
        return sender.apply(now).doOnSuccess(_ -> told.put(key(now), now)).onErrorResume(error -> {
            LOG.debug("How mailbox {} does could not be told: {}", now.mailbox(), error.toString());
            return Mono.empty();
        });
    }

    private static String key(DeskMetric.Mailbox mailbox) {
        return mailbox.tenant() + '|' + mailbox.mailbox();
    }

    private static boolean isNoNews(DeskMetric.Mailbox before, DeskMetric.Mailbox now) {
        return now.at().isBefore(before.at().plus(REPEAT))
                && now.toldAt(before.at()).equals(before);
    }
}
