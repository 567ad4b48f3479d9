package dev.millrace.intake.email.reply.signature;

import java.util.List;
import java.util.regex.Pattern;

/// Texts of programmers, in which three dashes mean something else than that a signature follows.
final class Markup {
    private static final String RULE = "---";
    private static final int MOST_KEYS = 25;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_-]{0,40}:(?: .*)?");
    private static final Pattern BLOCK = Pattern.compile("(?:#{1,6} |[*+-] |\\d{1,2}\\. |```|~~~|\\|).*");

    private static final Pattern COMPARED = Pattern.compile("[<>] .*");

    private Markup() {}

    /// Whether a line is a rule of Markdown, divides what a `diff` compares, or stands above or below keys of YAML.
    static boolean isRuleAt(List<String> lines, int at) {
        return lines.get(at).stripTrailing().equals(RULE)
                && (isBesideBlock(lines, at) || isOfDiff(lines, at) || closes(lines, at, 1) || closes(lines, at, -1));
    }

    /// Blank lines around it, and above or below them a heading, a list, a table or code.
    private static boolean isBesideBlock(List<String> lines, int at) {
        return at > 1
                && at + 2 < lines.size()
                && lines.get(at - 1).isBlank()
                && lines.get(at + 1).isBlank()
                && (BLOCK.matcher(lines.get(at - 2)).matches()
                        || BLOCK.matcher(lines.get(at + 2)).matches());
    }

    private static boolean isOfDiff(List<String> lines, int at) {
        return at > 0
                && at + 1 < lines.size()
                && COMPARED.matcher(lines.get(at - 1)).matches()
                && COMPARED.matcher(lines.get(at + 1)).matches();
    }

    /// Whether the next rule in one direction follows after nothing but keys.
    private static boolean closes(List<String> lines, int at, int step) {
        int i = at + step;
        while (i >= 0
                && i < lines.size()
                && Math.abs(i - at) <= MOST_KEYS
                && KEY.matcher(lines.get(i)).matches()) {
            i += step;
        }
        return Math.abs(i - at) > 1
                && i >= 0
                && i < lines.size()
                && lines.get(i).stripTrailing().equals(RULE);
    }
}
