package dev.millrace.tickets.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A ticket's id: 64 bits, shown as 13 characters of Crockford's base 32, grouped for reading aloud:
/// `7ZK3Q-4M2P-9XYD`.
///
/// @param bits the first 64 bits of the ticket's [ConversationHash]
/// @see <a href="https://www.crockford.com/base32.html">Crockford's base 32</a>
public record TicketId(long bits) {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 13;

    /// Reads an id as a person may have typed it: case, hyphens and spaces do not matter, `I` and `L` are one,
    /// `O` is zero.
    ///
    /// @throws IllegalArgumentException saying what is wrong and where, when the text is no id
    @JsonCreator
    public static TicketId parse(String text) {
        long bits = 0;
        int count = 0;
        for (int position = 0; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c == '-' || c == ' ') {
                continue;
            }
            int digit = digit(c);
            if (digit < 0) {
                throw new IllegalArgumentException("'%s' is no ticket id: '%s' at position %d is no base-32 digit"
                        .formatted(shorten(text), c, position + 1));
            }
            if (count == 0 && digit > 15) {
                throw new IllegalArgumentException(
                        "'%s' is no ticket id: its first character must be 0 to F, not '%s'".formatted(text, c));
            }
            bits = (bits << 5) | digit;
            count++;
        }
        if (count != LENGTH) {
            throw new IllegalArgumentException("'%s' is no ticket id: it has %d characters of base 32, not %d"
                    .formatted(shorten(text), count, LENGTH));
        }
        return new TicketId(bits);
    }

    @Override
    @JsonValue
    public String toString() {
        StringBuilder text = new StringBuilder(LENGTH + 2);
        for (int i = LENGTH - 1; i >= 0; i--) {
            text.append(DIGITS.charAt((int) (bits >>> (5 * i)) & 31));
            if (i == 8 || i == 4) {
                text.append('-');
            }
        }
        return text.toString();
    }

    private static int digit(char c) {
        return switch (c) {
            case 'o', 'O' -> 0;
            case 'i', 'I', 'l', 'L' -> 1;
            default -> c < 128 ? DIGITS.indexOf(Character.toUpperCase(c)) : -1;
        };
    }

    private static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
