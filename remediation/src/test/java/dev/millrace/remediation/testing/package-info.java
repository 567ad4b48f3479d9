/// What the tests of this room share: a database, a directory, an outside system that fails as told.
/// Hand-written, without a broker. Must not know what is tested with it.
@NullMarked
package dev.millrace.remediation.testing;

import org.jspecify.annotations.NullMarked;
