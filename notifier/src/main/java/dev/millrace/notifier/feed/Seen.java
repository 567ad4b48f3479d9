package dev.millrace.notifier.feed;

import dev.millrace.messaging.TopicCursor;

/// A record as one client gets it.
///
/// @param cursor the place after it, as this client has come; it resumes there
record Seen<T>(Entry<T> entry, TopicCursor cursor) {}
