package dev.millrace.intake.email.sender;

import dev.millrace.intake.email.reply.lines.HeaderField;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The header of a mail that is passed on, where it has lost its date: who wrote it, and its subject. Elsewhere that is
/// too little to tell it from what somebody writes; here the mail's own subject says that another is passed on.
final class ForwardedHeader {
    private static final int MOST_LINES = 20;

    private ForwardedHeader() {}

    /// Whom it names on top of a text or right below a mark, maybe quoted; null where there is none.
    static @Nullable String from(String text) {
        List<String> lines = ReplyLines.trim(ReplyLines.of(text));
        String onTop = lines.isEmpty() ? null : fromAt(lines, 0);
        for (int i = 0; onTop == null && i < Math.min(lines.size() - 1, MOST_LINES); i++) {
            onTop = isMark(lines.get(i)) ? fromAt(lines, i + 1) : null;
        }
        return onTop;
    }

    private static boolean isMark(String line) {
        return ReplyLines.isForward(line) || ReplyLines.isBareSeparator(ReplyLines.unquoted(line));
    }

    private static @Nullable String fromAt(List<String> lines, int at) {
        Map<HeaderField, String> found = new EnumMap<>(HeaderField.class);
        for (int i = at; i < Math.min(lines.size(), at + MOST_LINES); i++) {
            HeaderField field = HeaderField.of(lines.get(i));
            if (field == null) {
                break;
            }
            found.putIfAbsent(field, HeaderField.value(lines.get(i)));
        }
        String from = found.getOrDefault(HeaderField.FROM, "");
        return from.indexOf('@') > 0
                        && !found.getOrDefault(HeaderField.SUBJECT, "").isEmpty()
                ? from
                : null;
    }
}
