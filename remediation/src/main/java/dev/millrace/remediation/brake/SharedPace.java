package dev.millrace.remediation.brake;

import dev.millrace.remediation.database.Database;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// The pace of all programs together: places lie in the ledger's database. It is asked for connectors that have a limit
/// alone.
public final class SharedPace implements Pace {
    private final Database database;

    public SharedPace(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Duration> take(String connector, int most) {
        return Database.limited(database.sql("select remediation.take_pace(:connector, :most) as seconds")
                        .bind("connector", connector)
                        .bind("most", most)
                        .map(row -> Optional.ofNullable(row.get("seconds", Double.class)))
                        .one())
                .flatMap(seconds -> Mono.justOrEmpty(seconds.map(SharedPace::duration)));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis((long) Math.ceil(seconds * 1_000));
    }
}
