package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.reply.lines.HeaderField;
import dev.millrace.intake.email.reply.lines.OrdinaryWords;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A header in an answer that says less than others: what reports a mail shows as much, and what
/// reports a parcel a single word.
final class ShortHeader {
    private static final Pattern NAMED =
            Pattern.compile("[^<>@]{2,100}[<(\\[][^<>\\s@]{1,100}@[^<>\\s@]{1,200}[>)\\]]");
    private static final Pattern ADDRESS = Pattern.compile("[^<>\\s@]{1,64}@[^<>\\s@]{1,200}\\.\\p{L}{2,20}");
    private static final Pattern PERSON = Pattern.compile("[\\p{Lu}\\p{Lo}][\\p{L} .,'’-]{1,60}");

    private ShortHeader() {}

    /// The block that begins at this line, or null: a blank line above it, and no other line than
    /// its fields. It names the sender by name and address, or by a label that journeys have not,
    /// and a subject; or the sender's name or address and, in no other word than programs use, when
    /// he sent it. With address and time it needs no blank lines.
    static @Nullable QuotedHeader at(List<String> lines, int at) {
        if (at == 0 || HeaderField.of(lines.get(at)) != HeaderField.FROM) {
            return null;
        }
        Map<HeaderField, String> found = new EnumMap<>(HeaderField.class);
        int end = at;
        while (end < Math.min(lines.size(), at + QuotedHeader.MOST_LINES)) {
            HeaderField field = HeaderField.of(lines.get(end));
            if (field == null || found.containsKey(field)) {
                break;
            }
            found.put(field, HeaderField.value(lines.get(end)));
            end++;
        }
        String from = found.get(HeaderField.FROM);
        boolean apart = lines.get(at - 1).isBlank()
                && (end == lines.size() || lines.get(end).isBlank());
        boolean told = from != null
                && !QuotedHeader.isNobody(from)
                && (apart ? saysEnough(found, lines, at, end) : isSurely(from, lines, at, end));
        return told && !PastedBlock.isForm(lines, at, end, false, false) && !ShownMail.isSpokenOfAbove(lines, at)
                ? new QuotedHeader(end - at, from)
                : null;
    }

    private static boolean isSurely(String from, List<String> lines, int at, int end) {
        return (ADDRESS.matcher(from).matches() || NAMED.matcher(from).matches())
                && HeaderField.of(lines.get(at - 1)) == null
                && !ReplyLines.announces(lines.get(at - 1))
                && QuotedHeader.saysWhenItWasSent(lines, at, end - 1);
    }

    private static boolean saysEnough(Map<HeaderField, String> found, List<String> lines, int at, int end) {
        String from = found.getOrDefault(HeaderField.FROM, "");
        boolean sender =
                HeaderField.isSenderLine(lines.get(at)) || NAMED.matcher(from).matches();
        boolean below = lines.subList(end, Math.min(lines.size(), end + QuotedHeader.MOST_LINES)).stream()
                .anyMatch(line -> !line.isBlank());
        boolean name = PERSON.matcher(from).matches()
                && (below || from.indexOf(' ') > 0 || OrdinaryWords.isRole(from.toLowerCase(Locale.ROOT)));
        return (sender && below && !found.getOrDefault(HeaderField.SUBJECT, "").isEmpty())
                || ((name || sender || ADDRESS.matcher(from).matches())
                        && QuotedHeader.saysWhenItWasSent(lines, at, end - 1));
    }
}
