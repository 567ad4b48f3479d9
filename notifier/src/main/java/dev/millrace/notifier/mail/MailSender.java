package dev.millrace.notifier.mail;

import dev.millrace.scheduling.BlockingCalls;
import dev.millrace.tickets.json.UnreadableJson;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Sends what the ledger holds: a few lanes, each with one mail at a time, woken by the bell.
@Component
final class MailSender implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
    private static final Duration SWEEP = Duration.ofSeconds(10);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(8);

    private final MailLedger ledger;
    private final MailDelivery delivery;
    private final MailHistory history;
    private final MailServer server;
    private final MailBell bell;
    private final MailMetrics metrics;
    private final BlockingCalls threads;
    private final int lanes;

    private volatile Round round = Round.over();

    MailSender(
            MailLedger ledger,
            MailDelivery delivery,
            MailHistory history,
            MailServer server,
            MailBell bell,
            MailMetrics metrics,
            BlockingCalls threads,
            MailSettings settings) {
        this.ledger = ledger;
        this.delivery = delivery;
        this.history = history;
        this.server = server;
        this.bell = bell;
        this.metrics = metrics;
        this.threads = threads;
        this.lanes = settings.connections();
    }

    /// From a start to its stop.
    ///
    /// @param rings wakes the lanes; its end lets them finish what they hold
    /// @param ended when the last lane has finished
    private record Round(Sinks.Many<Boolean> rings, Sinks.Empty<Void> ended, Disposable.Composite helpers) {
        static Round begin() {
            return new Round(Sinks.many().multicast().directBestEffort(), Sinks.empty(), Disposables.composite());
        }

        static Round over() {
            Round round = begin();
            round.helpers().dispose();
            round.ended().tryEmitEmpty();
            return round;
        }

        boolean isOver() {
            return helpers.isDisposed();
        }
    }

    @Override
    public void start() {
        Round begun = Round.begin();
        round = begun;
        Flux.range(0, lanes)
                .flatMap(_ -> lane(begun), lanes)
                .subscribe(
                        _ -> {},
                        error -> LOG.error("A lane of the mail sender broke", error),
                        begun.ended()::tryEmitEmpty);
        begun.helpers().add(bell.rings().subscribe(ring -> begun.rings().tryEmitNext(ring)));
        begun.helpers()
                .add(Flux.interval(SWEEP)
                        .onBackpressureDrop()
                        .concatMap(_ -> sweep())
                        .subscribe());
    }

    /// A ring that comes while the lane works is not lost: the latest one waits for it.
    private Flux<Void> lane(Round begun) {
        return begun.rings().asFlux().onBackpressureLatest().concatMap(_ -> work(begun), 1);
    }

    private Mono<Void> work(Round begun) {
        return Mono.defer(() -> begun.isOver() ? Mono.<OutboundMail>empty() : ledger.claim())
                .flatMap(mail -> delivery.deliver(mail).thenReturn(true))
                .onErrorResume(UnreadableJson.class, e -> {
                    LOG.error("A mail waits that this program cannot read: {}", e.getMessage());
                    return Mono.just(true);
                })
                .defaultIfEmpty(false)
                .repeat()
                .takeWhile(found -> found)
                .then()
                .onErrorResume(error -> {
                    LOG.warn("Mail waits for the database: {}", error.toString());
                    return Mono.empty();
                });
    }

    private Mono<Void> sweep() {
        return history.tellRest()
                .then(ledger.count("waiting").doOnNext(metrics::waitingNow))
                .then(ledger.count("failed").doOnNext(metrics::failedNow))
                .then(threads.call(() -> {
                    server.closeIdle();
                    return true;
                }))
                .then()
                .onErrorResume(error -> {
                    LOG.warn("The ledger was not swept: {}", error.toString());
                    return Mono.empty();
                });
    }

    @Override
    public void stop(Runnable callback) {
        Round ending = round;
        ending.helpers().dispose();
        ending.rings().tryEmitComplete();
        ending.ended()
                .asMono()
                .timeout(STOP_WITHIN)
                .onErrorComplete()
                .then(threads.call(() -> {
                    server.closeAll();
                    return true;
                }))
                .doFinally(_ -> callback.run())
                .subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return !round.isOver();
    }
}
