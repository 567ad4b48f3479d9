package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.content.Cancelled;
import dev.millrace.intake.email.reply.footer.ProgramFooter;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The line of strokes below which a signature stands: Usenet's `-- `, and what people use for it.
/// People also draw lines between what they write.
public final class SignatureMark {
    private static final int LONGEST_SIGNATURE = 25;
    /// Lines below a mark: there may be as many marks as lines.
    private static final int LOOKED_AT = 200;
    private static final int LONGEST_ANSWER = 60;
    private static final int MOST_ANSWERS = 4;

    private static final Pattern COMMENT = Pattern.compile("-- \\p{L}\\S{0,30} \\S");

    private static final Set<String> INDENTED_MARKS = Set.of("--", "—", "––");

    /// At least three words.
    private static final Pattern END_OF_SENTENCE = Pattern.compile("\\S{1,80}(?: \\S{1,80}){2,80}[.!?]");

    /// Outlook draws longer lines of underscores above what it quotes.
    private static final int LONGEST_DIVIDER = 3;

    private static final Pattern POSTSCRIPT =
            Pattern.compile("(?i)(?:p\\.? ?s\\.?[ :.,)-]|(?:p\\.? ?d|n\\.? ?b)\\.? ?:|추신|追伸|附言).*");

    private SignatureMark() {}

    /// Usenet's, also where its blank got lost, and the strokes that people use for it.
    public static boolean isOne(String line) {
        String bare = line.stripTrailing();
        return bare.equals("--")
                || bare.equals("---")
                || bare.equals("—")
                || bare.equals("––")
                || isUnderscores(bare)
                || bare.equals("-—");
    }

    /// Or of the long dashes that Chinese and Japanese keyboards make.
    private static boolean isUnderscores(String bare) {
        // Asked of each line, of which hardly any begins so.
        return bare.length() > 1
                && bare.length() < 80
                && "_—―─".indexOf(bare.charAt(0)) >= 0
                && (bare.chars().allMatch(c -> c == '_') || bare.chars().allMatch(c -> "—―─".indexOf(c) >= 0));
    }

    /// The lines above the first one, all where there is none.
    static List<String> above(List<String> lines, Writer writer) {
        String above = "";
        String frame = "";
        boolean fenced = false;
        boolean greeted = false;
        int filled = 0;
        boolean oneRule = lines.stream()
                        .map(String::strip)
                        .filter(SignatureMark::isUnderscores)
                        .limit(2)
                        .count()
                == 1;
        for (int i = 0; i < lines.size(); i++) {
            Cancelled.check();
            String line = lines.get(i);
            fenced ^= line.startsWith("```");
            // Nobody signs below nothing but a greeting.
            boolean announced = ReplyLines.announces(above) || (filled == 1 && greeted);
            // To tell a footer is dear, and all of a long text's lines may begin with strokes.
            boolean mark = isOne(line)
                    || isIndentedMark(lines, i)
                    || isIndentedAboveWriter(lines, i, writer)
                    || (line.startsWith("--") && (announced || endsSoon(lines, i)) && isMarkedFooter(line));
            boolean opensList = mark && !line.equals("-- ") && announced;
            boolean closes = line.equals(frame);
            frame = opensList ? line : closes ? "" : frame;
            if (!above.isEmpty()
                    && !fenced
                    && !opensList
                    && !closes
                    && mark
                    && endsSoon(lines, i)
                    && !Markup.isRuleAt(lines, i)
                    && !isOfComment(lines, i)
                    && (!isUnderscores(line.strip()) || oneRule)
                    && isOfFooter(lines, i)) {
                return lines.subList(0, i);
            }
            if (!line.isBlank()) {
                above = line.stripTrailing();
                greeted = filled == 0
                        && above.endsWith(",")
                        && MarkedSignature.isGreeting(above)
                        && !ClosingWords.areAll(above);
                filled++;
            }
        }
        return lines;
    }

