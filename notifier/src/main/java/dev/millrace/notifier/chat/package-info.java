/// Answers to people who chat: the same words as by mail, told through the ticket's history.
/// Knows which replies go by chat. Must not know sockets; the door that holds them forwards what the history tells.
@NullMarked
package dev.millrace.notifier.chat;

import org.jspecify.annotations.NullMarked;
