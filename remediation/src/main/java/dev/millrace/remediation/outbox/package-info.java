/// What the stream is told: outcomes written with the change they tell of, sent in order per run afterwards.
/// Sending twice after a crash is fine, for outcomes are numbered. Must not know what they mean.
@NullMarked
package dev.millrace.remediation.outbox;

import org.jspecify.annotations.NullMarked;
