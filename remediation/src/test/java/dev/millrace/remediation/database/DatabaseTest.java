package dev.millrace.remediation.database;

import dev.millrace.remediation.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/// Where a server was moved, the connections to where it stood hang for a quarter of an hour and more. A lock that
/// nobody gives back looks to the client as such a server does.
class DatabaseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final TestDatabase server = new TestDatabase();
    private final ConnectionPool pool = new ConnectionPool(
            ConnectionPoolConfiguration.builder(server.unpooled()).maxSize(1).build());
    private final Database database = new Database(pool);
    private Connection other;

    @BeforeEach
    void lock() throws SQLException {
        other = DriverManager.getConnection(server.jdbcUrl(), "postgres", "postgres");
        other.setAutoCommit(false);
        try (var statement = other.createStatement()) {
            statement.execute("lock table remediation.stop");
        }
    }

    @AfterEach
    void close() throws SQLException {
        other.close();
        server.close();
    }

    @Test
    void shouldNotLendAConnectionAgainOnWhichAStatementHangs() {
        StepVerifier.create(stops().timeout(SHORT))
                .expectError(TimeoutException.class)
                .verify(PATIENCE);

        shouldAnswer();
    }

    @Test
    void shouldNotLendAConnectionAgainOnWhichAStatementWithParametersHangs() {
        StepVerifier.create(stopsOf("acme").timeout(SHORT))
                .expectError(TimeoutException.class)
                .verify(PATIENCE);

        shouldAnswer();
    }

    @Test
    void shouldNotLendAConnectionAgainOnWhichATransactionHangs() {
        StepVerifier.create(database.inTransaction(one().then(stopsOf("acme"))).timeout(SHORT))
                .expectError(TimeoutException.class)
                .verify(PATIENCE);

        shouldAnswer();
    }

    /// Taking the transaction back fails, too, on a connection that was closed.
    @Test
    void shouldNotWaitWithoutAnEndForWhatNobodyLimits() {
        Database impatient = new Database(pool, SHORT);

        StepVerifier.create(impatient.inTransaction(stops(impatient)))
                .expectErrorMatches(DatabaseTrouble::mayPass)
                .verify(PATIENCE);

        shouldAnswer();
    }

    private void shouldAnswer() {
        StepVerifier.create(Database.limited(one()).retry(2))
                .expectNext(1)
                .expectComplete()
                .verify(PATIENCE.multipliedBy(2));
    }

    private Mono<Integer> one() {
        return database.sql("select 1 as one")
                .map(row -> row.get("one", Integer.class))
                .one();
    }

    private Mono<Long> stops() {
        return stops(database);
    }

    private static Mono<Long> stops(Database database) {
        return database.sql("select count(*) as count from remediation.stop")
                .map(row -> row.get("count", Long.class))
                .one();
    }

    private Mono<Long> stopsOf(String tenant) {
        return database.sql("select count(*) as count from remediation.stop where tenant = :tenant")
                .bind("tenant", tenant)
                .map(row -> row.get("count", Long.class))
                .one();
    }
}