    /// Whether these lines are a signature where Usenet's mark is known to stand above them.
    static boolean isAbove(List<String> signature) {
        List<String> lines = new ArrayList<>(List.of("-- "));
        lines.addAll(signature);
        return isOfFooter(lines, 0);
    }

    /// "--Sent from my phone"
    private static boolean isMarkedFooter(String line) {
        return line.startsWith("--") && ProgramFooter.isOne(line);
    }

    /// Also code, lists and tables are indented: less than the mark stands above it, and nothing
    /// below it but a name and what belongs to one.
    private static boolean isIndentedMark(List<String> lines, int at) {
        String line = lines.get(at);
        int indent = ReplyLines.indent(line);
        return indent > 0
                && INDENTED_MARKS.contains(line.strip())
                && (at == 0 || ReplyLines.indent(lines.get(at - 1)) < indent)
                && BusinessCard.isBelowMark(lines.subList(at + 1, Math.min(lines.size(), at + LOOKED_AT)), indent);
    }

    /// Whatever is indented: right below the mark stands the writer's own name, and nothing else but his card.
    private static boolean isIndentedAboveWriter(List<String> lines, int at, Writer writer) {
        String name = at + 1 < lines.size() ? lines.get(at + 1).strip() : "";
        if (name.isEmpty()
                || !INDENTED_MARKS.contains(lines.get(at).strip())
                || ReplyLines.indent(lines.get(at)) == 0
                || !writer.isNamed(name)
                || !endsSoon(lines, at)) {
            return false;
        }
        List<String> below = ReplyLines.filled(lines.subList(at + 1, Math.min(lines.size(), at + LOOKED_AT)))
                .filter(line -> !ProgramFooter.isOne(line))
                .toList();
        return below.size() == 1 || BusinessCard.isOwn(below, writer);
    }

    /// Whether a mark is an empty line of a comment in SQL and the like: beside it stands a line such
    /// as "-- all rows".
    private static boolean isOfComment(List<String> lines, int mark) {
        return lines.subList(Math.max(0, mark - 2), Math.min(lines.size(), mark + 3)).stream()
                .anyMatch(line -> COMMENT.matcher(line).lookingAt());
    }

    /// Whether a line of strokes below a quote stands above a signature or a footer, and not above what
    /// its writer goes on with.
    ///
    /// @param mark where it stands
    public static boolean isAboveFooter(List<String> lines, int mark) {
        return isOfFooter(lines, mark);
    }

    /// People also draw lines between what they write. That of a signature or footer is not one between
    /// paragraphs with sentences, and nobody asks below it; below the mark of Usenet a house may ask,
    /// in the same paragraph.
    private static boolean isOfFooter(List<String> lines, int mark) {
        String bare = lines.get(mark).stripTrailing();
        List<String> below = lines.subList(mark + 1, Math.min(lines.size(), mark + LOOKED_AT));
        boolean usenet = bare.equals("--") || bare.equals("—") || bare.equals("––");
        boolean unfinished = bare.length() <= LONGEST_DIVIDER || bare.charAt(0) != '_';
        return !isDivider(lines, mark)
                && !isAnswer(bare, below)
                && !isForm(bare, below)
                && (!bare.equals("--")
                        || !WritersName.isPointedAt(lines, mark)
                        || !OwnParagraph.tells(ReplyLines.firstFilled(below)))
                && !isStep(lines, mark, below)
                && (bare.equals("--") || isMarkedFooter(bare) || !OwnParagraph.begins(below, unfinished))
                && below.stream()
                        .noneMatch(line -> POSTSCRIPT.matcher(line.strip()).matches())
                && (usenet ? below.stream().dropWhile(line -> !line.isBlank()) : below.stream())
                        .noneMatch(ReplyLines::asks);
    }

