package dev.millrace.remediation.directory;

import java.util.List;
import java.util.Locale;

/// A group as the directory has it now.
///
/// @param id what it is known by wherever it is moved and whatever it is called; empty where the directory tells none
/// @param owners distinguished names
/// @param guarded whether the directory itself guards it, as one of those that may rule it
public record Group(String id, String dn, String name, List<String> owners, boolean guarded) {
    public Group {
        owners = List.copyOf(owners);
    }

    /// What tells it from all others, whatever it is called.
    public String identity() {
        return id.isEmpty() ? dn.toLowerCase(Locale.ROOT) : id;
    }
}
