package dev.millrace.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void handsOutWhatHasStarted() throws Exception {
        try (var start = new SideBySide(Duration.ofMinutes(1))) {
            var part = start.begin("a part", () -> (AutoCloseable) closed::incrementAndGet);
            start.await();
            assertThat(part.get()).isNotNull();
        }
        assertThat(closed).hasValue(0);
    }

    @Test
    void stopsEarlyAndLateStartsWhenOneFails() throws Exception {
        var late = new CountDownLatch(1);
        try (var start = new SideBySide(Duration.ofMinutes(1))) {
            var early = start.begin("an early part", () -> (AutoCloseable) () -> {
                closed.incrementAndGet();
                late.countDown();
            });
            assertThat(early.get()).isNotNull();
            start.begin("a late part", () -> {
                late.await();
                return (AutoCloseable) closed::incrementAndGet;
            });
            start.begin("a broken part", () -> {
                throw new IOException("no disk");
            });
            assertThatThrownBy(start::await).isInstanceOf(IOException.class).hasMessage("no disk");
        }

        assertThat(closed).as("nothing is left behind when the program ends").hasValue(2);
    }
}
