package dev.millrace.notifier.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class DatabaseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofMillis(300);

    private final TestDatabase server = TestDatabase.create();
    private final ConnectionPool pool = new ConnectionPool(
            ConnectionPoolConfiguration.builder(server.connections()).maxSize(1).build());
    private final Database database = new Database(pool, server.schema(), LIMIT);

    /// A lock that nobody gives back looks to the client as a server does that stands still.
    @Test
    void shouldNotWaitWithoutAnEndForAServerThatStandsStill() throws SQLException {
        try (Connection other = DriverManager.getConnection(server.jdbcUrl(), "postgres", "postgres");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table notifier.mails");

            StepVerifier.create(mails()).expectError(TimeoutException.class).verify(PATIENCE);
            other.rollback();
        }

        StepVerifier.create(mails().retry(100)).expectNext(0L).expectComplete().verify(PATIENCE);
    }

    @Test
    void shouldNotWaitWithoutAnEndForTheRowsOfAStatementWithParameters() throws SQLException {
        try (Connection other = DriverManager.getConnection(server.jdbcUrl(), "postgres", "postgres");
                var statement = other.createStatement()) {
            StepVerifier.create(mailsOf("acme")).expectNext(0L).expectComplete().verify(PATIENCE);
            other.setAutoCommit(false);
            statement.execute("lock table notifier.mails");

            StepVerifier.create(mailsOf("acme"))
                    .expectError(TimeoutException.class)
                    .verify(PATIENCE);
            other.rollback();
        }

        StepVerifier.create(mailsOf("acme").retry(100))
                .expectNext(0L)
                .expectComplete()
                .verify(PATIENCE);
    }

    /// Where a server was moved, the connections to where it stood hang for a quarter of an hour and more.
    @Test
    void shouldNotLendAConnectionAgainOnWhichAStatementHangs() throws SQLException {
        try (Connection other = DriverManager.getConnection(server.jdbcUrl(), "postgres", "postgres");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table notifier.mails");

            StepVerifier.create(mails()).expectError(TimeoutException.class).verify(PATIENCE);

            StepVerifier.create(one().retry(20)).expectNext(1).expectComplete().verify(PATIENCE);
            other.rollback();
        }
    }

    @Test
    void shouldNotWaitWithoutAnEndForAConnection() {
        pool.create().block(PATIENCE);

        StepVerifier.create(mails())
                .expectErrorSatisfies(error -> assertThat(error).hasRootCauseInstanceOf(TimeoutException.class))
                .verify(PATIENCE);
    }

    private Mono<Integer> one() {
        return database.sql("select 1 as one")
                .map(row -> row.get("one", Integer.class))
                .one();
    }

    private Mono<Long> mailsOf(String tenant) {
        return database.sql("select count(*) as count from notifier.mails where tenant = :tenant")
                .bind("tenant", tenant)
                .map(row -> row.get("count", Long.class))
                .one();
    }

    private Mono<Long> mails() {
        return database.sql("select count(*) as count from notifier.mails")
                .map(row -> row.get("count", Long.class))
                .one();
    }
}
