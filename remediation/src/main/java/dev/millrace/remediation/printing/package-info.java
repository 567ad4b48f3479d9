/// A print server that speaks IPP (RFC 8010, RFC 8011), such as CUPS.
/// Knows queues, their jobs and how a stopped one goes on. Must not know who asks for it.
@NullMarked
package dev.millrace.remediation.printing;

import org.jspecify.annotations.NullMarked;
