package dev.millrace.notifier.update;

import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/// Tells what will pass (a server that is away) from what will not (a record that cannot be taken).
final class Outage {
    /// SQL states of this class are about the value: too long, not in the encoding, no JSON.
    private static final String DATA = "22";

    private Outage() {}

    /// Whether trying again may help. What an error was wrapped in does not matter; one that is about the record
    /// itself, however deep, decides.
    static boolean mayPass(Throwable error) {
        boolean passes = false;
        Set<Throwable> seen = new HashSet<>();
        for (@Nullable Throwable one = error; one != null && seen.add(one); one = one.getCause()) {
            if (isAboutTheRecord(one)) {
                return false;
            }
            passes |= isAboutItsSurroundings(one);
        }
        return passes;
    }

    private static boolean isAboutTheRecord(Throwable error) {
        return switch (error) {
            case DataIntegrityViolationException _, R2dbcDataIntegrityViolationException _ -> true;
            case R2dbcException sql ->
                sql.getSqlState() != null && sql.getSqlState().startsWith(DATA);
            case SerializationException _, RecordTooLargeException _, CharacterCodingException _ -> true;
            default -> false;
        };
    }

    private static boolean isAboutItsSurroundings(Throwable error) {
        return switch (error) {
            case DataAccessException _, R2dbcException _, TransactionException _, KafkaException _ -> true;
            case IOException _, TimeoutException _, InterruptedException _ -> true;
            case RejectedExecutionException _, CancellationException _, VirtualMachineError _ -> true;
            default -> false;
        };
    }
}
