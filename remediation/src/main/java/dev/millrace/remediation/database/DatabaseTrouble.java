package dev.millrace.remediation.database;

import io.r2dbc.spi.R2dbcException;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.BadSqlGrammarException;
import org.springframework.transaction.TransactionException;

/// Tells an outage of the database from what no waiting mends.
public final class DatabaseTrouble {
    private DatabaseTrouble() {}

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
                && !(error instanceof BadSqlGrammarException);
    }
}
