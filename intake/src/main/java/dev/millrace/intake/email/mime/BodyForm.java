package dev.millrace.intake.email.mime;

import org.jspecify.annotations.Nullable;

/// One form of a stretch of a mail's body.
///
/// @param text decoded
/// @param charset what it was read as, or null where it lay in a file that says nothing of it
record BodyForm(String text, @Nullable TextCharset charset) {}
