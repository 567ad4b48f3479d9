package dev.millrace.notifier.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class EventStreamsTest {
    private static final Duration BEAT = Duration.ofSeconds(15);

    @Test
    void shouldGreetBeatAndNeverEndByItself() {
        StepVerifier.withVirtualTime(() -> new EventStreams(BEAT).stream(Flux.never()))
                .assertNext(event -> assertThat(event.comment()).isEqualTo("here"))
                .expectNoEvent(BEAT)
                .assertNext(event -> assertThat(event.comment()).isEqualTo("still here"))
                .thenAwait(BEAT)
                .assertNext(event -> assertThat(event.event()).isEqualTo("heartbeat"))
                .thenCancel()
                .verify();
    }

    @Test
    void shouldSayWhenToComeBackAndStopBeating() {
        ServerSentEvent<String> only =
                ServerSentEvent.<String>builder().data("x").build();

        StepVerifier.withVirtualTime(() -> new EventStreams(BEAT).stream(Flux.just(only)))
                .expectNext(only)
                .assertNext(event -> assertThat(event.event()).isEqualTo("reconnect"))
                .assertNext(event -> assertThat(event.comment()).isEqualTo("here"))
                .expectComplete()
                .verify();
    }

    @Test
    void shouldForbidStoringAndHoldingBack() {
        var answer = new EventStreams(BEAT).answer(Flux.never());

        assertThat(answer.getHeaders().getFirst("X-Accel-Buffering")).isEqualTo("no");
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
    }
}
