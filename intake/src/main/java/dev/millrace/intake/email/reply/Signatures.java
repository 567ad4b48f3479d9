package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.content.Cancelled;
import dev.millrace.intake.email.words.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes away what stands below an answer and is none: signature, footers of programs and lists, disclaimers.
public final class Signatures {
    private static final int LONGEST_SIGNATURE = 25;
    /// Lines below a mark: there may be as many marks as lines.
    private static final int LOOKED_AT = 200;
    private static final int LONGEST_LIST_FOOTER = 12;
    /// More of them, one above the other, than any house writes: each pass goes over all that is left.
    private static final int MOST_PASSES = 8;
    private static final int SHORTEST_DISCLAIMER = 80;
    private static final int SHORTEST_HEADED_DISCLAIMER = 40;
    private static final int MOST_PARAGRAPHS_OF_DISCLAIMER = 3;
    private static final int LONGEST_DISCLAIMER = 6_000;

    private static final Pattern LINK = Pattern.compile("[<(]?(?:https?://|www\\.)[^\\s<>]{1,200}[>)]?");

    private static final Pattern COMMENT = Pattern.compile("-- \\p{L}\\S{0,30} \\S");

    private static final Set<String> INDENTED_MARKS = Set.of("--", "—", "––");

    private static final Phrases LIST = Phrases.of("mailing list, unsubscribe, listinfo, groups.io links");

    /// At least three words.
    private static final Pattern END_OF_SENTENCE = Pattern.compile("\\S{1,80}(?: \\S{1,80}){2,80}[.!?]");

    private static final Pattern IN_SMALL_LETTERS = Pattern.compile("\\s{0,8}\\p{Ll}{2}");
    /// Four words and more without an end.
    private static final Pattern UNFINISHED = Pattern.compile("(?:\\S{1,80} ){3}.*[\\p{L}\\d,]");

    private static final Pattern DASHED_NAME =
            Pattern.compile("--?\\s?\\p{L}[\\p{L}.'’]{1,20}(?: \\p{Lu}[\\p{L}.'’]{0,20})?");

    private Signatures() {}

    /// The lines without what ends them. Where that would be all, nothing is taken.
    public static List<String> without(List<String> lines) {
        return without(lines, List.of());
    }

    /// The same.
    ///
    /// @param below what stood below: a line of strokes that ends it all divides nothing, and above the signature
    ///     of a program a closing is the writer's own
    static List<String> without(List<String> lines, List<String> below) {
        List<String> kept = new ArrayList<>(beforeMark(lines));
        boolean signed = kept.size() < lines.size() || below.stream().anyMatch(Signatures::isMark);
        boolean shorter = true;
        for (int pass = 0; shorter && pass < MOST_PASSES; pass++) {
            Cancelled.check();
            int size = kept.size();
            BusinessCard.dropFramed(kept);
            signed |= kept.size() < size;
            dropEnd(kept);
            dropListFooter(kept);
            dropDisclaimer(kept);
            dropDashedName(kept);
            int closed = kept.size();
            Closings.dropSecond(kept);
            Closings.dropWithCard(kept);
            signed |= kept.size() < closed;
            shorter = kept.size() < size;
        }
        if (!signed) {
            Closings.dropWithName(kept);
        }
        boolean onlyRule = below.isEmpty() && isEndedByRule(lines.subList(kept.size(), lines.size()));
        return onlyRule || kept.stream().allMatch(String::isBlank) ? lines : kept;
    }

    /// Whether one rule of more than three strokes, which is no mark of a signature, is all of it.
    private static boolean isEndedByRule(List<String> end) {
        List<String> filled =
                end.stream().filter(line -> !line.isBlank()).limit(2).toList();
        String only = filled.size() == 1 ? filled.getFirst().strip() : "";
        return only.length() > 3 && only.charAt(0) < '\u0100' && ReplyLines.isRule(only);
    }

    /// Usenet's mark, also where its blank got lost, and the strokes that people use for it.
    static boolean isMark(String line) {
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
        return bare.length() > 1
                && bare.length() < 80
                && (bare.chars().allMatch(c -> c == '_') || bare.chars().allMatch(c -> "—―─".indexOf(c) >= 0));
    }

