package dev.millrace.tickets.understanding;

/// Something that the text names.
///
/// @param type `account`, `email`, `person`, `device`, `application`, `error-code`, `group`, `path`,
///     `printer`, `site`, `date`, `deadline` or `phone`
/// @param text as it stands in the text
/// @param start offset of its first character in the text (subject, line break, body)
/// @param end offset after its last character
/// @param value normalised: what a runbook or a rule works with
public record Entity(String type, String text, int start, int end, String value) {}
