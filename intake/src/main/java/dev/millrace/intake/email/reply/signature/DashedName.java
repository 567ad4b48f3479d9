package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.lines.OrdinaryWords;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A name with which people sign behind a stroke, "-anna", or, in the North, behind a slash, "/Anna".
/// A list of one point looks the same: "- Ben Hill" may be who is to be removed, and "-Firefox" what
/// is to be installed.
final class DashedName {
    private static final Pattern DASHED =
            Pattern.compile("--?\\s?\\p{L}[\\p{L}.'’]{1,20}(?: \\p{Lu}[\\p{L}.'’]{0,20})?");
    private static final Pattern WRITTEN_AS_NAME = Pattern.compile("\\p{Lu}\\p{Ll}+\\.?");

    private DashedName() {}

    /// Takes it away at the very end, below a whole sentence or a closing; elsewhere it is what the line
    /// above asks for.
    static void drop(List<String> lines, Writer writer) {
        int at = lines.size() - 1;
        String last = at < 1 ? "" : lines.get(at).strip();
        if (!DASHED.matcher(last).matches() && !isSlashed(last)) {
            return;
        }
        String above = ReplyLines.filled(lines.subList(0, at).reversed())
                .findFirst()
                .orElse("")
                .strip();
        boolean closed = ClosingWords.areAll(above);
        boolean ends = !above.startsWith("-") && (closed || ReplyLines.endsSentence(above));
        if (ends && (isSlashed(last) || isSigned(lines, closed, writer))) {
            lines.removeLast();
        }
    }

    private static boolean isSlashed(String line) {
        return line.length() > 2
                && line.length() < 30
                && line.charAt(0) == '/'
                && Character.isUpperCase(line.codePointAt(1))
                && GivenNames.isOne(line.substring(1));
    }

    /// Whether it is the writer's name, or a given name where nothing else can stand: below a closing,
    /// right behind the stroke, or below what points at nothing where `From` names no person. Where it
    /// names nobody, any name may be his.
    private static boolean isSigned(List<String> lines, boolean closed, Writer writer) {
        int at = lines.size() - 1;
        String last = lines.get(at).strip();
        String behind = last.substring(last.startsWith("--") ? 2 : 1);
        String name = behind.strip();
        List<String> words = List.of(name.toLowerCase(Locale.ROOT).split(" ", -1));
        boolean one = words.size() == 1;
        String first = words.getFirst();
        boolean ordinary = OrdinaryWords.isOne(first) || OrdinaryWords.isRole(first);
        boolean called = one && !ordinary && writer.mayBeCalled(name);
        boolean ofPoint = behind.length() > name.length();
        boolean canBeNothingElse = closed
                || (one && !ofPoint)
                || (!writer.isPerson() && (one || !ofPoint) && !WritersName.isPointedAt(lines, at));
        boolean unknown = !writer.hasName()
                && one
                && !ofPoint
                && !ordinary
                && WRITTEN_AS_NAME.matcher(name).matches();
        return writer.isNamed(name) || called || unknown || (GivenNames.isOne(first) && canBeNothingElse);
    }
}
