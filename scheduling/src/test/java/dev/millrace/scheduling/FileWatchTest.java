package dev.millrace.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FileWatchTest {
    private final AtomicInteger looks = new AtomicInteger();
    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private final FileWatch watch = new FileWatch("rules", this::look, Duration.ofMillis(5));

    @AfterEach
    void stop() {
        watch.stop();
    }

    @Test
    void shouldLookOnAThreadOfItsOwn() {
        watch.start();
        await().untilAtomic(looks, seen -> assertThat(seen).isGreaterThan(2));
        assertThat(threads).isNotEmpty().allMatch(name -> name.startsWith("watch-rules"));
    }

    private void look() {
        threads.add(Thread.currentThread().getName());
        switch (looks.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("the first look fails");
            case 2 -> throw new StackOverflowError("the second look fails");
            default -> {}
        }
    }
}
