/// What runbooks can do about groups, each step in its own file.
/// Knows how a group is found and a member added or removed. Must not know the ledger or who agreed how.
@NullMarked
package dev.millrace.remediation.group;

import org.jspecify.annotations.NullMarked;
