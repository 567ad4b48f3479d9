package dev.millrace.remediation.database;

import io.r2dbc.spi.R2dbcException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.r2dbc.BadSqlGrammarException;
import org.springframework.transaction.TransactionException;

/// Tells an outage of the database from what no waiting mends.
public final class DatabaseTrouble {
    /// PostgreSQL's `serialization_failure` and `deadlock_detected`.
    private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01");
    /// PostgreSQL's class `program_limit_exceeded`, such as a value that is too long for an index. The driver takes it
    /// for an outage.
    private static final String BEYOND_A_LIMIT = "54";
    /// PostgreSQL's classes `data_exception` and `integrity_constraint_violation`, and that above. Spring takes some of
    /// the first for bad grammar.
    private static final List<String> OF_VALUES = List.of("22", "23", BEYOND_A_LIMIT);

    private DatabaseTrouble() {}

    /// Whether the statement was rolled back for the sake of another, and may be tried once more at once. Where the
    /// driver has no exception of its own for it Spring has none either.
    public static boolean isRolledBack(Throwable error) {
        return error instanceof PessimisticLockingFailureException || ROLLED_BACK.contains(sqlState(error));
    }

    /// Whether the database, not the work, is what failed.
    public static boolean is(Throwable error) {
        return error instanceof DataAccessException
                || error instanceof R2dbcException
                || error instanceof TransactionException
                || error instanceof TimeoutException;
    }

    /// Whether the same work may succeed later.
    public static boolean mayPass(Throwable error) {
        return is(error)
                && !(error instanceof DataIntegrityViolationException)
                && !(error instanceof BadSqlGrammarException)
                && !sqlState(error).startsWith(BEYOND_A_LIMIT);
    }

    /// What the database says against the values that it was to keep, in its own words; empty for all else.
    public static Optional<String> objection(Throwable error) {
        return OF_VALUES.stream().anyMatch(sqlState(error)::startsWith)
                ? told(error).map(R2dbcException::getMessage)
                : Optional.empty();
    }

    private static String sqlState(Throwable error) {
        return told(error).map(R2dbcException::getSqlState).orElse("");
    }

    /// The driver's own, or that which Spring tells in its terms.
    private static Optional<R2dbcException> told(Throwable error) {
        return error instanceof R2dbcException direct
                ? Optional.of(direct)
                : Optional.ofNullable(error.getCause())
                        .filter(R2dbcException.class::isInstance)
                        .map(R2dbcException.class::cast);
    }
}
