package dev.millrace.remediation.database;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.LOOP_RESOURCES;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.testing.TestDatabase;
import dev.millrace.scheduling.LimitedStart;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

class NoticesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final TestDatabase database = new TestDatabase();
    private Network network;
    private ConnectionFactory connections;
    private Notices notices;

    @BeforeEach
    void connect() throws IOException {
        URI url = URI.create(database.r2dbcUrl().substring("r2dbc:".length()));
        network = new Network(url.getPort());
        connections = ConnectionFactories.get(ConnectionFactoryOptions.parse(
                        "r2dbc:postgresql://postgres:postgres@127.0.0.1:" + network.port() + url.getPath())
                .mutate()
                .option(LOOP_RESOURCES, new LimitedStart(LIMIT))
                .build());
        notices = new Notices(connections, PAUSE, LIMIT);
    }

    @AfterEach
    void close() throws IOException {
        network.close();
        database.close();
    }

    /// As after a move of the server: the connection to where it stood is never told of its end.
    @Test
    void shouldListenAnewWhereTheServerAnswersNoLonger() {
        StepVerifier.create(notices.on("news"))
                .expectNext("")
                .then(network::swallow)
                .expectNext("")
                .then(() -> tell("one"))
                .expectNext("one")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void shouldGoOnListeningWhileTheServerAnswers() {
        StepVerifier.create(notices.on("news"))
                .expectNext("")
                .expectNoEvent(PAUSE.multipliedBy(10))
                .then(() -> tell("one"))
                .expectNext("one")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void shouldLeaveNoConnectionOpenOnWhichTheServerAnswersNothing() {
        network.silent(true);
        Disposable listening = notices.on("news").subscribe();
        await().atMost(PATIENCE).until(() -> network.accepted() > 2);
        listening.dispose();

        await().atMost(PATIENCE).until(() -> network.open() == 0);
    }

    /// The driver goes on waiting, in one of the pool's places, where nobody waits for the connection any more.
    @Test
    void shouldHaveAPlaceInThePoolAgainWhereTheServerAnsweredNothing() {
        ConnectionPool pool = new ConnectionPool(
                ConnectionPoolConfiguration.builder(connections).maxSize(1).build());
        Database behind = new Database(pool, LIMIT);
        network.silent(true);
        StepVerifier.create(behind.sql("select 1").then()).expectError().verify(PATIENCE);
        network.silent(false);

        StepVerifier.create(behind.sql("select 1").then().retryWhen(Retry.fixedDelay(20, PAUSE)))
                .expectComplete()
                .verify(PATIENCE);
        pool.dispose();
    }

    private void tell(String news) {
        database.database()
                .sql("select pg_notify('news', :news)")
                .bind("news", news)
                .then()
                .block(PATIENCE);
    }
}
