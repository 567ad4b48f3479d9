package dev.millrace.remediation.runbook.file;

import java.util.List;

/// A runbook file cannot be taken.
public final class InvalidRunbook extends Exception {
    private final List<String> complaints;

    InvalidRunbook(List<String> complaints) {
        super(String.join("\n", complaints));
        this.complaints = List.copyOf(complaints);
    }

    /// All that is wrong, each with `file:line` first.
    public List<String> complaints() {
        return complaints;
    }
}
