package dev.millrace.remediation.people;

import dev.millrace.remediation.directory.ListedPerson;
import dev.millrace.scheduling.PeriodicWork;
import dev.millrace.tickets.people.PersonFacts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads the directory's people now and then, one worker at a time, and tells the stream of whom something has changed.
/// A reading that fails is told of and leaves all as it was; the next makes up for it. What was told and then not
/// noted, since the program ended in between, is told again.
final class PeoplePublisher extends PeriodicWork {
    private static final Logger LOG = LoggerFactory.getLogger(PeoplePublisher.class);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(10);
    /// After the time limit nobody reads any more.
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final int AT_ONCE = 500;
    private static final int SENDING = 64;
    /// They are held in memory while they are read.
    private static final int MOST = 200_000;

    /// Where what is told goes.
    interface Stream {
        Mono<Void> tell(String address, PersonFacts facts);

        Mono<Void> tellGone(String address);
    }

    private final Flux<List<ListedPerson>> directory;
    private final ToldLedger ledger;
    private final Stream stream;
    private final Duration interval;
    private final Duration timeLimit;
    private final Clock clock;
    private final MeterRegistry meters;
    private final AtomicInteger known = new AtomicInteger();
    private final AtomicLong lastRead = new AtomicLong();

    /// @param directory its people, page by page, each time it is asked
    PeoplePublisher(
            Flux<List<ListedPerson>> directory,
            ToldLedger ledger,
            Stream stream,
            Duration interval,
            Duration timeLimit,
            Clock clock,
            MeterRegistry meters) {
        super("It is not known whether the directory's people are to be read", FIRST_LOOK, LOOK);
        this.directory = directory;
        this.ledger = ledger;
        this.stream = stream;
        this.interval = interval;
        this.timeLimit = timeLimit;
        this.clock = clock;
        this.meters = meters;
        meters.gauge("millrace.remediation.people.known", known);
        TimeGauge.builder("millrace.remediation.people.read", lastRead, TimeUnit.SECONDS, AtomicLong::get)
                .description("When this worker last read all people, in seconds since 1970; 0 for never")
                .register(meters);
    }

    /// Reads, if it is time and nobody else does.
    @Override
    protected Mono<Void> round() {
        return ledger.take(timeLimit.plus(MARGIN))
                .flatMap(round -> read(round)
                        .timeout(timeLimit)
                        .doOnSuccess(done -> count("read"))
                        .onErrorResume(error -> {
                            count("failed");
                            LOG.warn(
                                    "The directory's people could not be read; the next reading is in {}: {}",
                                    interval,
                                    error.toString());
                            return Mono.empty();
                        })
                        .then(ledger.finish(round, interval)));
    }

    private Mono<Void> read(long round) {
        Instant began = clock.instant();
        return directory
                .collect(ArrayList<ListedPerson>::new, PeoplePublisher::add)
                .map(people -> Told.of(people, began, interval.multipliedBy(2).plus(timeLimit)))
                .flatMap(told -> Flux.fromIterable(told)
                        .buffer(AT_ONCE)
                        .concatMap(some -> tell(round, some), 1)
                        .then(tellGone(round))
                        .then(Mono.fromRunnable(() -> {
                            known.set(told.size());
                            lastRead.set(began.getEpochSecond());
                        })));
    }

    private static void add(List<ListedPerson> all, List<ListedPerson> page) {
        all.addAll(page);
        if (all.size() > MOST) {
            throw new IllegalStateException("The directory has more than " + MOST + " people");
        }
    }

    private Mono<Void> tell(long round, List<Told> people) {
        return ledger.known(people.stream().map(Told::address).toList()).flatMap(before -> {
            List<Told> news = new ArrayList<>();
            List<Told> same = new ArrayList<>();
            List<Told> erased = new ArrayList<>();
            for (Told person : people) {
                ToldLedger.Known known = before.get(person.address());
                if (known != null && known.erased()) {
                    erased.add(person);
                } else {
                    (isNews(person, known) ? news : same).add(person);
                }
            }
            return Flux.fromIterable(news)
                    .flatMap(person -> stream.tell(person.address(), person.facts()), SENDING)
                    .thenMany(Flux.fromIterable(erased)
                            .filter(person -> !isTombstone(before, person))
                            .concatMap(person -> stream.tellGone(person.address())))
                    .then(ledger.note(round, news, true))
                    .then(ledger.note(round, same, false))
                    .then(ledger.note(round, erased.stream().map(Told::asGone).toList(), false));
        });
    }

    private static boolean isNews(Told person, ToldLedger.@Nullable Known known) {
        return known == null
                || known.stale()
                || person.passes()
                || !known.digest().equals(person.digest());
    }

    private static boolean isTombstone(Map<String, ToldLedger.Known> before, Told person) {
        ToldLedger.Known known = before.get(person.address());
        return known != null && known.digest().isEmpty();
    }

    /// Of those whom the directory has no more.
    private Mono<Void> tellGone(long round) {
        return missing(round)
                .expand(gone -> gone.size() < AT_ONCE ? Mono.empty() : missing(round))
                .then();
    }

    private Mono<List<String>> missing(long round) {
        return ledger.missing(round, AT_ONCE)
                .collectList()
                .flatMap(gone -> gone.isEmpty()
                        ? Mono.just(gone)
                        : Flux.fromIterable(gone)
                                .flatMap(stream::tellGone, SENDING)
                                .then(ledger.forget(round, gone))
                                .thenReturn(gone));
    }

    private void count(String outcome) {
        meters.counter("millrace.remediation.people.readings", "outcome", outcome)
                .increment();
    }
}