    private static List<String> beforeMark(List<String> lines) {
        String above = "";
        String frame = "";
        boolean fenced = false;
        boolean greeted = false;
        int filled = 0;
        boolean oneRule = lines.stream()
                        .map(String::strip)
                        .filter(Signatures::isUnderscores)
                        .limit(2)
                        .count()
                == 1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            fenced ^= line.startsWith("```");
            boolean mark = isMark(line) || isIndentedMark(lines, i) || isMarkedFooter(line);
            // Nobody signs below nothing but a greeting.
            boolean opensList = mark && !line.equals("-- ") && (above.endsWith(":") || (filled == 1 && greeted));
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
                        && !Closings.isClosing(above);
                filled++;
            }
        }
        return lines;
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

    /// Whether a mark is an empty line of a comment in SQL and the like: beside it stands a line such as "-- all rows".
    private static boolean isOfComment(List<String> lines, int mark) {
        return lines.subList(Math.max(0, mark - 2), Math.min(lines.size(), mark + 3)).stream()
                .anyMatch(line -> COMMENT.matcher(line).lookingAt());
    }

    /// People also draw lines between what they write. That of a signature or footer is not one between paragraphs with
    /// sentences, and nobody asks below it; below the mark of Usenet a house may ask, in the same paragraph.
    private static boolean isOfFooter(List<String> lines, int mark) {
        String bare = lines.get(mark).stripTrailing();
        List<String> below = lines.subList(mark + 1, Math.min(lines.size(), mark + LOOKED_AT));
        boolean usenet = bare.equals("--") || bare.equals("—") || bare.equals("––");
        return !(bare.equals("---") && isDivider(lines, mark))
                && (usenet ? below.stream().dropWhile(line -> !line.isBlank()) : below.stream())
                        .noneMatch(Signatures::asks);
    }

    private static boolean asks(String line) {
        return line.indexOf('?') >= 0
                && (line.contains("? ") || line.stripTrailing().endsWith("?"));
    }

    /// Blank lines around it, and a sentence below it; or one below it, and what stands there begins with a sentence.
    private static boolean isDivider(List<String> lines, int mark) {
        if (mark == 0 || mark + 1 >= lines.size() || !lines.get(mark + 1).isBlank()) {
            return false;
        }
        List<String> below = lines.subList(mark + 1, lines.size());
        return isWriting(below)
                || (lines.get(mark - 1).isBlank() && below.stream().anyMatch(Signatures::isSentence));
    }

    /// Whether the first paragraph below a greeting is a sentence, and does not begin with a name.
    private static boolean isWriting(List<String> below) {
        List<String> paragraph = below.stream()
                .limit(LOOKED_AT)
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
        long filled = lines.subList(mark + 1, Math.min(lines.size(), mark + LOOKED_AT)).stream()
                .filter(line -> !line.isBlank())
                .limit(LONGEST_SIGNATURE + 1)
                .count();
        boolean usenet = lines.get(mark).equals("-- ");
        return usenet || filled <= 8 || (filled <= LONGEST_SIGNATURE && !isRule(lines.get(mark)));
    }

    private static void dropEnd(List<String> kept) {
        boolean named = false;
        while (!kept.isEmpty()) {
            Cancelled.check();
            String last = kept.getLast();
            // Nobody has two, and telling one looks at all that is above.
            boolean end = last.isBlank()
                    || (ProgramFooter.isOne(last) && !isOfTheLineAbove(kept))
                    || isLinkOfFooter(kept)
                    || (ReplyLines.isRule(last) && kept.size() > 1);
            if (!end && (named || !UnknownProgram.isOne(last) || !isParagraphBelowText(kept))) {
                return;
            }
            named |= !end;
            kept.removeLast();
        }
    }

    /// Whether the last line stands alone below more than a greeting, which neither announces nor asks for it.
    private static boolean isParagraphBelowText(List<String> kept) {
        int last = kept.size() - 1;
        int above = last - 1;
        while (above > 0 && kept.get(above).isBlank()) {
            above--;
        }
        String line = above < 0 ? "" : kept.get(above).stripTrailing();
        return above >= 0
                && above < last - 1
                && !line.endsWith(":")
                && !asks(line)
                && !BusinessCard.isGreetingAlone(kept.subList(0, last));
    }

    /// Below "It says:", and where a line was broken: "Please answer the one / sent from my iPhone".
    private static boolean isOfTheLineAbove(List<String> kept) {
        String above = kept.size() < 2 ? "" : kept.get(kept.size() - 2).stripTrailing();
        return above.endsWith(":")
                || (IN_SMALL_LETTERS.matcher(kept.getLast()).lookingAt()
                        && UNFINISHED.matcher(above).matches());
    }

    /// "www.avast.com" below "This email has been checked for viruses".
    private static boolean isLinkOfFooter(List<String> kept) {
        int last = kept.size() - 1;
        return last > 0 && LINK.matcher(kept.get(last).strip()).matches() && ProgramFooter.isOne(kept.get(last - 1));
    }

    /// What mailing lists add below a line of underscores or other strokes.
    private static void dropListFooter(List<String> kept) {
        for (int i = kept.size() - 1; i > 0 && i > kept.size() - LONGEST_LIST_FOOTER; i--) {
            String line = kept.get(i).strip();
            if (line.length() >= 20 && isOfStrokes(line)) {
                String footer =
                        String.join(" ", kept.subList(i + 1, kept.size())).toLowerCase(Locale.ROOT);
                boolean list = LIST.areIn(footer)
                        && kept.subList(i + 1, kept.size()).stream()
                                .noneMatch(below -> below.strip().endsWith("?"));
                if (list) {
                    kept.subList(i, kept.size()).clear();
                }
                return;
            }
        }
    }

    private static boolean isOfStrokes(String line) {
        for (int i = 0; i < line.length(); i++) {
            if ("_-=#*~".indexOf(line.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOnlyGreeting(List<String> above) {
        List<String> filled =
                above.stream().filter(line -> !line.isBlank()).limit(2).toList();
        return filled.size() == 1 && filled.getFirst().stripTrailing().endsWith(",");
    }

    /// The last paragraph, where it speaks of confidence and of whom it is meant for, with its headline and, where it
    /// has one, with the paragraphs in which it goes on.
    private static void dropDisclaimer(List<String> kept) {
        int start = startOfParagraph(kept, kept.size());
        if (start > 0 && isDisclaimer(kept.subList(start, kept.size())) && !isOnlyGreeting(kept.subList(0, start))) {
            kept.subList(start, kept.size()).clear();
            dropHeadline(kept);
            return;
        }
        int end = kept.size();
        for (int count = 1; count < MOST_PARAGRAPHS_OF_DISCLAIMER && start > 0; count++) {
            if (!Disclaimers.goesOn(String.join(" ", kept.subList(start, end)))) {
                return;
            }
            end = start;
            start = startOfParagraph(kept, end);
            boolean first = start > 0
                    && Disclaimers.isHeaded(kept.get(start))
                    && isDisclaimer(kept.subList(start, end))
                    && !isOnlyGreeting(kept.subList(0, start));
            if (first) {
                kept.subList(start, kept.size()).clear();
                return;
            }
        }
    }

    /// Where the last paragraph before a line begins.
    private static int startOfParagraph(List<String> lines, int end) {
        int start = end;
        while (start > 0 && lines.get(start - 1).isBlank()) {
            start--;
        }
        int length = 0;
        while (start > 0
                && length <= LONGEST_DISCLAIMER
                && !lines.get(start - 1).isBlank()) {
            start--;
            length += lines.get(start).length();
        }
        return length > LONGEST_DISCLAIMER ? 0 : start;
    }

    private static boolean isDisclaimer(List<String> paragraph) {
        String text = String.join(" ", paragraph).strip();
        boolean headed = Disclaimers.isHeaded(paragraph.getFirst());
        return width(text) >= (headed ? SHORTEST_HEADED_DISCLAIMER : SHORTEST_DISCLAIMER) && Disclaimers.isOne(text);
    }

    /// One that stands alone above what was taken away.
    private static void dropHeadline(List<String> kept) {
        int last = kept.size() - 1;
        while (last > 0 && kept.get(last).isBlank()) {
            last--;
        }
        if (last > 0 && Disclaimers.isHeadline(kept.get(last))) {
            kept.subList(last, kept.size()).clear();
        }
    }

    /// Chinese and Japanese say in one character what takes two letters and more elsewhere.
    private static int width(String text) {
        return text.chars().map(c -> c >= '\u3000' ? 2 : 1).sum();
    }

    /// "-anna" at the very end; the last of a list's items is none.
    private static void dropDashedName(List<String> kept) {
        if (kept.size() < 2 || !DASHED_NAME.matcher(kept.getLast().strip()).matches()) {
            return;
        }
        int before = kept.size() - 2;
        while (before > 0 && kept.get(before).isBlank()) {
            before--;
        }
        String above = kept.get(before).strip();
        if (!above.isEmpty() && !above.startsWith("-") && !above.endsWith(":")) {
            kept.removeLast();
        }
    }
}
