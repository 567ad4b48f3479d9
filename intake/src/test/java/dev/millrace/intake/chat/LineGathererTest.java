package dev.millrace.intake.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

class LineGathererTest {
    private final List<List<String>> messages = new ArrayList<>();
    private VirtualTimeScheduler clock;
    private LineGatherer<String> gatherer;

    @BeforeEach
    void start() {
        clock = VirtualTimeScheduler.create();
        gatherer = new LineGatherer<>(ChatFixtures.settings(5), clock, messages::add);
    }

    @AfterEach
    void stop() {
        clock.dispose();
    }

    @Test
    void shouldMakeOneMessageOfLinesWithoutAPause() {
        add("Hello");
        clock.advanceTimeBy(Duration.ofMillis(1_400));
        add("my account is locked");
        clock.advanceTimeBy(Duration.ofMillis(1_499));
        assertThat(messages).isEmpty();

        clock.advanceTimeBy(Duration.ofMillis(1));

        assertThat(messages).containsExactly(List.of("Hello", "my account is locked"));
    }

    @Test
    void shouldMakeTwoMessagesOfLinesWithAPause() {
        add("Hello");
        clock.advanceTimeBy(Duration.ofSeconds(2));
        add("anybody?");
        clock.advanceTimeBy(Duration.ofSeconds(2));

        assertThat(messages).containsExactly(List.of("Hello"), List.of("anybody?"));
    }

    @Test
    void shouldNotWaitForEverForAPersonWhoGoesOn() {
        for (int i = 0; i < 4; i++) {
            add("line " + i);
            clock.advanceTimeBy(Duration.ofMillis(1_400));
        }
        assertThat(messages).isEmpty();

        clock.advanceTimeBy(Duration.ofMillis(400));

        assertThat(messages)
                .singleElement()
                .satisfies(lines -> assertThat(lines).hasSize(4));
    }

    @Test
    void shouldNotGatherMoreLinesThanAllowed() {
        for (int i = 0; i < 6; i++) {
            add("line " + i);
        }

        assertThat(messages)
                .singleElement()
                .satisfies(lines -> assertThat(lines).hasSize(5));
    }

    @Test
    void shouldNotGatherMoreTextThanAMessageMayHave() {
        add("x".repeat(60_000));
        add("y".repeat(60_000));

        assertThat(messages)
                .singleElement()
                .satisfies(lines -> assertThat(lines).hasSize(1));
    }

    @Test
    void shouldFlushOnceAndOnlyWhatThereIs() {
        gatherer.flush();
        add("Hello");
        gatherer.flush();
        clock.advanceTimeBy(Duration.ofSeconds(10));

        assertThat(messages).containsExactly(List.of("Hello"));
    }

    private void add(String line) {
        gatherer.add(line, line.length());
    }
}
