package dev.millrace.tickets.understanding;

/// What a message is about besides its main issue.
///
/// @param category what this part is about
/// @param confidence 0 to 1, of this part alone
/// @param text how this part begins
public record OtherIssue(Category category, double confidence, String text) {}
