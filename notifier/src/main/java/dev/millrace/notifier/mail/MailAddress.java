package dev.millrace.notifier.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;

/// Mail addresses, as strictly as a header needs them.
final class MailAddress {
    private MailAddress() {}

    /// Whether it is one plain `local@domain`, without a display name, comments or line breaks.
    static boolean isValid(String address) {
        if (address.indexOf('@') < 1 || address.chars().anyMatch(c -> c < 0x21 || c == 0x7F)) {
            return false;
        }
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            return address.equals(parsed.getAddress()) && !parsed.isGroup();
        } catch (AddressException e) {
            return false;
        }
    }

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
