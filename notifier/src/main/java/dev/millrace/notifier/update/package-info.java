/// The way in and the way back: each ticket update is taken once by everybody who must, commands go to the stream.
/// Knows the topics, the order of a ticket's updates and which errors are an outage.
/// Must not know what is done with an update.
@NullMarked
package dev.millrace.notifier.update;

import org.jspecify.annotations.NullMarked;
