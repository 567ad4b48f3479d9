package dev.millrace.remediation.directory;

import java.util.List;

/// A group as the directory has it now.
///
/// @param owners distinguished names
public record Group(String dn, String name, List<String> owners) {
    public Group {
        owners = List.copyOf(owners);
    }
}
