/// Live feeds by server-sent events: what happens to tickets and how the desk does, resumable at any place.
/// Knows cursors, a ring of the recent past and clients with bounded buffers. Must not know what a page makes of it.
@NullMarked
package dev.millrace.notifier.feed;

import org.jspecify.annotations.NullMarked;
