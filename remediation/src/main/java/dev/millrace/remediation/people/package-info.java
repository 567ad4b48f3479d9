/// Reads the directory's people now and then and tells the stream what has changed, so that a diagnosis need not
/// wait for a directory. Knows what of a person may be told. Must not know what is made of it, nor act on what it read.
@NullMarked
package dev.millrace.remediation.people;

import org.jspecify.annotations.NullMarked;
