package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.content.Cancelled;
import dev.millrace.intake.email.reply.lines.HeaderField;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The block of From, Sent, To and Subject that mail programs write above a mail that they quote or
/// forward, in many languages.
///
/// @param lines how many lines it takes
/// @param from what stands after "From", or null
public record QuotedHeader(int lines, @Nullable String from) {
    /// Seven fields, of which each may be wrapped once; Notes gives label and value a line each.
    static final int MOST_LINES = 14;

    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d|[./-]\\d\\d(?!\\d)");
    private static final Pattern TIME = Pattern.compile("\\d[:h時点]\\s?\\d\\d|\\d\\.\\d\\d(?![.\\d])");

    /// Or with its zone.
    private static final Pattern TO_THE_SECOND = Pattern.compile("\\d:\\d\\d:\\d\\d|\\d [+-]\\d{4}");

    private static final Pattern ADDRESS_ALONE =
            Pattern.compile("[>\\s]{0,9}<[^<>@\\s]{1,64}@[^<>@\\s]{1,255}>\\s{0,9}");

    /// It stands below a title.
    private static final Pattern UNDERLINE = Pattern.compile("={3,200}");

    private static final Pattern MONTH =
            Pattern.compile("(?<!\\p{L})(?!uhr|gmt|utc|mez|mesz|cest?|h\\b)\\p{L}{3,}", Pattern.CASE_INSENSITIVE);

    /// A number to call, also behind a name or as a link, an address of the network or a page.
    private static final Pattern NOBODY = Pattern.compile(
            "[+\\d][\\d\\s()/.:+-]{2,40}|https?://\\S{1,200}|[^<>@()]{1,100}\\([+\\d][\\d\\s/.-]{3,30}\\)"
                    + "|[^<>]{0,100}<?(?:sips?|tel):[^<>\\s]{1,200}>?(?:;.{0,100})?");

    /// The block that begins at this line, or null.
    public static @Nullable QuotedHeader at(List<String> lines, int at) {
        Cancelled.check();
        if (HeaderField.of(lines.get(at)) == null) {
            return lines.get(at).strip().startsWith("---") ? onOneLine(lines, at) : NotesHeader.at(lines, at);
        }
        Map<HeaderField, String> found = new EnumMap<>(HeaderField.class);
        int last = at;
        // Whose name is long has his address on the next line.
        int first = at + 1 < lines.size()
                        && ADDRESS_ALONE.matcher(lines.get(at + 1)).matches()
                ? at + 1
                : at;
        boolean close = true;
        for (int i = at; i < Math.min(lines.size(), at + MOST_LINES); i++) {
            HeaderField field = HeaderField.of(lines.get(i));
            if (i > at
                    && field == HeaderField.FROM
                    && lines.get(i - 1).isBlank()
                    && found.keySet().equals(EnumSet.of(HeaderField.FROM))) {
                // "From: the beginning, it was slow." is somebody's own, above a header that begins here.
                return null;
            }
            if (field != null && !found.containsKey(field)) {
                found.put(field, HeaderField.value(lines.get(i)));
                last = i;
            } else if (field == null && i == at + 1 && NotesHeader.isTime(lines.get(i))) {
                found.put(HeaderField.DATE, lines.get(i).strip());
                last = i;
            } else if (field == null
                    && (i - last > 3
                            || (close && i - first > 1 && lines.get(i).isBlank())
                            || (!close
                                    && !lines.get(i).isBlank()
                                    && lines.get(i - 1).isBlank()))) {
                break;
            }
            close &= !lines.get(i).isBlank();
        }
        boolean header = isHeader(found)
                && !isNobody(found.getOrDefault(HeaderField.FROM, ""))
                && (isMarked(lines, at) || isQuotesOwn(found, lines, at, last));
        return header ? new QuotedHeader(last - at + 1, found.get(HeaderField.FROM)) : onOneLine(lines, at);
    }

    /// The block that begins at this line, below a mark that says what it is: eM Client writes no
    /// colons there.
    static @Nullable QuotedHeader belowMark(List<String> lines, int at) {
        QuotedHeader header = at(lines, at);
        if (header != null || HeaderField.withoutColon(lines.get(at)) != HeaderField.FROM) {
            return header;
        }
        int end = at;
        while (end < lines.size() && end < at + MOST_LINES && HeaderField.withoutColon(lines.get(end)) != null) {
            end++;
        }
        String from = HeaderField.bare(lines.get(at));
        return end > at + 1 && from.indexOf('@') > 0
                ? new QuotedHeader(
                        end - at, from.substring(from.indexOf(' ') + 1).strip())
                : null;
    }

    /// Whether a block that nothing marks is what a program writes, and not part of a form or of a
    /// pasted header.
    private static boolean isQuotesOwn(Map<HeaderField, String> found, List<String> lines, int at, int last) {
        return (found.containsKey(HeaderField.DATE) || TimeInText.isIn(found.getOrDefault(HeaderField.FROM, "")))
                && !PastedBlock.isMidst(lines, at)
                && !PastedBlock.isPasted(lines, at, last + 1)
                && !PastedBlock.isForm(lines, at, last + 1, isWhole(found), isOfProgram(found))
                && (found.size() < 3 || isOfProgram(found) || saysWhenItWasSent(lines, at, last));
    }

    /// Whether what stands behind "From" is a number to call, an address of the network or a page.
    static boolean isNobody(String from) {
        return NOBODY.matcher(from).matches();
    }

