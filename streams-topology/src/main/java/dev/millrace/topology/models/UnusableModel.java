package dev.millrace.topology.models;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Models that cannot be had, or cannot be used. The message says which and why.
public final class UnusableModel extends Exception {
    private final boolean mayPass;

    UnusableModel(String message, boolean mayPass, @Nullable Throwable cause) {
        super(message, cause);
        this.mayPass = mayPass;
    }

    /// Whether it may be had later: its place did not answer, or it is not there yet.
    boolean mayPass() {
        return mayPass;
    }

    /// Whether their place has not answered, so that nobody knows whether they are of use.
    public boolean isUnanswered() {
        return getCause() instanceof TimeoutException
                || getCause() instanceof RejectedExecutionException
                || getCause() instanceof InterruptedException;
    }
}
