package dev.millrace.tickets.understanding;

import java.util.List;

/// What the message is about.
///
/// @param value the likeliest category
/// @param confidence 0 to 1: a stated 0.9 is meant to be right nine times in ten
/// @param alternatives the next likely ones, likeliest first
public record CategoryVerdict(Category value, double confidence, List<Alternative> alternatives) {
    public CategoryVerdict {
        alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
    }

    /// Another category the message might have been.
    public record Alternative(Category value, double confidence) {}
}
