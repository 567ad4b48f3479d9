package dev.millrace.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class LimitedHealthTest {
    private final BeanPostProcessor limits = LimitedHealth.ofDatabase();

    @Test
    void shouldSayOfADatabaseThatHangsThatItIsDown() {
        ReactiveHealthIndicator hanging = Mono::never;

        StepVerifier.withVirtualTime(() -> ((ReactiveHealthIndicator)
                                limits.postProcessAfterInitialization(hanging, "r2dbcHealthContributor"))
                        .health())
                .expectSubscription()
                .thenAwait(Duration.ofSeconds(5))
                .expectNext(Health.down()
                        .withDetail("error", "no answer within 5 s")
                        .build())
                .verifyComplete();
    }

    @Test
    void shouldLeaveThePartsOfTheRoomsAsTheyAre() {
        ReactiveHealthIndicator own = () -> Mono.just(Health.up().build());

        assertThat(limits.postProcessAfterInitialization(own, "notifierMailHealthIndicator"))
                .isSameAs(own);
    }
}
