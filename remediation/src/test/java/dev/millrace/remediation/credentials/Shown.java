package dev.millrace.remediation.credentials;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.millrace.remediation.testing.TestProgram;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/// All that a program keeps or tells: its log, its tables, its outcomes and what its doors answer.
final class Shown implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    /// Hears everything that is logged from now on.
    Shown() {
        log.start();
        root().addAppender(log);
        ours().setLevel(Level.DEBUG);
    }

    @Override
    public void close() {
        ours().setLevel(null);
        root().detachAppender(log);
    }

    List<String> by(TestProgram program) throws IOException, InterruptedException {
        List<String> shown = new ArrayList<>();
        for (String path : List.of(
                "/api/connectors", "/api/runbooks", "/actuator/health", "/actuator/prometheus", "/actuator/info")) {
            shown.add(program.send("GET", path, "Authorization", TestProgram.admin())
                    .body());
        }
        shown.add(Json.text(program.outcomes()));
        shown.addAll(rows(program));
        log.list.forEach(event -> shown.add(event.getFormattedMessage() + thrown(event)));
        return shown;
    }

    /// Each row of each table of the room.
    private static List<String> rows(TestProgram program) {
        var database = program.database().database();
        List<String> tables = database.sql("select table_name from information_schema.tables"
                        + " where table_schema = 'remediation' and table_type = 'BASE TABLE'")
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .all()
                .collectList()
                .block(LIMIT);
        List<String> rows = new ArrayList<>();
        for (String table : Objects.requireNonNull(tables)) {
            rows.addAll(Objects.requireNonNull(
                    database.sql("select cast(each as text) from remediation.\"%s\" as each".formatted(table))
                            .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                            .all()
                            .collectList()
                            .block(LIMIT)));
        }
        return rows;
    }

    private static String thrown(ILoggingEvent event) {
        return event.getThrowableProxy() == null
                ? ""
                : event.getThrowableProxy().getClassName()
                        + event.getThrowableProxy().getMessage();
    }

    private static Logger ours() {
        return (Logger) LoggerFactory.getLogger("dev.millrace");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
