package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.reply.lines.HeaderField;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The header above what Notes quotes, in whatever language: the author, the time, and then each label and each
/// value on a line of its own, without colons.
final class NotesHeader {
    private static final Pattern AUTHOR = Pattern.compile("[^<>@]{1,100} <[^<>@\\s]{1,64}@[^<>@\\s]{1,255}>");
    private static final Pattern TIME =
            Pattern.compile("\\d{1,4}[./-]\\d[\\d./-]{2,8},? (?:\\p{L}{1,4} )?\\d{1,2}[:.]\\d{2}.{0,12}");
    private static final Pattern SUMMARY = Pattern.compile(
            "\\S[^-]{0,80}\\S ?---\\d{1,4}[./-]\\d[\\d./-]{2,8} \\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?: [AP]M)?---.{0,200}"
                    + "|\\S.{0,80} --- .{1,150} ---");
    private static final Set<String> ANSWERED_TO = Set.of("please respond to", "bitte antworten an");

    private NotesHeader() {}

    /// The line that Notes writes above some headers: who, and either when and the first words of what is quoted,
    /// or its subject.
    static boolean isSummary(String line) {
        return line.contains("---")
                && line.length() < 400
                && SUMMARY.matcher(line.strip()).matches();
    }

    /// Whether a line is nothing but a time, as Notes writes it without a label below its "From:".
    static boolean isTime(String line) {
        return TIME.matcher(line.strip()).matches();
    }

    /// The header that begins at this line, or null.
    static @Nullable QuotedHeader at(List<String> lines, int at) {
        String author = lines.get(at).stripTrailing();
        if (!author.endsWith(">")
                || at + 1 >= lines.size()
                || !isTime(lines.get(at + 1))
                || !AUTHOR.matcher(author.strip()).matches()) {
            return null;
        }
        boolean addressed = false;
        for (int i = at + 2; i < Math.min(lines.size(), at + QuotedHeader.MOST_LINES); i++) {
            String label = lines.get(i).strip().toLowerCase(Locale.ROOT);
            HeaderField field = HeaderField.labelled(label);
            addressed = addressed || field == HeaderField.TO || ANSWERED_TO.contains(label);
            if (addressed && field == HeaderField.SUBJECT) {
                int subject = Math.min(i + 1, lines.size() - 1);
                return new QuotedHeader(subject - at + 1, author.strip());
            }
        }
        return null;
    }
}
