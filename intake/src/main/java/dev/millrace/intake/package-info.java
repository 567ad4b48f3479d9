/// The three doors of the desk and what they share: where messages are handed over, and the installation's settings.
/// Turns whatever arrives into an `InboundMessage` on `tickets.inbound`. Must not know what becomes of it.
@NullMarked
package dev.millrace.intake;

import org.jspecify.annotations.NullMarked;
