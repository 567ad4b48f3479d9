package dev.millrace.intake.chat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/// Gathers a person's lines until he pauses: people write one thought in several lines, and it is one message.
final class LineGatherer<T> {
    private final ChatSettings settings;
    private final Scheduler clock;
    private final Consumer<List<T>> gathered;
    private final Disposable.Swap quiet = Disposables.swap();
    private final Disposable.Swap limit = Disposables.swap();
    private List<T> lines = new ArrayList<>();
    private long characters;

    /// @param gathered told of the lines of each message, never none; called on the clock or on the thread of whoever
    ///     added the last line
    LineGatherer(ChatSettings settings, Scheduler clock, Consumer<List<T>> gathered) {
        this.settings = settings;
        this.clock = clock;
        this.gathered = gathered;
    }

    /// Adds a line.
    ///
    /// @param length of its text
    synchronized void add(T line, int length) {
        if (characters + length + lines.size() > ChatMessages.LONGEST_TEXT) {
            flush();
        }
        if (lines.isEmpty()) {
            limit.update(in(settings.longestGathering()));
        }
        lines.add(line);
        characters += length;
        if (lines.size() >= settings.mostLines()) {
            flush();
        } else {
            quiet.update(in(settings.quietPeriod()));
        }
    }

    /// Makes a message of what there is, now.
    synchronized void flush() {
        quiet.update(Disposables.disposed());
        limit.update(Disposables.disposed());
        if (lines.isEmpty()) {
            return;
        }
        List<T> message = lines;
        lines = new ArrayList<>();
        characters = 0;
        gathered.accept(message);
    }

    private Disposable in(Duration time) {
        return clock.schedule(this::flush, time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
