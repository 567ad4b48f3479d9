/// The page behind the link in each reply: the steps of one ticket, told to the person who asked, live.
/// Knows which events concern the requester and how to tell them. Must not show internals or other people's affairs.
@NullMarked
package dev.millrace.notifier.status;

import org.jspecify.annotations.NullMarked;
