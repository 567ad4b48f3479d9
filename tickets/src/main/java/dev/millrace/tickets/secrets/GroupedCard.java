package dev.millrace.tickets.secrets;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A card's number in the groups that are printed on it, with what programs put between them: a dot, two blanks, the
/// end of a line where it was wrapped. All groups are joined alike, and one line may end: other groups of four digits
/// are columns of figures.
final class GroupedCard {
    private static final String LINE = "[ \\t]?\\r?\\n(?:>[ ]?){0,3}";
    private static final String JOINT = "(?:[ \\u00a0]{1,2}|[.-]|" + LINE + ")";
    private static final Pattern GROUPS = Pattern.compile("\\d{4}" + JOINT + "(?:\\d{4}" + JOINT + "\\d{4}" + JOINT
            + "\\d{4}|\\d{6}" + JOINT + "\\d{5})(?![\\p{L}\\p{N}_]|\\.\\d)");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int FIRST_GROUP = 4;
    /// In characters: a line's end and the quote marks below it.
    private static final int LONGEST_JOINT = 9;

    private GroupedCard() {}

    /// Where a number that begins here ends; -1 where none does.
    static int end(String text, int start) {
        if (!seemsGrouped(text, start)) {
            return -1;
        }
        Matcher groups = Naming.at(GROUPS, text, start);
        boolean card = groups.lookingAt()
                && areAlike(groups.group())
                && CardNumbers.isCard(groups.group().replaceAll("\\D", ""));
        return card ? groups.end() : -1;
    }

    /// Whether four digits begin here and others follow soon. Most numbers need not be compared with the pattern.
    private static boolean seemsGrouped(String text, int start) {
        int joint = start;
        while (CardNumbers.isDigit(text, joint)) {
            joint++;
        }
        int next = joint;
        while (next < joint + LONGEST_JOINT && !CardNumbers.isDigit(text, next)) {
            next++;
        }
        return joint - start == FIRST_GROUP && CardNumbers.isDigit(text, next);
    }

    private static boolean areAlike(String number) {
        List<String> joints = Arrays.stream(DIGITS.split(number, -1))
                .filter(joint -> !joint.isEmpty())
                .toList();
        long lines = joints.stream().filter(joint -> joint.indexOf('\n') >= 0).count();
        long others = joints.stream()
                .filter(joint -> joint.indexOf('\n') < 0)
                .distinct()
                .count();
        return lines <= 1 && others <= 1;
    }
}
