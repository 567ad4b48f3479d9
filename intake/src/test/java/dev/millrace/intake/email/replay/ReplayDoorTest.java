package dev.millrace.intake.email.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.access.Refused;
import dev.millrace.intake.email.MailOutcome;
import dev.millrace.intake.email.content.Opening;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;

class ReplayDoorTest {
    static Stream<MailOutcome> passing() {
        Opening.NoRoom noRoom = catchThrowableOfType(
                Opening.NoRoom.class,
                () -> Opening.within(_ -> false, () -> {
                    Opening.take(1);
                    return true;
                }));
        return Stream.of(
                new MailOutcome.NoMemory(new OutOfMemoryError()),
                new MailOutcome.NoRoom(noRoom),
                new MailOutcome.Outage("Kafka does not take it", new TimeoutException()));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void shouldAskToComeAgainWhereAMailCannotBeTakenJustNow(MailOutcome outcome) {
        assertThatThrownBy(() -> ReplayDoor.answer(outcome)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(refused.getHeaders().getFirst("Retry-After")).isEqualTo("10");
            assertThat(refused.getBody().getDetail()).startsWith("The mail was not taken: ");
        });
    }

    @Test
    void shouldSayWhyAMailWasIgnored() {
        assertThat(ReplayDoor.answer(new MailOutcome.PassedOver("a bounce")))
                .isEqualTo(new ReplayDoor.Replayed("ignored", null, "a bounce"));
    }
}
