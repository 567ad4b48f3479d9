package dev.millrace.remediation.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person as the directory lists him.
///
/// @param department null where the directory says none
/// @param title null where the directory says none
/// @param vip whether one of the marks that were asked for is on him; null where none was asked for
public record ListedPerson(
        Account account,
        @Nullable String department,
        @Nullable String title,
        @Nullable Boolean vip) {
    /// What is asked of people beside their accounts.
    ///
    /// @param departments attributes of which the first that an entry has tells the department
    /// @param titles the same of the title
    /// @param vips marks of those whose messages weigh more
    /// @param pageSize people that are told at once
    public record Wanted(List<String> departments, List<String> titles, List<Mark> vips, int pageSize) {}
}
