package dev.millrace.notifier.update;

import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/// Tells what will pass (a server that is away) from what will not (a record that cannot be taken).
final class Outage {
    private Outage() {}

    static boolean mayPass(Throwable error) {
        return switch (error) {
            case DataIntegrityViolationException _, SerializationException _, RecordTooLargeException _ -> false;
            case DataAccessException _, R2dbcException _, TransactionException _, KafkaException _ -> true;
            case IOException _, TimeoutException _ -> true;
            default -> false;
        };
    }
}
