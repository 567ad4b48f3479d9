package dev.millrace.remediation.worker;

import dev.millrace.remediation.ledger.Entry;
import dev.millrace.remediation.ledger.Entry.Mark;
import dev.millrace.remediation.ledger.Noted;
import dev.millrace.remediation.runbook.State;
import dev.millrace.tickets.remediation.RemediationOutcome.Leftover;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How far each step of a run came, as its journal tells.
final class Progress {
    private static final String NOW = "now";
    private static final String REASON = "reason";
    private static final String ANSWERED = "answered";
    private static final Set<Mark> MAY_BE_THERE =
            EnumSet.of(Mark.BEGUN, Mark.MADE, Mark.DONE, Mark.UNDOING, Mark.WITHDRAWN);

    private final Map<String, Entry> last = new LinkedHashMap<>();
    private final Map<String, State> before = new HashMap<>();
    private final Map<String, State> settled = new HashMap<>();
    private final Map<String, State> found = new HashMap<>();
    private final Map<String, Instant> answered = new HashMap<>();

    /// @param now by this worker's clock, which need not be that of the worker that wrote the journal
    Progress(List<Noted> journal, Instant now) {
        for (Noted noted : journal) {
            add(noted.entry());
            if (answers(noted.entry())) {
                answered.put(noted.entry().step(), now.minus(noted.ago()));
            }
        }
    }

    void add(Entry entry) {
        last.put(entry.step(), entry);
        if (entry.mark() == Mark.BEGUN) {
            // The first finding counts: after a crash a second one may already see the change itself.
            before.putIfAbsent(entry.step(), entry.state());
        }
        if (entry.mark() == Mark.UNTAKEN) {
            // Others may change the target until it begins anew.
            before.remove(entry.step());
        }
        if (answers(entry)) {
            answered.put(entry.step(), Instant.parse(entry.facts().get(ANSWERED)));
        }
        if (entry.mark() == Mark.LOOKED) {
            found.put(entry.step(), entry.state());
        }
        if (entry.mark() == Mark.DONE || entry.mark() == Mark.ALREADY) {
            settled.put(entry.step(), entry.state());
        }
    }

    private static boolean answers(Entry entry) {
        return (entry.mark() == Mark.MADE || entry.mark() == Mark.WITHDRAWN)
                && entry.facts().containsKey(ANSWERED);
    }

    Optional<Mark> mark(String step) {
        return Optional.ofNullable(last.get(step)).map(Entry::mark);
    }

    /// Whether that was the last that was noted of a step.
    boolean isAt(String step, Mark mark) {
        return mark(step).filter(mark::equals).isPresent();
    }

    /// That the system has answered to a change, or to taking it back, which does not show yet.
    static Entry answered(String step, Mark mark, String detail, Instant moment) {
        return Entry.of(step, mark, new State(detail, Map.of(ANSWERED, moment.toString())));
    }

    /// When the system answered, last, by this worker's clock.
    Optional<Instant> answered(String step) {
        return Optional.ofNullable(answered.get(step));
    }

    /// What was last noted of a step.
    String detail(String step) {
        return Optional.ofNullable(last.get(step)).map(Entry::detail).orElse("");
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
        return mark(step).filter(MAY_BE_THERE::contains).isPresent();
    }

    /// Whether anything of the run may be there.
    boolean mayHaveTouched() {
        return last.values().stream().anyMatch(this::mayBeThere);
    }

    private boolean mayBeThere(Entry entry) {
        return entry.mark() == Mark.STUCK || mayNeedUndo(entry.step());
    }

    /// That a change could not be taken back.
    ///
    /// @param now the state as it was last looked at
    Entry stuck(String step, String reason, String now) {
        return Entry.of(
                step,
                Mark.STUCK,
                new State(
                        "not taken back: %s; before: %s; now: %s".formatted(reason, wasBefore(step), now),
                        Map.of(REASON, reason, NOW, now)));
    }

    /// What may be there of the run, in the order in which it came about.
    List<Leftover> left() {
        return last.values().stream().filter(this::mayBeThere).map(this::left).toList();
    }

    private Leftover left(Entry entry) {
        String before = wasBefore(entry.step());
        return switch (entry.mark()) {
            case STUCK ->
                new Leftover(
                        entry.step(),
                        before,
                        entry.facts().getOrDefault(NOW, "not known"),
                        entry.facts().getOrDefault(REASON, entry.detail()));
            case BEGUN -> new Leftover(entry.step(), before, "not known: the change was begun", "nobody took it back");
            case UNDOING ->
                new Leftover(entry.step(), before, "not known: taking it back was begun", "nobody took it back");
            case MADE -> new Leftover(entry.step(), before, "not known: the change was made", "nobody took it back");
            case WITHDRAWN ->
                new Leftover(entry.step(), before, "not known: it was taken back", "nobody saw that it is gone");
            case LOOKED, ALREADY, UNTAKEN, DONE, UNDONE ->
                new Leftover(entry.step(), before, entry.detail(), "nobody took it back");
        };
    }

    private String wasBefore(String step) {
        return before(step).map(State::detail).orElse("not known");
    }
}
