package dev.millrace.notifier.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.TestDatabase;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

class OutageTest {
    @Test
    void shouldWaitForWhatPassesHoweverItIsWrapped() {
        assertThat(new Throwable[] {
                    new RejectedExecutionException("full"),
                    new TimeoutException(),
                    new IOException("reset"),
                    new R2dbcTimeoutException(),
                    new R2dbcNonTransientResourceException("closed"),
                    new DataAccessResourceFailureException("away"),
                    new NotLeaderOrFollowerException("moved"),
                    new CompletionException(new TimeoutException()),
                    new IllegalStateException("Retries exhausted", new IOException("reset"))
                })
                .allSatisfy(error -> assertThat(Outage.mayPass(error)).isTrue());
    }

    @Test
    void shouldPutAsideWhatIsAboutTheRecord() {
        assertThat(new Throwable[] {
                    new IllegalArgumentException("no such field"),
                    new NullPointerException(),
                    new RecordTooLargeException(),
                    new KafkaException(new RecordTooLargeException())
                })
                .allSatisfy(error -> assertThat(Outage.mayPass(error)).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"select cast(:text as jsonb)", "select cast(:text as integer)", "select cast(:text as date)"})
    void shouldPutAsideWhatTheDatabaseCannotRead(String sql) {
        Throwable error = TestDatabase.create()
                .client()
                .sql(sql)
                .bind("text", "\"\\u0000\"")
                .fetch()
                .all()
                .then()
                .materialize()
                .map(signal -> signal.getThrowable())
                .block(Duration.ofSeconds(30));

        assertThat(error).isNotNull();
        assertThat(Outage.mayPass(error)).isFalse();
    }
}
