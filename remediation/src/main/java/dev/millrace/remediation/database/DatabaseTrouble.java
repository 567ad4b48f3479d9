package dev.millrace.remediation.database;

import io.r2dbc.spi.R2dbcException;
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

    /// The driver's own, or that which Spring tells in its terms; empty where there is none.
    private static String sqlState(Throwable error) {
        R2dbcException told = error instanceof R2dbcException direct
                ? direct
                : error.getCause() instanceof R2dbcException cause ? cause : null;
        return told == null || told.getSqlState() == null ? "" : told.getSqlState();
    }
}
