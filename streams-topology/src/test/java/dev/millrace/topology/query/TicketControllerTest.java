package dev.millrace.topology.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.access.Refused;
import dev.millrace.tickets.id.TicketId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class TicketControllerTest {
    @Test
    void shouldSayThatItIsNotKnownWhetherALateCommandWasTaken() {
        StepVerifier.withVirtualTime(() -> TicketController.taken(Mono.never()))
                .thenAwait(Duration.ofSeconds(8))
                .assertNext(answer -> {
                    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                    assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
                    // Who sends it again at once may have it carried out twice.
                    assertThat(answer.getHeaders().containsHeader(HttpHeaders.RETRY_AFTER))
                            .isFalse();
                    assertThat(answer.getBody())
                            .isInstanceOfSatisfying(
                                    ProblemDetail.class,
                                    problem -> assertThat(problem.getDetail())
                                            .contains("not known whether the command was taken"));
                })
                .expectComplete()
                .verify(Duration.ofSeconds(30));
    }

    @Test
    void shouldRefuseInAWayThatBrowsersAreShownAPageOf() {
        TicketId id = TicketId.parse("CNEQT-V8JP-GD8N");
        assertThatThrownBy(() -> TicketController.respond(new TicketAnswer.NoSuchTicket(), id))
                .isInstanceOfSatisfying(Refused.class, refusal -> {
                    assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
                    assertThat(refusal.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                            .isEqualTo("1");
                    assertThat(refusal.getBody().getDetail()).isEqualTo("There is no ticket CNEQT-V8JP-GD8N (yet).");
                });
        assertThatThrownBy(() -> TicketController.respond(new TicketAnswer.NotNow("it moves"), id))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refusal -> assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
    }

    @Test
    void shouldAcceptACommandOnceItIsSafe() {
        StepVerifier.create(TicketController.taken(Mono.just("safe")))
                .assertNext(answer -> assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED))
                .expectComplete()
                .verify(Duration.ofSeconds(30));
    }
}
