package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.consent.OpenQuestions;
import dev.millrace.remediation.consent.TestConsents;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.ledger.Job;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.ledger.NewJob;
import dev.millrace.remediation.outbox.Relay;
import dev.millrace.remediation.testing.RecordingSender;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestDatabase;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationRequest.FindConsenters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// People are asked anew when what they are asked to agree to has changed.
class OpenQuestionsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestDirectory company = new TestDirectory();
    private final Directory directory = company.connector();
    private final TestDatabase database = new TestDatabase();
    private final Ledger ledger =
            new Ledger(database.database(), "one", Duration.ofMinutes(1), BrakeSettings.none(), Duration.ofHours(24));
    private final OpenQuestions questions = new OpenQuestions(database.database());

    @AfterEach
    void close() {
        database.close();
        directory.close();
        company.close();
    }

    @Test
    void shouldAskAnewOnceForEachChangeOfThePlan() {
        ask(1, Instant.now().plus(Duration.ofHours(1)));
        assertThat(answer("first")).isEqualTo(1);

        assertThat(changeTo("first")).as("it is as it was asked").isZero();
        assertThat(changeTo("second")).isEqualTo(1);
        assertThat(answer("second")).isEqualTo(1);
        assertThat(changeTo("second")).isZero();
        assertThat(plans()).containsExactly("first", "second");
    }

    @Test
    void shouldAskNobodyAnewWhereItIsTooLate() {
        ask(1, Instant.now().minus(Duration.ofHours(1)));
        answer("first");
        assertThat(changeTo("second")).isZero();
    }

    @Test
    void shouldAskAnewForTheRunbookThatChangedAlone() {
        ask(1, null);
        answer("first");
        assertThat(questions
                        .askAnew(Map.of("install-software", "second"))
                        .block(LIMIT)
                        .anew())
                .isZero();
    }

    @Test
    void shouldAskNobodyAnewWhereTheRunHasBegun() {
        ask(1, null);
        answer("first");
        ledger.add(NewJob.of(Requests.consented(
                        1, "grant-group-access", "finance-reports", "anna", Consent.GROUP_OWNER, "ben")))
                .block(LIMIT);
        assertThat(changeTo("second")).isZero();
    }

    @Test
    void shouldAskForThePlanThatCameWhileItLookedForWhomToAsk() {
        ask(1, null);
        Iterator<String> plans = List.of("first", "second").iterator();
        answer(() -> plans.hasNext() ? plans.next() : "second");
        assertThat(plans()).containsExactly("second");
        assertThat(changeTo("second")).isZero();
    }

    @Test
    void shouldNotForgetAQuestionThatIsJustBeingAskedWhenThePlanChanges() {
        ask(1, null);
        Job inHand = ledger.claim(1, List.of(), Map.of()).block(LIMIT).getFirst();
        questions.note(inHand.id(), "grant-group-access", "first", null, null).block(LIMIT);
        assertThat(questions.askAnew(Map.of("grant-group-access", "second")).block(LIMIT))
                .isEqualTo(new OpenQuestions.Asked(0, 1));
    }

    @Test
    void shouldWaitForTheDirectoryFromWhenItWasAskedAnew() {
        ask(1, null);
        answer("first");
        database.database()
                .sql("update remediation.job set created_at = now() - interval '2 days'")
                .then()
                .block(LIMIT);
        company.stop();

        assertThat(changeTo("second")).isEqualTo(1);
        answer("second");
        assertThat(plans()).as("nobody is told that nobody can be asked").containsExactly("first");

        company.start();
        due();
        answer("second");
        assertThat(plans()).containsExactly("first", "second");
    }

    @Test
    void shouldTellThatNobodyIsFoundOnceTheDirectoryWasAwayForTooLong() {
        ask(1, null);
        company.stop();
        answer("first");
        due();
        List<String> away = List.of(directory.name());
        assertThat(ledger.claim(10, away, Map.of()).block(LIMIT))
                .as("the breaker is open")
                .isEmpty();
        longAgo(Duration.ofDays(2));
        answer(() -> "first", ledger.claim(10, away, Map.of()).block(LIMIT));
        assertThat(told()).containsExactly("nobody-to-ask");
    }

    @Test
    void shouldLetAQuestionThatIsAskedAnewStayOpenAsLongAsBefore() {
        ask(1, Instant.now().plus(Duration.ofHours(1)));
        answer("first");
        longAgo(Duration.ofMinutes(50));
        assertThat(changeTo("second")).isEqualTo(1);
        answer("second");
        longAgo(Duration.ofMinutes(50));
        assertThat(changeTo("third")).as("100 min after it was first asked").isEqualTo(1);
        answer("third");
        longAgo(Duration.ofMinutes(90));
        assertThat(changeTo("fourth")).isZero();
    }

    /// The ticket counts from when it hears who is asked.
    @Test
    void shouldStayOpenAsLongAsTheTicketHoweverLongItTookToFindWhomToAsk() {
        ask(1, Instant.now().plus(Duration.ofHours(1)));
        answer("first");
        longAgo(Duration.ofMinutes(50));
        assertThat(changeTo("second")).isEqualTo(1);
        longAgo(Duration.ofMinutes(30));
        answer("second");
        longAgo(Duration.ofMinutes(40));
        assertThat(changeTo("third")).isEqualTo(1);
    }

    /// Lets time pass, as the database sees it.
    private void longAgo(Duration time) {
        for (String column : List.of(
                "job set created_at = created_at",
                "job set reopened_at = reopened_at",
                "question set expires_at = expires_at")) {
            database.database()
                    .sql("update remediation.%s - make_interval(secs => %d)".formatted(column, time.toSeconds()))
                    .then()
                    .block(LIMIT);
        }
    }

    private void due() {
        database.database()
                .sql("update remediation.job set not_before = now()")
                .then()
                .block(LIMIT);
    }

    private void ask(long ticket, Instant expiresAt) {
        FindConsenters plain =
                Requests.consent(ticket, Consent.GROUP_OWNER, "grant-group-access", "finance-reports", "anna");
        ledger.add(NewJob.of(new FindConsenters(
                        plain.ticket(),
                        plain.tenant(),
                        plain.approvalId(),
                        plain.consent(),
                        List.of(),
                        1,
                        plain.runbook(),
                        plain.target(),
                        plain.requester(),
                        expiresAt,
                        Duration.ofHours(1),
                        null)))
                .block(LIMIT);
    }

    /// Works on the questions that are due, with this plan in force.
    private int answer(String plan) {
        return answer(() -> plan);
    }

    private int answer(Supplier<String> plan) {
        return answer(plan, ledger.claim(10, List.of(), Map.of()).block(LIMIT));
    }

    private int answer(Supplier<String> plan, List<Job> due) {
        ConsentDriver driver = new ConsentDriver(
                ledger,
                new Relay(database.database(), new RecordingSender()),
                TestConsents.finder(directory, runbook -> Optional.of(plan.get())),
                questions,
                WorkerSettings.atOnce(4),
                Clock.systemUTC());
        due.forEach(job -> driver.drive(job).block(LIMIT));
        return due.size();
    }

    private Long changeTo(String plan) {
        return questions
                .askAnew(Map.of("grant-group-access", plan))
                .block(LIMIT)
                .anew();
    }

    private List<String> plans() {
        return outcomes("plan");
    }

    private List<String> told() {
        return outcomes("type");
    }

    private List<String> outcomes(String field) {
        return database.database()
                .sql("select outcome->>:field as value from remediation.outbox order by id")
                .bind("field", field)
                .map(row -> row.get("value", String.class))
                .all()
                .collectList()
                .block(LIMIT);
    }
}
