package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.enrichment.diagnosis.RuleBook;
import dev.millrace.enrichment.language.LanguageReader;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LoadingTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void shouldSayFileAndLineOfAWrongRule() {
        IllegalArgumentException wrong = new IllegalArgumentException("rules.yaml:7: expected a runbook");

        assertThatThrownBy(() -> Loading.of(refusing(wrong), LanguageReader::load, LONG))
                .isSameAs(wrong);
    }

    @Test
    void shouldSayFileAndLineOfAWrongList() {
        IllegalArgumentException wrong = new IllegalArgumentException("function-words.txt:3: an empty phrase");

        assertThatThrownBy(() -> Loading.of(RuleBook::load, refusing(wrong), LONG))
                .isSameAs(wrong);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldGiveUpOnWhatIsNeverRead() {
        CountDownLatch never = new CountDownLatch(1);
        RuleBook rules = RuleBook.load();

        try {
            assertThatThrownBy(() -> Loading.of(() -> rules, () -> waitingFor(never), Duration.ofSeconds(5)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("was not read within PT5S");
        } finally {
            never.countDown();
        }
    }

    private static <T> Supplier<T> refusing(IllegalArgumentException wrong) {
        return () -> {
            throw wrong;
        };
    }

    private static LanguageReader waitingFor(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return LanguageReader.load();
    }
}
