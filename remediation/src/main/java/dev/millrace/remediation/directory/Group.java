package dev.millrace.remediation.directory;

import java.util.List;

/// A group as the directory has it now.
///
/// @param id what it is known by wherever it is moved and whatever it is called; empty where the directory tells none
/// @param owners distinguished names
/// @param guarded whether the directory itself guards it, as one of those that may rule it
public record Group(String id, String dn, String name, List<String> owners, boolean guarded) {
    public Group {
        owners = List.copyOf(owners);
    }
}
