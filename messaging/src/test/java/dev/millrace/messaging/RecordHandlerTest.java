package dev.millrace.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/// What becomes of poison whose dead letter is not taken.
class RecordHandlerTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// Refuses the first letters, as a broker does.
    private static final class Broker extends MockProducer<String, byte[]> {
        private final RuntimeException refusal;
        private int refusals;

        Broker(RuntimeException refusal, int refusals) {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
            this.refusal = refusal;
            this.refusals = refusals;
        }

        @Override
        public synchronized java.util.concurrent.Future<RecordMetadata> send(
                ProducerRecord<String, byte[]> letter, Callback callback) {
            if (refusals > 0) {
                refusals--;
                callback.onCompletion(null, refusal);
                return java.util.concurrent.CompletableFuture.failedFuture(refusal);
            }
            return super.send(letter, callback);
        }
    }

    static Set<RuntimeException> refusalsForGood() {
        return Set.of(
                new TopicAuthorizationException(Set.of("tickets.updates.dlq")),
                new RecordTooLargeException("The message is larger than the largest request"));
    }

    /// Then its listener stops before it, which is seen, where it would be tried for ever and nobody knew.
    @ParameterizedTest
    @MethodSource("refusalsForGood")
    void shouldFailWhereADeadLetterCanNeverBeWritten(RuntimeException refusal) {
        StepVerifier.create(poison(new Broker(refusal, Integer.MAX_VALUE)))
                .expectErrorSatisfies(error -> assertThat(error).isSameAs(refusal))
                .verify(LIMIT);
    }

    @Test
    void shouldWriteADeadLetterOnceTheBrokerIsThereAgain() {
        Broker broker = new Broker(new NotEnoughReplicasException("one is away"), 1);

        StepVerifier.create(poison(broker)).expectComplete().verify(LIMIT);

        assertThat(broker.history())
                .singleElement()
                .satisfies(letter -> assertThat(letter.topic()).isEqualTo("tickets.updates.dlq"));
    }

    private static Mono<Void> poison(Broker broker) {
        RecordSender sender = new RecordSender(broker, new TopicNames(""), Schedulers.immediate());
        var incoming = new ConsumerRecord<>("tickets.updates", 0, 7, "key", "no JSON".getBytes(StandardCharsets.UTF_8));
        return new RecordHandler(new DeadLetters(sender))
                .handle(incoming, DeskMetric.class, "node", _ -> false, _ -> Mono.empty());
    }
}
