/// The rules of diagnosis that an installation has of its own: read from a file, and again whenever it changes.
/// Knows where the file lies and which runbooks there are. Must not know what a rule says.
@NullMarked
package dev.millrace.topology.rules;

import org.jspecify.annotations.NullMarked;
