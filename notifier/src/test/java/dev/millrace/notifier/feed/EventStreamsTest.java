package dev.millrace.notifier.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class EventStreamsTest {
    private static final Duration BEAT = Duration.ofSeconds(15);

    /// Its own: the program that other tests share goes by the schedulers of all.
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final EventStreams streams = new EventStreams(BEAT, time);

    @Test
    void shouldGreetBeatAndNeverEndByItself() {
        List<ServerSentEvent<String>> events = new ArrayList<>();
        Disposable reading = streams.stream(Flux.never()).subscribe(events::add);

        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.comment()).isEqualTo("here"));
        time.advanceTimeBy(BEAT.minusMillis(1));
        assertThat(events).hasSize(1);
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(events.getLast().comment()).isEqualTo("still here");
        time.advanceTimeBy(BEAT);
        assertThat(events).hasSize(3);
        assertThat(events.getLast().event()).isEqualTo("heartbeat");
        assertThat(reading.isDisposed()).as("it goes on").isFalse();
        reading.dispose();
    }

    @Test
    void shouldSayWhenToComeBackAndStopBeating() {
        ServerSentEvent<String> only =
                ServerSentEvent.<String>builder().data("x").build();

        StepVerifier.create(streams.stream(Flux.just(only)))
                .expectNext(only)
                .assertNext(event -> assertThat(event.event()).isEqualTo("reconnect"))
                .assertNext(event -> assertThat(event.comment()).isEqualTo("here"))
                .expectComplete()
                .verify();
    }

    /// A place that lies before what the client was given would be given twice, one behind it never.
    @Test
    void shouldTellThePlaceThatTheClientHasComeTo() {
        Sinks.Many<ServerSentEvent<String>> source = Sinks.many().unicast().onBackpressureBuffer();
        List<ServerSentEvent<String>> events = new ArrayList<>();
        Disposable reading = streams.stream(source.asFlux()).subscribe(events::add);

        time.advanceTimeBy(BEAT);
        assertThat(events.getLast().id()).isNull();
        source.tryEmitNext(ServerSentEvent.<String>builder().id("0.1").data("x").build());
        time.advanceTimeBy(BEAT);
        assertThat(events.getLast().id()).isEqualTo("0.1");
        source.tryEmitNext(EventStreams.passedOver("0.2"));
        assertThat(events).as("nothing is told of it").hasSize(4);
        time.advanceTimeBy(BEAT);
        assertThat(events.getLast().event()).isEqualTo("heartbeat");
        assertThat(events.getLast().id()).isEqualTo("0.2");
        source.tryEmitComplete();
        assertThat(events.getLast().event()).isEqualTo("reconnect");
        assertThat(events.getLast().id()).isEqualTo("0.2");
        reading.dispose();
    }

    @Test
    void shouldForbidStoringAndHoldingBack() {
        var answer = streams.answer(Flux.never());

        assertThat(answer.getHeaders().getFirst("X-Accel-Buffering")).isEqualTo("no");
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
    }
}
