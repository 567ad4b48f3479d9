package dev.millrace.tickets.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.Samples;
import dev.millrace.tickets.json.Json;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WrittenAtTest {
    private final InboundMessage message = Samples.message();
    private final Instant received = message.receivedAt();

    @Test
    void shouldTakeAMessageAsWrittenWhenItsWriterSays() {
        Instant friday = received.minus(Duration.ofDays(3));

        assertThat(message.withWrittenAt(friday).written()).isEqualTo(friday);
        assertThat(message.withWrittenAt(friday).withReview("look").written()).isEqualTo(friday);
    }

    @Test
    void shouldTakeAMessageAsWrittenWhenItWasReceivedWhereNobodySays() {
        assertThat(message.written()).isEqualTo(received);
        assertThat(message.withWrittenAt(null).written()).isEqualTo(received);
    }

    @Test
    void shouldNotBelieveAClockThatIsAheadOrFarBehind() {
        assertThat(message.withWrittenAt(received.plusSeconds(60)).written()).isEqualTo(received);
        assertThat(message.withWrittenAt(Instant.EPOCH).written()).isEqualTo(received.minus(Duration.ofDays(14)));
    }

    @Test
    void shouldReadMessagesThatWereStoredWithoutTheTime() {
        InboundMessage stored = Json.read(Json.bytes(message), InboundMessage.class);

        assertThat(Json.text(message)).doesNotContain("writtenAt");
        assertThat(stored).isEqualTo(message);
        InboundMessage dated = message.withWrittenAt(received.minusSeconds(5));
        assertThat(Json.read(Json.bytes(dated), InboundMessage.class)).isEqualTo(dated);
    }
}
