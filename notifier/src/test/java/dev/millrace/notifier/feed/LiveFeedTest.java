package dev.millrace.notifier.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.messaging.TopicCursor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class LiveFeedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int RING = 4;
    private static final int BUFFER = 3;
    private static final int MANY = 60;

    private final ScriptedTopic<String> topic = new ScriptedTopic<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LiveFeed<String> feed = new LiveFeed<>(
            "test",
            topic,
            value -> !value.startsWith("hidden"),
            new FeedSettings(RING, 2, BUFFER, 10, 1, Duration.ofMinutes(1), Duration.ofSeconds(15)),
            registry);

    @AfterEach
    void stop() {
        feed.stop();
    }

    @Test
    void shouldTellWhatHappensFromNowOn() {
        topic.append(0, "past");
        feed.start();

        StepVerifier.create(values(feed.fromNow()))
                .then(() -> topic.append(1, "now"))
                .expectNext("now")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void shouldMeasureHowLongAgoWhatItShowsBegan() {
        topic.append(0, "past");
        feed.start();
        topic.append(0, "hidden");
        topic.append(1, "now");

        assertThat(registry.get("millrace.notifier.feed.lag").timer().count()).isEqualTo(1);
    }

    @Test
    void shouldTakeThePlaceBackOfWhoGoesWhileThePastIsTold() {
        feed.start();
        TopicCursor place = firstPlace();
        topic.append(0, "one");
        topic.append(0, "two");

        StepVerifier.create(values(feed.from(place)), 1)
                .expectNext("one")
                .thenCancel()
                .verify(PATIENCE);
        StepVerifier.create(values(feed.fromRecent(2, _ -> true, Comparator.naturalOrder())), 1)
                .expectNext("one")
                .thenCancel()
                .verify(PATIENCE);

        assertThat(feed.hub().clients()).isZero();
    }

    @Test
    void shouldLeaveItsPlacesToClientsHoweverManyGuestsWatch() {
        feed.start();
        for (int i = 0; i < 20; i++) {
            feed.ringAndLive().subscribe();
        }

        assertThat(feed.hub().guests()).isEqualTo(20);
        assertThat(feed.hasRoom()).isTrue();
    }

    @Test
    void shouldResumeFromTheRingWithoutReadingAgain() {
        feed.start();
        TopicCursor place = firstPlace();
        topic.append(0, "missed 1");
        topic.append(1, "missed 2");

        StepVerifier.create(values(feed.from(place)))
                .expectNext("missed 1", "missed 2")
                .then(() -> topic.append(0, "live"))
                .expectNext("live")
                .thenCancel()
                .verify(PATIENCE);
        assertThat(topic.readings()).isEqualTo(1);
    }

    @Test
    void shouldReadWhatTheRingNoLongerHoldsAndGoOnLive() {
        feed.start();
        TopicCursor place = firstPlace();
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < 3 * RING; i++) {
            topic.append(i % 2, "missed " + i);
            missed.add("missed " + i);
        }

        List<String> got = new ArrayList<>();
        StepVerifier.create(values(feed.from(place)).doOnNext(got::add))
                .expectNextCount(missed.size())
                .then(() -> topic.append(1, "live"))
                .expectNext("live")
                .thenCancel()
                .verify(PATIENCE);
        assertThat(got.subList(0, missed.size())).containsExactlyInAnyOrderElementsOf(missed);
        assertThat(topic.readings()).isEqualTo(2);
    }

    @Test
    void shouldResumeFromAnyIdThatItGave() {
        feed.start();
        List<Seen<String>> all = new ArrayList<>();
        StepVerifier.create(feed.fromNow())
                .then(() -> List.of("a", "b", "c").forEach(value -> topic.append(value.equals("b") ? 1 : 0, value)))
                .recordWith(() -> all)
                .expectNextCount(3)
                .thenCancel()
                .verify(PATIENCE);

        StepVerifier.create(values(
                        feed.from(TopicCursor.parse(all.getFirst().cursor().toString()))))
                .expectNext("b", "c")
                .thenCancel()
                .verify(PATIENCE);
        StepVerifier.create(values(feed.from(all.get(1).cursor())))
                .expectNext("c")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void shouldEndTheStreamOfWhoIsTooSlowAndOfNobodyElse() {
        feed.start();
        List<String> quick = new ArrayList<>();
        var reading = values(feed.fromNow()).subscribe(quick::add);
        List<Seen<String>> slow = new ArrayList<>();

        StepVerifier.create(feed.fromNow(), 0)
                .thenRequest(1)
                .then(() -> topic.append(0, "0"))
                .consumeNextWith(slow::add)
                .then(() -> {
                    for (int i = 1; i < MANY; i++) {
                        topic.append(0, Integer.toString(i));
                        int expected = i + 1;
                        await().pollInterval(Duration.ofMillis(1))
                                .atMost(PATIENCE)
                                .until(() -> quick.size() >= expected);
                    }
                })
                .thenRequest(Long.MAX_VALUE)
                .recordWith(() -> slow)
                .thenConsumeWhile(_ -> true)
                .expectComplete()
                .verify(PATIENCE);

        assertThat(quick).hasSize(MANY);
        assertThat(slow).hasSizeLessThan(MANY);
        // It goes on where it stopped.
        StepVerifier.create(values(feed.from(slow.getLast().cursor())))
                .expectNext(Integer.toString(slow.size()))
                .thenCancel()
                .verify(PATIENCE);
        reading.dispose();
    }

    @Test
    void shouldKeepClientsWhenTheBrokerIsAway() {
        feed.start();

        StepVerifier.create(values(feed.fromNow()))
                .then(() -> topic.append(0, "before"))
                .expectNext("before")
                .then(topic::fail)
                .then(() -> topic.append(0, "after"))
                .expectNext("after")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void shouldShowNobodyWhatBelongsToOthers() {
        feed.start();
        TopicCursor place = firstPlace();
        topic.append(0, "hidden");
        topic.append(0, "shown");

        StepVerifier.create(values(feed.from(place)))
                .expectNext("shown")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void shouldTellTheLastOnesFirstWhenAsked() {
        List.of("b", "a", "d", "c").forEach(value -> topic.append(value.compareTo("b") > 0 ? 1 : 0, value));
        feed.start();

        StepVerifier.create(values(feed.fromRecent(3, value -> !value.equals("d"), Comparator.naturalOrder())))
                .expectNext("a", "b", "c")
                .then(() -> topic.append(0, "live"))
                .expectNext("live")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void shouldStartAtTheEndForPlacesBeyondIt() {
        topic.append(0, "past");
        feed.start();

        StepVerifier.create(values(feed.from(TopicCursor.parse("0.900-1.900-7.3"))))
                .then(() -> topic.append(0, "live"))
                .expectNext("live")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void shouldEndEveryStreamWhenItStops() {
        feed.start();

        StepVerifier.create(feed.fromNow()).then(feed::stop).expectComplete().verify(PATIENCE);
    }

    private TopicCursor firstPlace() {
        topic.append(0, "first");
        return feed.hub().position();
    }

    private static Flux<String> values(Flux<Seen<String>> seen) {
        return seen.map(one -> one.entry().value());
    }
}
