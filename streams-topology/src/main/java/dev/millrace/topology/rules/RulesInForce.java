package dev.millrace.topology.rules;

import dev.millrace.enrichment.diagnosis.KnownRunbooks;
import dev.millrace.enrichment.diagnosis.RuleBook;
import dev.millrace.tickets.file.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rules of one's own. What their file said when it was last good stays in force while it is bad, or gone, and so
/// does a rule whose runbook is taken out of the folder: a run of it ends with what the worker says.
public final class RulesInForce implements Supplier<RuleBook> {
    private static final Logger LOG = LoggerFactory.getLogger(RulesInForce.class);

    private final Path file;
    private final KnownRunbooks named;
    private final @Nullable Path folder;
    private volatile RuleBook rules;
    /// What was found last.
    private Found seen;
    /// What was judged last, be it good or bad.
    private Found judged;
    /// Why it could not be looked at last; empty where it could.
    private String trouble = "";

    /// @param runbooks ids that the rules may name beside those that come along
    /// @param folder of an installation's own runbooks, whose ids they may name, too; null where it is not seen
    /// @throws IllegalArgumentException with file and line where a rule is wrong
    /// @throws UncheckedIOException where it cannot be read
    RulesInForce(Path file, List<String> runbooks, @Nullable Path folder) {
        this.file = file;
        this.named = KnownRunbooks.with(runbooks);
        this.folder = folder;
        try {
            this.seen = find();
        } catch (IOException e) {
            throw new UncheckedIOException("The rules " + file + " cannot be read: " + e, e);
        }
        this.judged = seen;
        this.rules = seen.rules(file);
    }

    /// What rules are read from.
    private record Found(String text, KnownRunbooks runbooks) {
        RuleBook rules(Path file) {
            return RuleBook.parse(file.toString(), text, runbooks);
        }
    }

    @Override
    public RuleBook get() {
        return rules;
    }

    /// Something new is taken once two looks in a row have found it: a file that is being written in its place may be
    /// good at the end of any line, and say what nobody meant.
    void look() {
        Found found;
        try {
            found = find();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            tell(e.toString());
            return;
        }
        trouble = "";
        boolean whole = found.equals(seen);
        seen = found;
        if (whole && !found.equals(judged)) {
            judged = found;
            judge(found);
        }
    }

    private void judge(Found found) {
        try {
            rules = found.rules(file);
            LOG.info("The rules {}, or the runbooks that they may name, have changed and are in force", file);
        } catch (IllegalArgumentException e) {
            LOG.error("The rules {} are bad, and stay as they were: {}", file, e.getMessage());
        }
    }

    private Found find() throws IOException {
        return new Found(new TextFile(file).read(), folder == null ? named : named.and(folder));
    }

    /// Once, however often it is looked at.
    private void tell(String now) {
        if (!now.equals(trouble)) {
            LOG.error("The rules {}, or their runbooks, cannot be read, and stay as they were: {}", file, now);
            trouble = now;
        }
    }
}
