/// File shares and their snapshots.
/// Knows where a path may lie and how a file is put back. Must not know who asks for it.
@NullMarked
package dev.millrace.remediation.fileshare;

import org.jspecify.annotations.NullMarked;
