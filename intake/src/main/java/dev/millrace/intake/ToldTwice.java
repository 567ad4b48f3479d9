package dev.millrace.intake;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.context.Context;

/// What becomes of an error that is told once more when its end was told already and nobody waits any more: Reactor
/// would log it as an ERROR, though somebody who goes away is no error of ours.
public final class ToldTwice {
    private static final Logger LOG = LoggerFactory.getLogger(ToldTwice.class);

    /// Where Reactor looks for what is to become of errors that are dropped within one subscription.
    private static final String DROPPED_ERRORS = "reactor.onErrorDropped.local";

    private ToldTwice() {}

    /// For `contextWrite`, below what tells its errors twice.
    public static Context isNoError(Context context) {
        return context.put(
                DROPPED_ERRORS, (Consumer<Throwable>) error -> LOG.debug("It was told already: {}", error.toString()));
    }
}
