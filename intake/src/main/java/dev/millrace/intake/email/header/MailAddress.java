package dev.millrace.intake.email.header;

import org.jspecify.annotations.Nullable;

/// An address in a mail's header.
///
/// @param address as written
/// @param name the display name, decoded
public record MailAddress(String address, @Nullable String name) {
    /// What stands before the last `@` of an address; all of it where there is none.
    public static String localPart(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }
}
