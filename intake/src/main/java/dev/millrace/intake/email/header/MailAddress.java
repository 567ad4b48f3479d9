package dev.millrace.intake.email.header;

import org.jspecify.annotations.Nullable;

/// An address in a mail's header.
///
/// @param address as written
/// @param name the display name, decoded
public record MailAddress(String address, @Nullable String name) {}
