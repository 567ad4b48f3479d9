package dev.millrace.remediation.fileshare;

import dev.millrace.remediation.fileshare.FileShares.Backup;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Puts a backup in its place. Nothing is lost: what is there now is kept beside it.
record Restore(FileShares shares) implements Change {
    private static final Checked CHANGED_SINCE = new Checked.Unknowable(
            "somebody has changed the file since this run began to restore it; it stays, and what was there before is kept beside it");

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String connector() {
        return FileShares.NAME;
    }

    @Override
    public Mono<Checked> check(Run run) {
        Backup backup = backup(run);
        return shares.hash(backup.share(), backup.path()).flatMap(now -> {
            if (now.equals(Optional.of(backup.hash()))) {
                return Mono.just(
                        new Checked.AlreadySo(State.of("the file is as in the snapshot " + backup.snapshot())));
            }
            Mono<Checked> differs = Mono.just(new Checked.Needed(
                    new State(
                            now.isPresent()
                                    ? "the file is there and differs; it is kept as " + keptAs(run)
                                    : "the file is not there",
                            // By the time that it is taken back there may be a newer snapshot.
                            Map.of(FileActions.SNAPSHOT, backup.snapshot(), FileActions.HASH, backup.hash())),
                    "the file is as in the snapshot " + backup.snapshot()));
            // What this run kept it kept just before it put the backup there: where that is still there, it did not.
            // Where there is something else, it may have.
            return now.isEmpty()
                    ? differs
                    : shares.hashOfKept(backup, keptAs(run))
                            .flatMap(kept -> kept.isEmpty() || kept.equals(now) ? differs : Mono.just(CHANGED_SINCE));
        });
    }

    @Override
    public Mono<Void> apply(Run run) {
        return shares.restore(backup(run), keptAs(run));
    }

    @Override
    public Mono<Verified> verify(Run run) {
        Backup backup = backup(run);
        return shares.hash(backup.share(), backup.path())
                .map(now -> now.equals(Optional.of(backup.hash()))
                        ? new Verified.Holds(State.of("the file is as in the snapshot " + backup.snapshot()))
                        : new Verified.Missing("the file is not as in the snapshot " + backup.snapshot()));
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return shares.takeBack(backup(run), keptAs(run))
                .map(taken -> taken
                        ? new Undone.Restored("the file is as it was before")
                        : new Undone.NotUndoable("somebody has changed the file since"));
    }

    private static Backup backup(Run run) {
        return new Backup(
                run.fact(FileActions.SHARE),
                new SharePath(Arrays.asList(run.fact(FileActions.PATH).split("/"))),
                run.fact(FileActions.SNAPSHOT),
                run.fact(FileActions.HASH));
    }

    /// One name for each run: one that is taken up again finds what it has kept, and a later one of the same
    /// ticket does not take it for its own.
    private static String keptAs(Run run) {
        String path = run.fact(FileActions.PATH);
        return "%s.before-restore-%s-%d"
                .formatted(
                        path.substring(path.lastIndexOf('/') + 1),
                        run.request().ticket(),
                        run.request().attempt());
    }
}
