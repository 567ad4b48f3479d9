package dev.millrace.remediation.brake;

import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.database.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Has all programs leave a system alone that asked one of them to (`Retry-After`), for as long as it said and over
/// restarts: what it said is noted in the ledger's database. A program that is not told in time is told by the system
/// itself.
public final class Sparing extends NoticeWatch {
    private static final Logger LOG = LoggerFactory.getLogger(Sparing.class);
    /// Where the database tells that a system wants to be left alone.
    static final String CHANNEL = "remediation_spared";

    private final Database database;
    private final List<Connector> connectors;

    /// @param notices one element for each time that a system asked for it, and one at the start
    /// @param every how often it looks by itself, for a notice can be lost
    public Sparing(Database database, Flux<String> notices, List<Connector> connectors, Duration every) {
        super(notices, every);
        this.database = database;
        this.connectors = List.copyOf(connectors);
    }

    @Override
    public void start() {
        connectors.forEach(connector -> connector.guard().onAsked(time -> note(connector.name(), time)));
        super.start();
    }

    private void note(String connector, Duration time) {
        LOG.info("{} wants to be left alone for {} s", connector, time.toSeconds());
        var _ = Database.limited(database.sql("select remediation.spare(:connector, :seconds)")
                        .bind("connector", connector)
                        .bind("seconds", time.toMillis() / 1000.0)
                        .then())
                .subscribe(
                        done -> {},
                        error -> LOG.warn(
                                "Other programs are not told that {} wants to be left alone: {}",
                                connector,
                                error.toString()));
    }

    @Override
    Mono<Void> look() {
        return Database.limited(database.sql("""
                        select connector, cast(extract(epoch from until - now()) as float8) as seconds
                        from remediation.spared_system where until > now()
                        """)
                        .map(row -> Map.entry(
                                Objects.requireNonNull(row.get("connector", String.class)),
                                Objects.requireNonNull(row.get("seconds", Double.class))))
                        .all()
                        .doOnNext(spared -> spare(spared.getKey(), spared.getValue()))
                        .then())
                .onErrorResume(error -> {
                    LOG.debug("Which systems want to be left alone is not known: {}", error.toString());
                    return Mono.empty();
                });
    }

    private void spare(String name, double seconds) {
        connectors.stream()
                .filter(connector -> connector.name().equals(name))
                .forEach(connector -> connector.guard().spare(Duration.ofMillis((long) (seconds * 1_000))));
    }

    /// Before the workers begin.
    @Override
    public int getPhase() {
        return 0;
    }
}
