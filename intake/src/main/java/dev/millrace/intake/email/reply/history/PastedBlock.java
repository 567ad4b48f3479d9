package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.reply.lines.HeaderField;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Tells a block of labels that somebody wrote or pasted from what a mail program writes above a quote, by the lines
/// beside it.
final class PastedBlock {
    private static final int LONGEST_FIELD = 14;

    /// What stands in headers, and no program writes above a quote.
    private static final Pattern TRANSPORT = Pattern.compile(
            "(?i)>? ?(?:return-path|received|delivered-to|authentication-results|arc-[a-z-]{1,40}|dkim-signature"
                    + "|received-spf|message-id|mime-version|content-type|content-transfer-encoding|x-[a-z0-9-]{1,60}):");

    private static final Pattern FORM = Pattern.compile("\\p{L}[\\p{L}\\p{N} /-]{1,30}:(?: .{1,200})?");

    private PastedBlock() {}

    /// Whether a field's line stands directly above: together with that it was found to be no header.
    static boolean isMidst(List<String> lines, int at) {
        return at > 0
                && HeaderField.of(lines.get(at - 1)) != null
                && ReplyLines.isQuote(lines.get(at - 1)) == ReplyLines.isQuote(lines.get(at));
    }

    /// Whether lines with other labels stand beside it, as in forms and in what scanners send; or text at both sides of
    /// what names nobody by address and no month. Of what has all four fields one label is rather the mail's.
    ///
    /// @param whole whether it has all four fields
    /// @param ofProgram whether it names somebody by address, or a month
    static boolean isForm(List<String> lines, int at, int end, boolean whole, boolean ofProgram) {
        List<String> block = lines.subList(at, end);
        boolean spaced = block.stream().anyMatch(String::isBlank);
        int above = spaced ? filled(lines, at - 1, -1) : at - 1;
        int below = spaced ? filled(lines, end, 1) : end;
        boolean labelAbove = isOtherLabel(lines, above);
        boolean labelBelow = isOtherLabel(lines, below);
        if (!whole) {
            return labelAbove || labelBelow;
        }
        boolean within = IntStream.range(at + 1, end).anyMatch(i -> isOtherLabel(lines, i));
        return Stream.of(labelAbove, within, labelBelow).filter(label -> label).count() > 1
                || (isText(lines, above) && isText(lines, below) && !ofProgram);
    }

    /// The next line in this direction that is not blank.
    private static int filled(List<String> lines, int from, int step) {
        int at = from;
        while (at >= 0
                && at < lines.size()
                && Math.abs(at - from) < 3
                && lines.get(at).isBlank()) {
            at += step;
        }
        return at;
    }

    private static boolean isText(List<String> lines, int at) {
        return at >= 0 && at < lines.size() && !lines.get(at).isBlank();
    }

    private static boolean isOtherLabel(List<String> lines, int at) {
        return isText(lines, at)
                && FORM.matcher(HeaderField.bare(lines.get(at))).matches()
                && HeaderField.of(lines.get(at)) == null;
    }

    /// Whether it is part of a whole header, which somebody pasted to show it.
    static boolean isPasted(List<String> lines, int at, int end) {
        return (at > 0 && TRANSPORT.matcher(lines.get(at - 1)).lookingAt())
                || (at > 1 && isContinued(lines, at - 1))
                || (end < lines.size() && TRANSPORT.matcher(lines.get(end)).lookingAt());
    }

    private static boolean isContinued(List<String> lines, int at) {
        int first = at;
        while (first > 0
                && first > at - LONGEST_FIELD
                && !lines.get(first).isBlank()
                && Character.isWhitespace(lines.get(first).charAt(0))) {
            first--;
        }
        return first < at && TRANSPORT.matcher(lines.get(first)).lookingAt();
    }
}
