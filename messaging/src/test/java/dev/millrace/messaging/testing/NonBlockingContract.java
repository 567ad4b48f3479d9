package dev.millrace.messaging.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/// All tests of a room run under BlockHound. Each room tells so whether it is awake there.
public abstract class NonBlockingContract {
    @Test
    void shouldFailWhatBlocksAReactiveThread() {
        CountDownLatch never = new CountDownLatch(1);
        Mono<Boolean> blocking =
                Mono.fromCallable(() -> never.await(1, TimeUnit.MILLISECONDS)).subscribeOn(Schedulers.parallel());

        StepVerifier.create(blocking).verifyError(BlockingOperationError.class);
    }
}
