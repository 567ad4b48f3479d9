package dev.millrace.notifier.mail;

import dev.millrace.notifier.reply.Matter;
import dev.millrace.scheduling.BlockingCalls;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/// Brings one claimed mail to its end: handed over once, or found to have been, and noted so.
@Component
final class MailDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
    private static final int RENEWALS_PER_LEASE = 3;
    private static final int LONGEST_SHIFT = 20;

    /// What is refused for good is not asked each minute: servers shut out whoever does that.
    private static final Duration NOT_ALLOWED_LONGEST = Duration.ofMinutes(15);

    /// Long enough for somebody to see that the server refuses all mails, and to mend it.
    private static final Duration NOT_ALLOWED_FOR = Duration.ofDays(1);

    /// Servers wait for minutes before a mail's end (RFC 5321, 4.5.3.2.5).
    private static final Duration COUNTING = Duration.ofSeconds(30);

    private static final Retry NOTING = Retry.backoff(5, Duration.ofMillis(100));

    private final MailLedger ledger;
    private final MailComposer composer;
    private final MailServer server;
    private final SentCopies copies;
    private final BlockingCalls threads;
    private final MailMetrics metrics;
    private final MailSettings settings;
    private final MailHistory history;
    private final BouncedAddresses bounced;

    MailDelivery(
            MailLedger ledger,
            MailComposer composer,
            MailServer server,
            SentCopies copies,
            BlockingCalls threads,
            MailMetrics metrics,
            MailSettings settings,
            MailHistory history,
            BouncedAddresses bounced) {
        this.ledger = ledger;
        this.composer = composer;
        this.server = server;
        this.copies = copies;
        this.threads = threads;
        this.metrics = metrics;
        this.settings = settings;
        this.history = history;
        this.bounced = bounced;
    }

    /// Completes when the mail is settled for now, or somebody else's. A mail that could not even be noted stays
    /// uncertain.
    Mono<Void> deliver(OutboundMail mail) {
        return Mono.using(
                () -> new AtomicBoolean(true),
                ours -> holding(
                                mail,
                                ours,
                                mail.uncertain() && copies.areKept() ? lookFirst(mail, ours) : handOver(mail, ours))
                        .flatMap(outcome -> note(mail, outcome)),
                _ -> ledger.inFlight().leave(mail.id()));
    }

    private Mono<HandOver> lookFirst(OutboundMail mail, AtomicBoolean ours) {
        return threads.call(() -> copies.haveArrived(mail.messageId()))
                .flatMap(arrived -> arrived ? Mono.just((HandOver) new HandOver.Taken()) : handOver(mail, ours))
                .onErrorResume(MessagingException.class, e -> {
                    String reason = "The mailbox of copies cannot be looked into: " + e;
                    return Mono.just(
                            mail.spent() && mail.overdue()
                                    ? new HandOver.Refused("Nobody knows whether it was sent. " + reason)
                                    : new HandOver.Unknown(reason));
                });
    }

    private Mono<HandOver> handOver(OutboundMail mail, AtomicBoolean ours) {
        if (mail.spent()) {
            return Mono.just(new HandOver.Refused(
                    copies.areKept()
                            ? "Its time is over, and no copy of it arrived"
                            : "Nobody knows whether it was sent. It is not sent again"));
        }
        return threads.call(() -> {
            // A thread that talks to a server cannot be called off: the mail stays in hand until it is done.
            ledger.inFlight().join(mail.id());
            try {
                return handOverNow(mail, ours);
            } finally {
                ledger.inFlight().leave(mail.id());
            }
        });
    }

    private HandOver handOverNow(OutboundMail mail, AtomicBoolean ours) {
        if (mail.reply().matter() instanceof Matter.OneTimeLink link
                && link.expiresAt().isBefore(Instant.now())) {
            return new HandOver.Refused("Its link works no longer: %s until %s"
                    .formatted(
                            mail.uncertain() ? "nobody knows whether it went out" : "it did not go out",
                            link.expiresAt()));
        }
        ComposedMail composed;
        try {
            composed = composer.compose(mail);
        } catch (MessagingException | RuntimeException e) {
            LOG.error("Mail {} cannot be composed", mail.id(), e);
            return new HandOver.Refused("It cannot be composed: " + e);
        }
        return ours.get()
                ? server.handOver(composed, () -> counts(mail))
                : new HandOver.NotNow("It is somebody else's now");
    }

    /// Whether the mail is still ours and was counted as one that the server may have. Waits on the thread that talks
    /// to the server, which may do nothing else meanwhile.
    private boolean counts(OutboundMail mail) {
        CompletableFuture<@Nullable Boolean> counted =
                ledger.countAsUnanswered(mail).toFuture();
        try {
            return Boolean.TRUE.equals(counted.get(COUNTING.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            counted.cancel(true);
            LOG.warn("It cannot be noted that mail {} goes out: {}", mail.id(), e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Renews the lease for as long as the attempt takes, and ends the attempt when the mail is not ours any
    /// more. A ledger that cannot be asked has not said so.
    private <T> Mono<T> holding(OutboundMail mail, AtomicBoolean ours, Mono<T> attempt) {
        Duration pause = settings.lease().dividedBy(RENEWALS_PER_LEASE);
        Sinks.Empty<Void> lost = Sinks.empty();
        return Mono.using(
                () -> Flux.interval(pause)
                        .onBackpressureDrop()
                        .concatMap(_ -> ledger.renew(mail).onErrorReturn(true))
                        .filter(held -> !held)
                        .take(1)
                        .subscribe(_ -> {
                            LOG.warn("Mail {} was taken over by somebody else while it was sent", mail.id());
                            ours.set(false);
                            lost.tryEmitEmpty();
                        }),
                _ -> attempt.takeUntilOther(lost.asMono()),
                Disposable::dispose);
    }

    private Mono<Void> note(OutboundMail mail, HandOver outcome) {
        return switch (outcome) {
            case HandOver.Taken _ -> {
                metrics.sent();
                yield ledger.sent(mail).retryWhen(NOTING).filter(noted -> noted).flatMap(_ -> history.tell(mail));
            }
            case HandOver.Refused refused -> {
                metrics.failed();
                LOG.warn(
                        "Mail {} to ticket {} failed: {}",
                        mail.id(),
                        mail.reply().ticket(),
                        refused.reason());
                yield ledger.failed(mail, refused.reason()).retryWhen(NOTING);
            }
            case HandOver.NoSuchAddress nobody -> {
                metrics.failed();
                LOG.warn(
                        "Mail {} to ticket {} failed: {}",
                        mail.id(),
                        mail.reply().ticket(),
                        nobody.reason());
                yield bounced.refused(mail, nobody.status())
                        .then(ledger.failed(mail, nobody.reason()))
                        .retryWhen(NOTING);
            }
            case HandOver.NotNow later -> {
                metrics.postponed();
                LOG.info("Mail {} waits: {}", mail.id(), later.reason());
                yield postpone(mail, settings.retryLongest(), settings.giveUpAfter(), later.reason());
            }
            case HandOver.NotAllowed mended -> {
                metrics.postponed();
                LOG.warn("Mail {} is refused, maybe because of us: {}", mail.id(), mended.reason());
                yield postpone(mail, NOT_ALLOWED_LONGEST, NOT_ALLOWED_FOR, mended.reason());
            }
            case HandOver.Unknown unknown -> {
                metrics.uncertain();
                LOG.warn("Nobody knows whether mail {} was taken: {}", mail.id(), unknown.reason());
                yield ledger.leaveUncertain(mail, pauseAfter(mail, settings.retryLongest()), unknown.reason())
                        .retryWhen(NOTING)
                        .doOnNext(this::countGivenUp)
                        .then();
            }
        };
    }

    private void countGivenUp(boolean givenUp) {
        if (givenUp) {
            metrics.failed();
        }
    }

    private Mono<Void> postpone(OutboundMail mail, Duration longest, Duration patience, String reason) {
        return ledger.postpone(mail, pauseAfter(mail, longest), patience, reason)
                .retryWhen(NOTING)
                .doOnNext(this::countGivenUp)
                .then();
    }

    /// Doubles with each try and is spread by a quarter, so that waiting mails do not all come back at once.
    private Duration pauseAfter(OutboundMail mail, Duration longest) {
        long doubled = settings.retryFirst().toMillis() << Math.min(mail.attempts() - 1, LONGEST_SHIFT);
        long bounded = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(bounded + ThreadLocalRandom.current().nextLong(bounded / 4 + 1));
    }
}
