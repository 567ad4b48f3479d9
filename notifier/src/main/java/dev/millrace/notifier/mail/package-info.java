/// Replies by mail: an outbound ledger in PostgreSQL, composing, and handing over to the mail server once each.
/// Knows RFC 5322 headers, SMTP's answers and how to find out whether an uncertain mail went out.
/// Must not know why something is said; that is the reply room's affair.
@NullMarked
package dev.millrace.notifier.mail;

import org.jspecify.annotations.NullMarked;
