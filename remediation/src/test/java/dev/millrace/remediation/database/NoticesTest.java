package dev.millrace.remediation.database;

import dev.millrace.remediation.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class NoticesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final TestDatabase database = new TestDatabase();
    private Network network;
    private Notices notices;

    @BeforeEach
    void connect() throws IOException {
        URI url = URI.create(database.r2dbcUrl().substring("r2dbc:".length()));
        network = new Network(url.getPort());
        ConnectionFactory connections = ConnectionFactories.get(
                "r2dbc:postgresql://postgres:postgres@127.0.0.1:" + network.port() + url.getPath());
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

    private void tell(String news) {
        database.database()
                .sql("select pg_notify('news', :news)")
                .bind("news", news)
                .then()
                .block(PATIENCE);
    }

    /// Between client and server. What went over it when it began to swallow is never answered, and never closed.
    private static final class Network implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final int server;
        private final AtomicInteger swallowed = new AtomicInteger();

        Network(int server) throws IOException {
            this.server = server;
            Thread.ofVirtual().start(this::listen);
        }

        int port() {
            return door.getLocalPort();
        }

        void swallow() {
            swallowed.incrementAndGet();
        }

        private void listen() {
            try {
                while (!door.isClosed()) {
                    Socket client = door.accept();
                    Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
                    int since = swallowed.get();
                    Thread.ofVirtual().start(() -> pass(client, there, since));
                    Thread.ofVirtual().start(() -> pass(there, client, since));
                }
            } catch (IOException closed) {
                // The test is over.
            }
        }

        private void pass(Socket from, Socket to, int since) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] bytes = new byte[8192];
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    if (swallowed.get() == since) {
                        out.write(bytes, 0, read);
                    }
                }
                if (swallowed.get() == since) {
                    to.close();
                }
            } catch (IOException gone) {
                // So is the connection.
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
