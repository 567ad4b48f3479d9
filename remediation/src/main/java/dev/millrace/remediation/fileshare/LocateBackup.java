package dev.millrace.remediation.fileshare;

import dev.millrace.remediation.fileshare.FileShares.Backup;
import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/// Finds the newest backup of the file that is meant.
record LocateBackup(FileShares shares) implements Look {
    @Override
    public String name() {
        return "locate-backup";
    }

    @Override
    public String connector() {
        return FileShares.NAME;
    }

    @Override
    public Mono<Looked> look(Run run) {
        return shares.backups(run.request().target()).map(LocateBackup::only);
    }

    private static Looked only(List<Backup> backups) {
        return switch (backups.size()) {
            case 0 -> new Looked.Unfit("no snapshot has a file at that path, or it is no path within a share");
            case 1 -> found(backups.getFirst());
            default ->
                new Looked.Unfit("that path is in more than one share: "
                        + backups.stream().map(Backup::share).collect(Collectors.joining(", ")));
        };
    }

    private static Looked found(Backup backup) {
        return new Looked.Found(new State(
                "the newest backup of %s in %s is in the snapshot %s"
                        .formatted(backup.path(), backup.share(), backup.snapshot()),
                Map.of(
                        FileActions.SHARE, backup.share(),
                        FileActions.PATH, backup.path().toString(),
                        FileActions.SNAPSHOT, backup.snapshot(),
                        FileActions.HASH, backup.hash())));
    }
}
