/// The chat door: a WebSocket where people write lines and see live what becomes of them.
/// Knows conversations, their sockets and what was said to them. Must not know how a ticket is worked on.
@NullMarked
package dev.millrace.intake.chat;

import org.jspecify.annotations.NullMarked;
