package dev.millrace.remediation.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.ledger.Advance;
import dev.millrace.remediation.ledger.Job;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.ledger.NewJob;
import dev.millrace.remediation.testing.RecordingSender;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestDatabase;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.OfRun;
import dev.millrace.tickets.remediation.RemediationOutcome.Phase;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class RelayTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int RUNS = 20;
    private static final int OUTCOMES = 30;

    private final TestDatabase database = new TestDatabase();
    private final RecordingSender sender = new RecordingSender();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Relay one = new Relay(database.database(), sender, meters);
    private final Relay two = new Relay(database.database(), sender, meters);

    @AfterEach
    void close() {
        one.stop();
        two.stop();
        database.close();
    }

    @Test
    void shouldSendEachRunsOutcomesInOrderWithTwoRelaysAndABrokerThatFails() {
        sender.failNext(3);
        one.start();
        two.start();
        List<Execute> runs =
                LongStream.rangeClosed(1, RUNS).mapToObj(this::tell).toList();
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 0);

        for (Execute run : runs) {
            assertThat(sender.of(run.runId()).stream().map(OfRun::sequence))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, OUTCOMES).boxed().toList());
        }
        assertThat(meters.get("millrace.remediation.outbox.lag").timer().count())
                .isEqualTo((long) RUNS * OUTCOMES);
    }

    /// That one may wait for Kafka.
    @Test
    void shouldAskLessAndLessOftenWhileAnotherProgramSends() {
        AtomicInteger asked = new AtomicInteger();
        Mono<Outbox.Sent> batch = Mono.fromCallable(() -> {
            asked.incrementAndGet();
            return Schedulers.parallel().now(TimeUnit.SECONDS) < 45 ? Outbox.Sent.BUSY : Outbox.Sent.ALL;
        });
        StepVerifier.withVirtualTime(() -> Relay.drained(batch))
                .thenAwait(Duration.ofSeconds(46))
                .expectComplete()
                .verify(LIMIT);
        assertThat(asked.get()).isBetween(40, 60);
    }

    @Test
    void shouldPutAsideWhatCanNeverBeSentAndSendTheOthers() {
        Execute first = tell(1);
        Execute second = tell(2);
        database.database().sql("""
                        update remediation.outbox set outcome = '{"type": "none-such"}'
                        where id = (select min(id) from remediation.outbox)
                        """).then().block(LIMIT);
        one.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 0);

        assertThat(sender.of(first.runId())).hasSize(OUTCOMES - 1);
        assertThat(sender.of(second.runId())).hasSize(OUTCOMES);
        assertThat(database.database()
                        .sql("select facts ->> 'outcome' as outcome from remediation.journal where step = 'outbox'")
                        .map(row -> row.get("outcome", String.class))
                        .all()
                        .collectList()
                        .block(LIMIT))
                .singleElement()
                .asString()
                .contains("none-such");
    }

    private Execute tell(long ticket) {
        Execute request = Requests.automatic(ticket, "unlock-account", "account" + ticket, "anna");
        Ledger ledger = new Ledger(database.database(), "worker", Duration.ofMinutes(1), BrakeSettings.none());
        ledger.add(NewJob.of(request)).block(LIMIT);
        Job job = ledger.claim(1, List.of(), Map.of()).block(LIMIT).getFirst();
        for (long sequence = 1; sequence <= OUTCOMES; sequence += 3) {
            List<RemediationOutcome> outcomes = LongStream.range(sequence, sequence + 3)
                    .mapToObj(number -> done(request, number))
                    .toList();
            ledger.write(job, new Advance(sequence + 2, List.of(), outcomes, new Advance.Next.GoOn()))
                    .block(LIMIT);
            (sequence % 2 == 0 ? one : two).wake();
        }
        return request;
    }

    private static RemediationOutcome done(Execute request, long number) {
        return new RemediationOutcome.StepDone(
                request.ticket(), request.tenant(), request.runId(), number, "step", Phase.CHECK, "done", null);
    }

    private long waiting() {
        return database.database()
                .sql("select count(*) as n from remediation.outbox")
                .map(row -> row.get("n", Long.class))
                .one()
                .block(LIMIT);
    }
}
