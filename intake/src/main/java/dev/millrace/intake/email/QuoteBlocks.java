package dev.millrace.intake.email;

import java.util.ArrayList;
import java.util.List;

/// What follows an introduced quote: its lines, and the writer's own between and below them.
///
/// @param startsWithQuote whether the first thing is quoted at all
/// @param isInterleaved whether own text stands between quoted lines
/// @param below the lines below the last quote
record QuoteBlocks(boolean startsWithQuote, boolean isInterleaved, List<String> below) {

    static QuoteBlocks of(List<String> lines) {
        int last = -1;
        int first = -1;
        boolean between = false;
        boolean own = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (ReplyLines.isQuote(line)) {
                if (first < 0) {
                    first = own ? -2 : i;
                }
                between = between || (own && last >= 0);
                last = i;
                own = false;
            } else if (!line.isBlank() && !isRestOfQuote(lines, i)) {
                own = true;
            }
        }
        if (first < 0) {
            return new QuoteBlocks(false, false, List.of());
        }
        return new QuoteBlocks(true, between, ownBelow(lines.subList(last + 1, lines.size())));
    }

    /// A long quoted line was wrapped on the way, and the rest of it has no mark.
    private static boolean isRestOfQuote(List<String> lines, int at) {
        if (at == 0 || !ReplyLines.isQuote(lines.get(at - 1))) {
            return false;
        }
        String line = lines.get(at).strip();
        String above = lines.get(at - 1);
        boolean link = line.startsWith("(http") || line.startsWith("<http");
        boolean closes = (line.endsWith(")") && above.lastIndexOf('(') > above.lastIndexOf(')'))
                || (line.endsWith(">") && above.lastIndexOf('<') > above.lastIndexOf('>'));
        boolean closesAddress = line.startsWith("> ") || line.endsWith(" wrote:");
        return link || closes || closesAddress;
    }

    /// The writer's text below the quote, if it is more than the footer of a mailing list.
    private static List<String> ownBelow(List<String> lines) {
        List<String> own = new ArrayList<>();
        for (String line : lines) {
            boolean footer =
                    own.stream().allMatch(String::isBlank) && (ReplyLines.isLongRule(line) || Signatures.isMark(line));
            if (footer) {
                return List.of();
            }
            own.add(line);
        }
        return own;
    }
}
