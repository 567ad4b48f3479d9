package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.content.Cancelled;
import dev.millrace.intake.email.reply.footer.FramedNotice;
import dev.millrace.intake.email.reply.footer.LastDisclaimer;
import dev.millrace.intake.email.reply.footer.PartMark;
import dev.millrace.intake.email.reply.footer.ProgramFooter;
import dev.millrace.intake.email.reply.footer.ServiceNote;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.reply.lines.SayingVerbs;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Takes away what stands below an answer: signature, footers of programs and lists, disclaimers.
public final class Signatures {
    /// More of them, one above the other, than any house writes: each pass goes over all that is left.
    private static final int MOST_PASSES = 8;
    private static final int LINES_OF_SIGNATURE = 8;
    private static final Pattern LINK = Pattern.compile("[<(]?(?:https?://|www\\.)[^\\s<>]{1,200}[>)]?");

    private static final Pattern IN_SMALL_LETTERS = Pattern.compile("\\s{0,8}\\p{Ll}{2}");
    /// Four words and more without an end.
    private static final Pattern UNFINISHED = Pattern.compile("(?:\\S{1,80} ){3}.*[\\p{L}\\d,]");

    private Signatures() {}

    /// The lines without what ends them. Where that would be all, nothing is taken.
    public static List<String> without(List<String> lines) {
        return without(lines, List.of(), Writer.UNKNOWN);
    }

    /// The same.
    public static List<String> without(List<String> lines, Writer writer) {
        return without(lines, List.of(), writer);
    }

    /// The same.
    ///
    /// @param below what stood below: a line of strokes that ends it all divides nothing, and above
    ///     the signature of a program a closing is the writer's own
    /// @param writer who wrote them
    public static List<String> without(List<String> lines, List<String> below, Writer writer) {
        List<String> kept = new ArrayList<>(SignatureMark.above(lines, writer));
        boolean signed = isSigned(lines.subList(kept.size(), lines.size()))
                || below.stream().anyMatch(Signatures::isMark);
        boolean shorter = true;
        for (int pass = 0; shorter && pass < MOST_PASSES; pass++) {
            Cancelled.check();
            int size = kept.size();
            FramedCard.drop(kept, writer);
            signed |= kept.size() < size;
            FramedNotice.drop(kept, ClosingWords::areAll);
            dropEnd(kept);
            ServiceNote.drop(kept, MarkedSignature::isGreeting);
            LastDisclaimer.drop(kept);
            DashedName.drop(kept, writer);
            int closed = kept.size();
            Closings.dropSecond(kept);
            Closings.dropWithCard(kept, writer);
            WritersName.dropCard(kept, writer);
            signed |= kept.size() < closed;
            shorter = kept.size() < size;
        }
        int closed = kept.size();
        if (!signed) {
            Closings.dropWithName(kept, writer);
            if (kept.size() == closed) {
                WritersName.drop(kept, writer);
            }
        }
        boolean onlyRule = below.isEmpty() && isEndedByRule(lines.subList(kept.size(), lines.size()));
        return onlyRule || kept.stream().allMatch(String::isBlank) ? lines : kept;
    }

    /// Whether what stands below a mark is a signature; what a list adds there signs nothing.
    private static boolean isSigned(List<String> below) {
        return below.stream().skip(1).anyMatch(line -> !line.isBlank()) && !AddedText.isOne(String.join(" ", below));
    }

    /// Outlook draws lines of underscores above whatever it quotes.
    private static boolean isMark(String line) {
        return SignatureMark.isOne(line) && line.charAt(0) != '_';
    }

    /// Whether one rule of more than three strokes, which is no mark of a signature, is all of it.
    private static boolean isEndedByRule(List<String> end) {
        List<String> filled = ReplyLines.filled(end).limit(2).toList();
        String only = filled.size() == 1 ? filled.getFirst().strip() : "";
        return only.length() > 3 && only.charAt(0) < '\u0100' && ReplyLines.isRule(only);
    }

    /// What stands on top is no footer: "Written on my phone." answers a question.
    private static void dropEnd(List<String> kept) {
        int first = 0;
        while (first < kept.size() && kept.get(first).isBlank()) {
            first++;
        }
        while (kept.size() > first + 1 && isEndOfProgram(kept)) {
            Cancelled.check();
            kept.removeLast();
        }
    }

    /// Whether the last line is blank, a rule, or what a program adds.
    private static boolean isEndOfProgram(List<String> kept) {
        String last = kept.getLast();
        return last.isBlank()
                || (ReplyLines.isRule(last) && kept.size() > 1)
                || (ProgramFooter.isOne(last) && !isOfTheLineAbove(kept))
                || isLinkOfFooter(kept);
    }

    /// Below "It says:", and where a line was broken: "Please answer the one / sent from my iPhone".
    private static boolean isOfTheLineAbove(List<String> kept) {
        int last = kept.size() - 1;
        String right = last > 0 ? kept.get(last - 1).stripTrailing() : "";
        return ReplyLines.announces(right)
                || (PartMark.isOne(kept.getLast().strip()) && PartMark.isSpokenOfAbove(kept, last))
                || (PartMark.isOfFile(kept.getLast().strip()) && !isBelowClosing(kept))
                || SayingVerbs.end(filledAbove(kept))
                || (IN_SMALL_LETTERS.matcher(kept.getLast()).lookingAt()
                        && UNFINISHED.matcher(right).matches());
    }

    private static boolean isBelowClosing(List<String> kept) {
        return ReplyLines.filled(kept.reversed()).limit(LINES_OF_SIGNATURE).anyMatch(ClosingWords::areAll);
    }

    /// The last line above the last one that is not blank; empty where there is none.
    private static String filledAbove(List<String> kept) {
        int at = ReplyLines.lastFilled(kept.subList(0, kept.size() - 1));
        return at < 0 ? "" : kept.get(at).stripTrailing();
    }

    /// "www.avast.com" below "This email has been checked for viruses".
    private static boolean isLinkOfFooter(List<String> kept) {
        int last = kept.size() - 1;
        return last > 0 && LINK.matcher(kept.get(last).strip()).matches() && ProgramFooter.isOne(kept.get(last - 1));
    }
}
