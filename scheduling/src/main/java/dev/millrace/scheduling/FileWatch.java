package dev.millrace.scheduling;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Looks at files again and again, at policies as at runbooks and rules, on a thread of its own: that works on network
/// file systems and mounted configuration, too.
public final class FileWatch extends PeriodicWork {
    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);

    private final String what;
    private final Runnable look;
    private volatile Scheduler thread = Schedulers.immediate();

    /// @param what is looked at, in a word for logs and the thread's name, such as `policies`
    /// @param look may block; tells by itself of files that it cannot use
    /// @param every from one look to the next, the first included
    public FileWatch(String what, Runnable look, Duration every) {
        super("The files of the " + what + " could not be looked at", every, every);
        this.what = what;
        this.look = look;
    }

    @Override
    public void start() {
        thread = Schedulers.newSingle("watch-" + what, true);
        super.start();
    }

    @Override
    protected Mono<Void> round() {
        return Mono.<Void>fromRunnable(this::lookOnce).subscribeOn(thread);
    }

    /// Whatever a look throws is a fault of this program, so all of it is told. Errors, too, such as a stack that a
    /// file's expression has overflown: Reactor signals none of them, and no further look would come.
    private void lookOnce() {
        try {
            look.run();
        } catch (Throwable error) {
            LOG.error("The files of the {} could not be looked at", what, error);
        }
    }

    @Override
    public void stop() {
        super.stop();
        thread.dispose();
    }
}
