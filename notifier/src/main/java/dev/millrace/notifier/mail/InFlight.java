package dev.millrace.notifier.mail;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The mails that this program has in hand. A lease that ran out says nothing about them: after a stall another lane
/// would take a mail whose thread is still talking to the server.
final class InFlight {
    private final ConcurrentMap<Long, Integer> holders = new ConcurrentHashMap<>();

    /// Takes a mail in hand unless somebody has it.
    boolean begin(long id) {
        return holders.putIfAbsent(id, 1) == null;
    }

    /// One more works on it: a thread goes on for a while after its attempt was ended.
    void join(long id) {
        holders.merge(id, 1, Integer::sum);
    }

    /// Who began or joined is done.
    void leave(long id) {
        holders.computeIfPresent(id, (_, count) -> count == 1 ? null : count - 1);
    }

    Long[] ids() {
        return holders.keySet().toArray(Long[]::new);
    }
}
