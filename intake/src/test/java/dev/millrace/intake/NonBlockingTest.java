package dev.millrace.intake;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/// All tests of this room run under BlockHound. This one tells whether it is awake.
class NonBlockingTest {
    @Test
    void shouldFailWhatBlocksAReactiveThread() {
        CountDownLatch never = new CountDownLatch(1);
        Mono<Boolean> blocking =
                Mono.fromCallable(() -> never.await(1, TimeUnit.MILLISECONDS)).subscribeOn(Schedulers.parallel());

        StepVerifier.create(blocking).verifyError(BlockingOperationError.class);
    }
}
