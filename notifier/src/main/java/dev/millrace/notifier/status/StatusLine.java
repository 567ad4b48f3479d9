package dev.millrace.notifier.status;

import java.time.Instant;
import java.util.List;

/// A ticket's step as its requester is told of it.
///
/// @param version of the ticket
/// @param state where the ticket stands after it, in words
/// @param done whether the work is done
/// @param asksForCode whether the code out of the mail to the registered address counts now
/// @param at when, for machines
/// @param time when, in words
/// @param texts what happened; empty when nothing that concerns the requester did
record StatusLine(
        long version, String state, boolean done, boolean asksForCode, Instant at, String time, List<String> texts) {
    StatusLine {
        texts = List.copyOf(texts);
    }
}