    /// Somebody who writes "From: Monday, to: Friday" writes no header.
    private static boolean isHeader(Map<HeaderField, String> found) {
        String from = found.get(HeaderField.FROM);
        String date = found.getOrDefault(HeaderField.DATE, "");
        String to = found.getOrDefault(HeaderField.TO, "");
        boolean dated = date.chars().filter(Character::isDigit).count() >= 3;
        long fields = found.keySet().stream()
                .filter(field -> field != HeaderField.OTHER)
                .count();
        if (fields >= 3) {
            return dated || (from != null && (found.containsKey(HeaderField.DATE) || hasAddress(found)));
        }
        boolean addressed = from != null && from.indexOf('@') > 0;
        return (addressed && (dated || found.containsKey(HeaderField.SUBJECT))) || (dated && to.indexOf('@') > 0);
    }

    private static boolean hasAddress(Map<HeaderField, String> found) {
        return found.values().stream().anyMatch(value -> value.indexOf('@') > 0);
    }

    /// "From: Berlin, To: Hamburg, Date: Monday" is no header: programs write an address, or all
    /// four fields, the month in letters.
    private static boolean isOfProgram(Map<HeaderField, String> found) {
        String date = found.getOrDefault(HeaderField.DATE, "");
        return hasAddress(found) || (isWhole(found) && namesMonth(date));
    }

    /// Whether a date has its month in letters.
    static boolean namesMonth(String date) {
        return date.indexOf('月') > 0 || MONTH.matcher(date).find();
    }

    private static boolean isWhole(Map<HeaderField, String> found) {
        String date = found.getOrDefault(HeaderField.DATE, "");
        return found.keySet().containsAll(List.of(HeaderField.FROM, HeaderField.TO, HeaderField.SUBJECT))
                && isMoment(date);
    }

    /// Whether a date has its year and a time.
    static boolean isMoment(String date) {
        return YEAR.matcher(date).find() && TIME.matcher(date).find();
    }

    /// A rule or an introduction stands above it, or its labels are bold or quoted.
    private static boolean isMarked(List<String> lines, int at) {
        String first = lines.get(at).strip();
        int above = at - 1;
        while (above > 0 && above > at - 3 && lines.get(above).isBlank()) {
            above--;
        }
        boolean ruled = above >= 0
                && (ReplyLines.isRule(lines.get(above))
                        || ReplyLines.isFramed(lines.get(above))
                        || ReplyLines.isSeparator(lines.get(above))
                        || ReplyLines.isForward(lines.get(above))
                        || IntroductionLine.isAboveHeader(lines.get(above)));
        boolean title = above > 0
                && above == at - 1
                && UNDERLINE.matcher(lines.get(above).strip()).matches();
        return (ruled && !title) || first.startsWith("*") || first.startsWith(">");
    }

    /// "Sent" and its like with a date or a day; people write "Date" themselves.
    static boolean saysWhenItWasSent(List<String> lines, int at, int last) {
        return lines.subList(at, last + 1).stream().anyMatch(QuotedHeader::isWhenItWasSent);
    }

    static boolean isWhenItWasSent(String line) {
        return HeaderField.isSentLine(line) && mayBeTime(HeaderField.value(line));
    }

    /// Whether a mail that answers nothing holds another's below this header: a program has marked it, or has written
    /// "Sent" or a date as none but programs do, and nobody speaks of a mail above it. The rest people write
    /// themselves, who look for a mail, book a journey or took down a call.
    boolean isSurelyAnothers(List<String> text, int at) {
        if (HeaderField.of(text.get(at)) == null || isMarked(text, at)) {
            return true;
        }
        boolean sent = lines == 1
                ? FieldsOnOneLine.sayWhenItWasSent(text.get(at))
                : text.subList(at, at + lines).stream().anyMatch(HeaderField::isSentLine);
        return (sent || isDatedByProgram(text.subList(at, at + lines))) && !ShownMail.isNamedAbove(text, at);
    }

    private boolean isDatedByProgram(List<String> block) {
        String date = lines == 1
                ? FieldsOnOneLine.of(block.getFirst(), true).getOrDefault(HeaderField.DATE, "")
                : block.stream()
                        .filter(line -> HeaderField.of(line) == HeaderField.DATE)
                        .map(HeaderField::value)
                        .findFirst()
                        .orElse("");
        boolean ofProgram = (from != null && from.indexOf('@') > 0)
                || block.stream().anyMatch(line -> HeaderField.of(line) == HeaderField.OTHER);
        return TO_THE_SECOND.matcher(date).find() || (ofProgram && isMoment(date) && namesMonth(date));
    }

    private static boolean mayBeTime(String value) {
        return value.chars().filter(Character::isDigit).count() >= 3 || value.indexOf(' ') < 0;
    }

    /// Forms have numbers, and no subject.
    private static boolean isToldToTheMinute(Map<HeaderField, String> found) {
        String date = found.getOrDefault(HeaderField.DATE, "");
        return found.containsKey(HeaderField.SUBJECT) && isMoment(date) && namesMonth(date);
    }

    /// A block whose line ends were lost: several labels on one line, maybe behind a mark.
    private static @Nullable QuotedHeader onOneLine(List<String> lines, int at) {
        boolean apart = at == 0 || lines.get(at - 1).isBlank() || isMarked(lines, at);
        Map<HeaderField, String> found = FieldsOnOneLine.of(lines.get(at), apart);
        boolean header = found.size() > 1
                && isHeader(found)
                && (isMarked(lines, at)
                        || hasAddress(found)
                        || isToldToTheMinute(found)
                        || (isWhole(found) && FieldsOnOneLine.sayWhenItWasSent(lines.get(at))));
        return header ? new QuotedHeader(1, found.get(HeaderField.FROM)) : null;
    }
}
