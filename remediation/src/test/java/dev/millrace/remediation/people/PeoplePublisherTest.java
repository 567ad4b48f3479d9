package dev.millrace.remediation.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.ListedPerson;
import dev.millrace.remediation.directory.Mark;
import dev.millrace.remediation.testing.TestDatabase;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.tickets.people.PersonFacts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The directory's people, told to the stream.
class PeoplePublisherTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-11-26T09:12:00Z");
    private static final String ANNA = "anna@acme.example";

    private final TestDirectory company = new TestDirectory();
    private final Directory directory = company.connector();
    private final TestDatabase database = new TestDatabase();
    private final Recording stream = new Recording();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PeoplePublisher publisher = publisher("one", pages());

    private static final class Recording implements PeoplePublisher.Stream {
        private final Map<String, Optional<PersonFacts>> topic = new TreeMap<>();
        private final List<String> told = new ArrayList<>();
        private boolean isAway;
        /// While Anna is told of.
        private Mono<Void> meanwhile = Mono.empty();

        @Override
        public synchronized Mono<Void> tell(String address, PersonFacts facts) {
            return take(address, Optional.of(facts));
        }

        @Override
        public synchronized Mono<Void> tellGone(String address) {
            return take(address, Optional.empty());
        }

        private Mono<Void> take(String address, Optional<PersonFacts> value) {
            if (isAway) {
                return Mono.error(new IllegalStateException("Kafka is away"));
            }
            told.add(address);
            topic.put(address, value);
            return address.equals(ANNA) ? meanwhile : Mono.empty();
        }

        synchronized List<String> toldSince() {
            List<String> now = told.stream().sorted().toList();
            told.clear();
            return now;
        }

        synchronized PersonFacts of(String address) {
            return topic.get(address).orElseThrow();
        }

        synchronized boolean isGone(String address) {
            return topic.containsKey(address) && topic.get(address).isEmpty();
        }
    }

    private Flux<List<ListedPerson>> pages() {
        return directory.people(new ListedPerson.Wanted(
                List.of("department", "departmentNumber"), List.of("title"), List.of(Mark.of("employeeType=vip")), 2));
    }

    private PeoplePublisher publisher(String worker, Flux<List<ListedPerson>> pages) {
        return new PeoplePublisher(
                pages,
                new ToldLedger(database.database(), "acme", worker),
                stream,
                Duration.ofMinutes(15),
                Duration.ofMinutes(1),
                Clock.fixed(NOW, ZoneOffset.UTC),
                meters);
    }

    @AfterEach
    void close() {
        directory.close();
        company.close();
        database.close();
    }

    private void read() {
        sql("update remediation.people_reading set next_at = now() - interval '1 second'");
        publisher.round().block(LIMIT);
    }

    private void sql(String statement) {
        database.database().sql(statement).then().block(LIMIT);
    }

    @Test
    void shouldTellOfEachAtEachOfHisAddresses() {
        company.replace("anna", "departmentNumber", "Finance");
        company.replace("anna", "title", "Controller");
        company.replace("anna", "employeeType", "vip");
        company.lock("anna");

        read();

        assertThat(stream.of(ANNA))
                .isEqualTo(new PersonFacts(
                        "anna",
                        "Anna Keller",
                        "Finance",
                        "Controller",
                        "ben@acme.example",
                        true,
                        true,
                        false,
                        false,
                        NOW,
                        NOW.plus(Duration.ofMinutes(31))));
        assertThat(stream.of("anna@private.example")).isEqualTo(stream.of(ANNA));
        assertThat(stream.of("ben@acme.example").manager()).isNull();
        assertThat(stream.of("ben@acme.example").vip()).isFalse();
        assertThat(meters.get("millrace.remediation.people.known").gauge().value())
                .isEqualTo(stream.toldSince().size());
        assertThat(meters.get("millrace.remediation.people.read").timeGauge().value())
                .isEqualTo((double) NOW.getEpochSecond());
    }

    @Test
    void shouldTellAgainOnlyWhatHasChanged() {
        read();
        stream.toldSince();
        read();
        assertThat(stream.toldSince()).isEmpty();

        company.replace("chloe", "title", "Head of Sales");
        read();
        assertThat(stream.toldSince()).containsExactly("chloe@acme.example", "chloe@private.example");
    }

    @Test
    void shouldTellALockWithEachReadingAndThatItHasEnded() {
        company.lock("anna");
        read();
        stream.toldSince();
        read();
        assertThat(stream.toldSince()).containsExactly(ANNA, "anna@private.example");

        company.replace("anna", "pwdAccountLockedTime");
        read();
        assertThat(stream.of(ANNA).locked()).isFalse();
        read();
        stream.toldSince();
        read();
        assertThat(stream.toldSince()).isEmpty();
    }

    @Test
    void shouldTellEverybodyAnewAfterADay() {
        read();
        int all = stream.toldSince().size();
        sql("update remediation.person_told set told_at = now() - interval '25 hours'");

        read();

        assertThat(stream.toldSince()).hasSize(all).contains(ANNA);
    }

    @Test
    void shouldTellOfWhoIsGone() throws Exception {
        read();
        stream.toldSince();
        company.server().delete(TestDirectory.dn("chloe"));

        read();

        assertThat(stream.toldSince()).containsExactly("chloe@acme.example", "chloe@private.example");
        assertThat(stream.isGone("chloe@acme.example")).isTrue();
        read();
        assertThat(stream.toldSince()).isEmpty();
    }

    @Test
    void shouldTellNothingOfAnAddressThatIsOfSeveral() {
        company.replace("chloe", "otherMailbox", ANNA);

        read();

        assertThat(stream.toldSince()).contains("chloe@acme.example").doesNotContain(ANNA);
    }

    @Test
    void shouldTellNothingMoreOfWhoIsErasedWhileTheDirectoryHasHim() throws Exception {
        read();
        stream.toldSince();
        sql("select remediation.erase_person('acme', 'Anna@acme.example', 'admin')");

        publisher.round().block(LIMIT);
        assertThat(stream.toldSince()).containsExactly(ANNA, "anna@private.example");
        assertThat(stream.isGone(ANNA)).isTrue();

        company.replace("anna", "title", "Controller");
        read();
        assertThat(stream.toldSince()).isEmpty();

        company.server().delete(TestDirectory.dn("anna"));
        read();
        assertThat(count("select count(*) as n from remediation.person_told where account = 'anna'"))
                .isZero();
    }

    @Test
    void shouldTellAsGoneWhoIsErasedWhileHeIsToldOf() {
        read();
        company.replace("anna", "title", "Controller");
        stream.meanwhile = database.database()
                .sql("select remediation.erase_person('acme', 'anna@private.example', 'admin')")
                .then();
        read();
        assertThat(stream.of(ANNA).title()).isEqualTo("Controller");
        stream.meanwhile = Mono.empty();
        stream.toldSince();

        publisher.round().block(LIMIT);

        assertThat(stream.toldSince()).containsExactly(ANNA, "anna@private.example");
        assertThat(stream.isGone(ANNA)).isTrue();
        read();
        assertThat(stream.toldSince()).isEmpty();
    }

    private long count(String query) {
        return database.database()
                .sql(query)
                .map(row -> row.get("n", Long.class))
                .one()
                .block(LIMIT);
    }

    @Test
    void shouldReadOnceHoweverManyWorkersThereAre() {
        PeoplePublisher other = publisher("two", pages());

        Mono.when(publisher.round(), other.round()).block(LIMIT);

        assertThat(stream.toldSince()).doesNotHaveDuplicates().contains(ANNA);
        other.round().block(LIMIT);
        assertThat(stream.toldSince()).isEmpty();
    }

    @Test
    void shouldTakeTheTurnOfAWorkerThatIsGone() {
        publisher("gone", Flux.never()).round().subscribe().dispose();
        sql(
                "insert into remediation.people_reading (tenant, lease_owner, lease_until)"
                        + " values ('acme', 'gone', now() + interval '1 minute')"
                        + " on conflict (tenant) do update set lease_owner = 'gone', lease_until = now() + interval '1 minute'");
        publisher.round().block(LIMIT);
        assertThat(stream.toldSince()).isEmpty();

        sql("update remediation.people_reading set lease_until = now() - interval '1 second'");
        publisher.round().block(LIMIT);
        assertThat(stream.toldSince()).contains(ANNA);
    }

    @Test
    void shouldForgetNobodyWhereTheReadingFailsHalfWay() {
        read();
        stream.toldSince();
        List<ListedPerson> first = directory
                .people(new ListedPerson.Wanted(List.of(), List.of(), List.of(), 2))
                .blockFirst(LIMIT);
        sql("update remediation.people_reading set next_at = now()");

        publisher("two", Flux.just(first).concatWith(Flux.error(new IllegalStateException("the line is cut"))))
                .round()
                .block(LIMIT);

        assertThat(stream.toldSince()).isEmpty();
        assertThat(meters.get("millrace.remediation.people.readings")
                        .tag("outcome", "failed")
                        .counter()
                        .count())
                .isEqualTo(1);
        read();
        assertThat(stream.isGone(ANNA)).isFalse();
    }

    @Test
    void shouldTellAgainWhatKafkaDidNotTake() {
        stream.isAway = true;
        read();
        assertThat(stream.toldSince()).isEmpty();

        stream.isAway = false;
        read();
        assertThat(stream.toldSince()).contains(ANNA);
    }

    @Test
    void shouldGoOnAfterTheDirectoryWasAway() {
        company.stop();
        read();
        assertThat(stream.toldSince()).isEmpty();

        company.start();
        read();
        assertThat(stream.toldSince()).contains(ANNA);
    }

    @Test
    void shouldEndAReadingAtItsTimeLimit() {
        PeoplePublisher silent = new PeoplePublisher(
                Flux.never(),
                new ToldLedger(database.database(), "acme", "one"),
                stream,
                Duration.ofMinutes(15),
                Duration.ofMillis(50),
                Clock.systemUTC(),
                meters);

        silent.round().block(LIMIT);

        assertThat(meters.get("millrace.remediation.people.readings")
                        .tag("outcome", "failed")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldWantToKnowWhosePeopleTheyAre() {
        PeopleSettings settings = settings(null);
        assertThat(settings.tenantOf(List.of("acme"))).isEqualTo("acme");
        assertThat(settings("beta").tenantOf(List.of("acme", "beta"))).isEqualTo("beta");
        assertThatThrownBy(() -> settings.tenantOf(List.of("acme", "beta")))
                .hasMessage("millrace.remediation.people.tenant must be one of [acme, beta], not missing");
        assertThatThrownBy(() -> settings("gamma").tenantOf(List.of("acme")))
                .hasMessage("millrace.remediation.people.tenant must be one of [acme], not 'gamma'");
    }

    private static PeopleSettings settings(String tenant) {
        return new PeopleSettings(
                PeopleSettings.Source.DIRECTORY,
                Duration.ofMinutes(15),
                Duration.ofMinutes(10),
                tenant,
                List.of(),
                List.of(),
                List.of());
    }
}
