package dev.millrace.scheduling;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A pool's connections to a database: each is waited for so long, and so is each answer to what is asked on it.
///
/// One that hangs is closed, so that the pool lends it to nobody any more: where a server was moved, connections to
/// where it stood hang until the system gives them up, a quarter of an hour later. It hangs, too, where whoever asked
/// waits no longer and no answer has come.
///
/// @param limit for a connection, and then for each answer of the server
public record LimitedConnections(ConnectionFactory pool, Duration limit) implements ConnectionFactory {
    /// A pool whose connections all hang has none to give.
    @Override
    public Mono<Connection> create() {
        return Mono.<Connection>from(pool.create()).timeout(limit).map(this::limited);
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return pool.getMetadata();
    }

    private Connection limited(Connection lent) {
        return following(
                Connection.class,
                lent,
                made -> made instanceof Statement statement
                        ? limited(statement, lent)
                        : made instanceof Publisher<?> done ? limited(done, lent) : made);
    }

    private Statement limited(Statement statement, Connection lent) {
        return following(
                Statement.class,
                statement,
                made -> made instanceof Publisher<?> results
                        ? limited(results, lent).map(each -> limited(each, lent))
                        : made);
    }

    /// A statement that something is bound to gives its result at once, and only the rows in that come from the server.
    private Object limited(Object each, Connection lent) {
        return each instanceof Result result
                ? following(
                        Result.class,
                        result,
                        made -> made instanceof Publisher<?> rows ? limited(rows, lent) : limited(made, lent))
                : each;
    }

    private Flux<?> limited(Publisher<?> answers, Connection lent) {
        return Flux.defer(() -> {
            AtomicBoolean answered = new AtomicBoolean();
            return Flux.from(answers)
                    .doOnNext(answer -> answered.set(true))
                    .doOnTerminate(() -> answered.set(true))
                    .timeout(limit)
                    .onErrorResume(TimeoutException.class, hangs -> closed(lent).then(Mono.error(hangs)))
                    .doOnCancel(() -> {
                        if (!answered.get()) {
                            var _ = closed(lent).subscribe();
                        }
                    });
        });
    }

    /// What the pool lends would only be given back; so the one behind that.
    private Mono<Void> closed(Connection lent) {
        return lent instanceof Wrapped<?> pooled && pooled.unwrap() instanceof Connection own
                ? Mono.from(own.close()).timeout(limit).onErrorComplete()
                : Mono.empty();
    }

    /// Does all as another does, and then something to what that returns. Nothing is done to giving back: the pool
    /// counts what was not given back as lent.
    private static <T> T following(Class<T> type, T other, UnaryOperator<Object> then) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        Object made = method.invoke(other, arguments);
                        if (method.getName().equals("close")) {
                            return made;
                        }
                        return other.equals(made) ? self : then.apply(made);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }
}
