package dev.millrace.tickets.understanding;

/// The language of the writer's own words.
///
/// @param value ISO 639-1 code, `und` where it cannot be told
/// @param confidence 0 to 1
public record LanguageVerdict(String value, double confidence) {}
