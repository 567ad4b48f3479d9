package dev.millrace.enrichment.diagnosis;

import java.util.concurrent.atomic.AtomicBoolean;

/// What is wrong with a rule, told in the log the first time: it may be so on every message.
/// Nothing of the message is told.
final class ToldOnce {
    private static final System.Logger LOG = System.getLogger(ToldOnce.class.getName());

    private final String where;
    private final String what;
    private final AtomicBoolean told = new AtomicBoolean();

    /// @param where file, line and rule
    ToldOnce(String where, String what) {
        this.where = where;
        this.what = what;
    }

    void tell(Exception why) {
        tell(String.valueOf(why.getMessage()));
    }

    void tell(String why) {
        if (told.compareAndSet(false, true)) {
            LOG.log(System.Logger.Level.WARNING, where + ": " + what + ": " + why);
        }
    }
}
