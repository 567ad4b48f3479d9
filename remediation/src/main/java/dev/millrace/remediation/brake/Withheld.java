package dev.millrace.remediation.brake;

/// A change must not begin: automation was stopped, or the run was cancelled, and must not end well either.
/// Nothing was written.
public final class Withheld extends RuntimeException {
    /// What a run waits for while automation is stopped.
    public static final String A_PERSON = "a person";

    private final boolean cancelled;

    private Withheld(String reason, boolean cancelled) {
        super(reason);
        this.cancelled = cancelled;
    }

    /// Automation was stopped; the run waits.
    public static Withheld stopped(String reason) {
        return new Withheld(reason, false);
    }

    /// The run itself was ended; it turns back.
    public static Withheld cancelled(String by) {
        return new Withheld("the run was cancelled by " + by, true);
    }

    /// Whether the run itself was ended and turns back; where not, it waits.
    public boolean isCancelled() {
        return cancelled;
    }

    /// Why, for people.
    public String reason() {
        return String.valueOf(getMessage());
    }
}
