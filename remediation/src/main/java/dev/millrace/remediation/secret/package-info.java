/// One-time secrets: kept encrypted, shown once behind a signed link, then erased.
/// Knows who may fetch one and for how long. Must not know what a secret opens.
@NullMarked
package dev.millrace.remediation.secret;

import org.jspecify.annotations.NullMarked;
