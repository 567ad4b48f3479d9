package dev.millrace.remediation.fileshare;

import dev.millrace.remediation.action.Action;
import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import java.util.List;
import java.util.Set;

/// What can be done about files on shares.
public record FileActions(Configured<FileShares> shares) implements ActionSource {
    /// The share.
    static final String SHARE = "file.share";
    /// The path within it.
    static final String PATH = "file.path";
    /// The snapshot's name.
    static final String SNAPSHOT = "file.snapshot";
    /// The SHA-256 of what it holds.
    static final String HASH = "file.hash";

    @Override
    public List<Action> actions() {
        return List.of(
                Action.plain(
                        "files.locate-backup",
                        Set.of(SHARE, PATH, SNAPSHOT, HASH),
                        () -> new LocateBackup(shares.get())),
                Action.plain("files.restore", Set.of(), () -> new Restore(shares.get())));
    }
}
