package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.reply.lines.HeaderField;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// The fields of a quoted header whose line ends were lost, so that they share a line.
final class FieldsOnOneLine {
    private static final int LONGEST_LABEL = 24;
    private static final int LONGEST_DATE = 60;

    private FieldsOnOneLine() {}

    /// Each field's value; empty where the line has no label.
    ///
    /// @param apart whether the line stands apart from what is above it: there alone a label may touch the letters
    ///     before it, where the fields leave no doubt
    static Map<HeaderField, String> of(String line, boolean apart) {
        Map<HeaderField, String> touching = apart ? read(line, true) : Map.of();
        return isSurely(touching) ? touching : read(line, false);
    }

    /// Whether one of them is "Sent" or its like with a date; people write "Date" themselves.
    static boolean sayWhenItWasSent(String line) {
        String bare = HeaderField.bare(line);
        for (int colon = bare.indexOf(':'); colon >= 0; colon = bare.indexOf(':', colon + 1)) {
            int label = label(bare, Math.max(0, colon - LONGEST_LABEL), colon);
            if (label >= 0
                    && QuotedHeader.isWhenItWasSent(
                            bare.substring(label, Math.min(bare.length(), colon + LONGEST_DATE)))) {
                return true;
            }
        }
        return false;
    }

    /// Whether labels that may touch what is before them are a header's for certain. Forms lose their line ends, too,
    /// and who books a journey writes From, To and a day.
    private static boolean isSurely(Map<HeaderField, String> touching) {
        String from = touching.get(HeaderField.FROM);
        String date = touching.getOrDefault(HeaderField.DATE, "");
        if (touching.size() < 3 || from == null) {
            return false;
        }
        boolean titled = touching.containsKey(HeaderField.SUBJECT);
        return from.indexOf('@') > 0
                ? titled || date.chars().filter(Character::isDigit).count() >= 3
                : titled && QuotedHeader.isMoment(date) && QuotedHeader.namesMonth(date);
    }

    /// @param touching whether a label may touch the letters before it: `anna@acme.exampleSent: Monday`
    private static Map<HeaderField, String> read(String line, boolean touching) {
        String bare = HeaderField.bare(line);
        Map<HeaderField, String> found = new EnumMap<>(HeaderField.class);
        HeaderField last = null;
        int value = 0;
        for (int colon = bare.indexOf(':'); colon >= 0; colon = bare.indexOf(':', colon + 1)) {
            int label = label(bare, value, colon);
            label = label < 0 && touching ? touchingLabel(bare, value, colon) : label;
            if (label >= 0) {
                if (last != null) {
                    found.putIfAbsent(last, bare.substring(value, label).strip());
                }
                last = HeaderField.labelled(bare.substring(label, colon).strip().toLowerCase(Locale.ROOT));
                value = colon + 1;
            }
        }
        if (last != null) {
            found.putIfAbsent(last, bare.substring(value).strip());
        }
        return found;
    }

    /// Where the label before a colon begins: the longest of its last three words that is one; -1 for
    /// none. The first of them may stand close to what is before it: "<anna@acme.example>Subject:".
    private static int label(String line, int from, int colon) {
        int label = -1;
        int at = line.substring(from, colon).stripTrailing().length() + from;
        for (int words = 0; words < 3 && at > from; words++) {
            at = Math.max(line.lastIndexOf(' ', at - 1), from - 1) + 1;
            int letters = label < 0 && words == 0 ? lastLetters(line, at, colon) : at;
            if (HeaderField.labelled(line.substring(letters, colon).strip().toLowerCase(Locale.ROOT)) != null) {
                label = letters;
            }
            at = Math.max(at - 1, from);
        }
        return label;
    }

    /// Where a label begins whose capital stands right behind a small letter; -1 for none.
    private static int touchingLabel(String line, int from, int colon) {
        for (int at = colon - 1; at > from && at > colon - LONGEST_LABEL; at--) {
            if (Character.isUpperCase(line.charAt(at))
                    && Character.isLowerCase(line.charAt(at - 1))
                    && HeaderField.labelled(line.substring(at, colon).strip().toLowerCase(Locale.ROOT)) != null) {
                return at;
            }
        }
        return -1;
    }

    private static int lastLetters(String line, int from, int colon) {
        int at = colon;
        while (at > from && (Character.isLetter(line.charAt(at - 1)) || line.charAt(at - 1) == ' ')) {
            at--;
        }
        return at;
    }
}
