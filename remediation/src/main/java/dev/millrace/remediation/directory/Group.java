package dev.millrace.remediation.directory;

import java.util.List;

/// A group as the directory has it now.
///
/// @param owners distinguished names
/// @param guarded whether the directory itself guards it, as one of those that may rule it
public record Group(String dn, String name, List<String> owners, boolean guarded) {
    public Group {
        owners = List.copyOf(owners);
    }
}
