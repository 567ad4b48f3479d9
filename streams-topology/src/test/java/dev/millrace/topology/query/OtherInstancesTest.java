package dev.millrace.topology.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.test.StepVerifier;

class OtherInstancesTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldPassOnWhetherACopyAnswered(boolean stale) {
        ClientResponse response = ClientResponse.create(HttpStatus.OK)
                .header(OtherInstances.STALE, Boolean.toString(stale))
                .body("{\"id\":\"00000-0000-0001\",\"version\":3,\"tenant\":\"acme\",\"status\":\"NEW\"}")
                .build();

        StepVerifier.create(OtherInstances.answer(response))
                .assertNext(answer -> assertThat(answer)
                        .isInstanceOfSatisfying(
                                TicketAnswer.Found.class,
                                found -> assertThat(found.stale()).isEqualTo(stale)))
                .expectComplete()
                .verify(Duration.ofSeconds(30));
    }
}
