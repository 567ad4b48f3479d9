/// Finds whose agreement a run needs and where that person can be reached.
/// Knows owners, managers and second addresses from the directory, never from a message.
/// Must not know how agreement is asked for or given.
@NullMarked
package dev.millrace.remediation.consent;

import org.jspecify.annotations.NullMarked;
