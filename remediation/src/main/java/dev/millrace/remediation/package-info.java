/// Mends what can be mended safely: runbooks against outside systems, driven from a ledger that survives
/// crashes. Takes requests from one topic and tells outcomes on another.
/// Must not know how people are written to, nor how a ticket moves.
@NullMarked
package dev.millrace.remediation;

import org.jspecify.annotations.NullMarked;
