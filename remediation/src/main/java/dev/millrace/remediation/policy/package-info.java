/// The last word before anything is touched: who may have what done, and what is never touched.
/// Enforces again what the stream decided, on what the directory says now. Must not know how anything is done.
@NullMarked
package dev.millrace.remediation.policy;

import org.jspecify.annotations.NullMarked;
