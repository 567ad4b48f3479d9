package dev.millrace.notifier.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;

/// Mail addresses, as strictly as a header needs them.
final class MailAddress {
    private MailAddress() {}

    /// Whether it is one plain `local@domain`, without a display name, comments or line breaks.
    static boolean isValid(String address) {
        if (address.indexOf('@') < 1 || address.codePoints().anyMatch(MailAddress::isInvisible)) {
            return false;
        }
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            return address.equals(parsed.getAddress()) && !parsed.isGroup();
        } catch (AddressException e) {
            return false;
        }
    }

    /// Blanks, line ends, controls, marks of direction, halves of characters.
    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /// What stands before the `@`, without a subaddress.
    static String local(String address) {
        String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
        return local.split("\\+", 2)[0].toLowerCase(Locale.ROOT);
    }
}
