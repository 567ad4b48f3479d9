package dev.millrace.remediation.worker;

import dev.millrace.remediation.ledger.Entry;
import dev.millrace.remediation.ledger.Entry.Mark;
import dev.millrace.remediation.runbook.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far each step of a run came, as its journal tells.
final class Progress {
    private final Map<String, Entry> last = new HashMap<>();
    private final Map<String, State> before = new HashMap<>();
    private final Map<String, State> settled = new HashMap<>();
    private final Map<String, State> found = new HashMap<>();

    Progress(List<Entry> journal) {
        journal.forEach(this::add);
    }

    void add(Entry entry) {
        last.put(entry.step(), entry);
        if (entry.mark() == Mark.BEGUN) {
            // The first finding counts: after a crash a second one may already see the change itself.
            before.putIfAbsent(entry.step(), entry.state());
        }
        if (entry.mark() == Mark.LOOKED) {
            found.put(entry.step(), entry.state());
        }
        if (entry.mark() == Mark.DONE || entry.mark() == Mark.ALREADY) {
            settled.put(entry.step(), entry.state());
        }
    }

    Optional<Mark> mark(String step) {
        return Optional.ofNullable(last.get(step)).map(Entry::mark);
    }

    /// The state after a step that is behind us.
    Optional<State> settled(String step) {
        return Optional.ofNullable(settled.get(step));
    }

    /// The state before a change that was begun.
    Optional<State> before(String step) {
        return Optional.ofNullable(before.get(step));
    }

    /// By what a look would know again what it found before the first change.
    State found(String step) {
        return found.getOrDefault(step, State.of(""));
    }

    /// Whether something of a step may be there that is to be taken back.
    boolean mayNeedUndo(String step) {
        return mark(step)
                .filter(mark -> mark == Mark.BEGUN || mark == Mark.DONE || mark == Mark.UNDOING)
                .isPresent();
    }

    /// Whether anything of the run may be there.
    boolean mayHaveTouched() {
        return isStuck() || last.keySet().stream().anyMatch(this::mayNeedUndo);
    }

    boolean isStuck() {
        return last.values().stream().anyMatch(entry -> entry.mark() == Mark.STUCK);
    }
}