    /// "Room 3.14", "PC-4711": lines with a number below strokes that are no mark of Usenet, which tell
    /// nobody where its writer can be found.
    private static boolean isAnswer(String mark, List<String> below) {
        List<String> filled = ReplyLines.filled(below)
                .map(String::strip)
                .limit(MOST_ANSWERS + 1L)
                .toList();
        return (mark.equals("---") || mark.charAt(0) == '_')
                && !filled.isEmpty()
                && filled.size() <= MOST_ANSWERS
                && filled.stream()
                        .allMatch(line -> line.length() <= LONGEST_ANSWER
                                && line.chars().anyMatch(Character::isDigit)
                                && !CardLine.isContact(line)
                                && !ProgramFooter.isOne(line)
                                && !AddedText.isOne(line));
    }

    /// "Name: Eva Lind", "Items: two": labels that no card has, below strokes that are no mark of Usenet, and nothing
    /// that tells where somebody can be reached.
    private static boolean isForm(String mark, List<String> below) {
        List<String> filled = ReplyLines.filled(below)
                .map(String::strip)
                .limit(LONGEST_SIGNATURE)
                .toList();
        return (mark.equals("---") || mark.charAt(0) == '_')
                && filled.stream()
                                .filter(CardLine::isLabelledOtherwise)
                                .limit(2)
                                .count()
                        == 2
                && filled.stream().noneMatch(CardLine::isContact);
    }

    /// Whether what stands below a mark announces something, or has such a mark beside it and begins
    /// with no name: people part steps and examples so.
    private static boolean isStep(List<String> lines, int at, List<String> below) {
        String mark = lines.get(at);
        String first = ReplyLines.firstFilled(below);
        return !mark.equals("-- ")
                && !first.isEmpty()
                && (OwnParagraph.tells(first) || !MarkedSignature.isNaming(first))
                && (ReplyLines.announces(first)
                        || below.contains(mark)
                        || lines.subList(Math.max(0, at - LOOKED_AT), at).contains(mark));
    }

    /// Blank lines around `---`, and a sentence below it; or one below it, and what stands there begins
    /// with a sentence. Of Usenet's mark that lost its blank both, and the sentence is the writer's own.
    private static boolean isDivider(List<String> lines, int mark) {
        boolean strokes = lines.get(mark).stripTrailing().equals("---");
        boolean blankLost = lines.get(mark).equals("--");
        if ((!strokes && !blankLost)
                || mark == 0
                || mark + 1 >= lines.size()
                || !lines.get(mark + 1).isBlank()) {
            return false;
        }
        List<String> below = lines.subList(mark + 1, Math.min(lines.size(), mark + LOOKED_AT));
        boolean blankAbove = lines.get(mark - 1).isBlank();
        return strokes
                ? isWriting(below) || (blankAbove && below.stream().anyMatch(SignatureMark::isSentence))
                : blankAbove && isWriting(below) && !AddedText.isOne(String.join(" ", below));
    }

    /// Whether the first paragraph below a greeting is a sentence, and does not begin with a name.
    private static boolean isWriting(List<String> below) {
        List<String> paragraph = below.stream()
                .dropWhile(line -> line.isBlank() || MarkedSignature.isGreeting(line))
                .takeWhile(line -> !line.isBlank())
                .toList();
        return !paragraph.isEmpty()
                && !MarkedSignature.isNaming(paragraph.getFirst())
                && isSentence(String.join(" ", paragraph));
    }

    private static boolean isSentence(String line) {
        return END_OF_SENTENCE.matcher(line.strip()).matches();
    }

    private static boolean isRule(String line) {
        return line.startsWith("---")
                || line.startsWith("___")
                || line.startsWith("———")
                || line.startsWith("―――")
                || line.startsWith("───");
    }

    /// A rule may also divide a long text.
    private static boolean endsSoon(List<String> lines, int mark) {
        int filled = 0;
        int end = Math.min(lines.size(), mark + LOOKED_AT);
        for (int i = mark + 1; i < end && filled <= LONGEST_SIGNATURE; i++) {
            filled += lines.get(i).isBlank() ? 0 : 1;
        }
        boolean usenet = lines.get(mark).equals("-- ");
        return usenet || filled <= 8 || (filled <= LONGEST_SIGNATURE && !isRule(lines.get(mark)));
    }
}
