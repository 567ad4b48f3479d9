package dev.millrace.intake.email.header;

/// Escapes in quoted strings and comments (RFC 5322, section 3.2.1).
final class QuotedPairs {
    private QuotedPairs() {}

    /// What is meant, without the backslashes.
    static String without(String inside) {
        return without(inside, "");
    }

    /// The same.
    ///
    /// @param alone the signs that alone are escaped; all where it is empty
    static String without(String inside, String alone) {
        StringBuilder text = new StringBuilder(inside.length());
        for (int i = 0; i < inside.length(); i++) {
            boolean escape = inside.charAt(i) == '\\' && i + 1 < inside.length();
            i += escape && (alone.isEmpty() || alone.indexOf(inside.charAt(i + 1)) >= 0) ? 1 : 0;
            text.append(inside.charAt(i));
        }
        return text.toString();
    }
}
