/// What is said to whom: a pure function from a ticket's update to replies, and the words in four languages.
/// Knows situations and texts. Must not know mail, chat, links, ledgers or whether anything was sent.
@NullMarked
package dev.millrace.notifier.reply;

import org.jspecify.annotations.NullMarked;
