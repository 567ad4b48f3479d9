package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import java.util.List;
import java.util.Locale;

/// The last paragraphs of a text, where a house has added them as its disclaimer.
public final class LastDisclaimer {
    private static final int SHORTEST = 80;
    private static final int SHORTEST_HEADED = 40;
    private static final int MOST_PARAGRAPHS = 3;
    private static final int LONGEST = 6_000;
    private static final int LONGEST_SENTENCE = 300;
    private static final int LINES_ABOVE = 8;
    private static final int MOST_LINES = 4;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_LINES_HEADED = 30;

    private LastDisclaimer() {}

    /// Takes the last paragraph away where it speaks of confidence and of whom it is meant for,
    /// with its headline and, where it has one, with the paragraphs in which it goes on. Who speaks
    /// of footers right above shows it.
    public static void drop(List<String> kept) {
        int paragraph = startOfParagraph(kept, kept.size());
        List<String> last = kept.subList(paragraph, kept.size());
        boolean tooLong = last.stream().mapToInt(String::length).sum() > LONGEST;
        boolean mayBeHouses = tooLong || HouseNotice.mayBeWithin(String.join(" ", last));
        int start = mayBeHouses && !tooLong ? startOfHouse(kept, paragraph) : paragraph;
        if (start > 0
                && (isDisclaimer(kept.subList(start, kept.size())) || isShort(kept, start))
                && !isOnlyGreeting(kept.subList(0, start))
                && !(start > paragraph && isAnnouncedBy(kept.get(start - 1)))
                && !ShownFooter.isSpokenOfAbove(kept, start)) {
            kept.subList(start, kept.size()).clear();
            ReplyLines.dropLast(kept, Disclaimers::mayBeHeadline);
            return;
        }
        int headline = headline(kept);
        if (headline > 0) {
            kept.subList(headline, kept.size()).clear();
            return;
        }
        int line = mayBeHouses ? startOfNotice(kept, paragraph) : 0;
        if (line > 0) {
            kept.subList(line, kept.size()).clear();
            return;
        }
        int end = kept.size();
        start = paragraph;
        for (int count = 1; count < MOST_PARAGRAPHS && start > 0; count++) {
            if (!Disclaimers.goesOn(String.join(" ", kept.subList(start, end)))) {
                return;
            }
            end = start;
            start = startOfParagraph(kept, end);
            boolean first = start > 0
                    && Disclaimers.isHeaded(kept.get(start))
                    && isDisclaimer(kept.subList(start, end))
                    && !isOnlyGreeting(kept.subList(0, start))
                    && !ShownFooter.isSpokenOfAbove(kept, start);
            if (first) {
                kept.subList(start, kept.size()).clear();
                return;
            }
        }
    }

    /// Where "Disclaimer" stands alone on a line and below it, to the end, nothing but a house's words; else 0.
    private static int headline(List<String> lines) {
        int last = Math.max(1, lines.size() - MOST_LINES_HEADED);
        for (int at = lines.size() - 2; at >= last; at--) {
            if (Disclaimers.isHeadline(lines.get(at))) {
                String below =
                        String.join(" ", lines.subList(at + 1, lines.size())).toLowerCase(Locale.ROOT);
                boolean houses = below.length() <= LONGEST
                        && Disclaimers.namesThisMail(below)
                        && Disclaimers.isConfidential(below)
                        && Disclaimers.isHouses(below)
                        && !isOnlyGreeting(lines.subList(0, at))
                        && !ShownFooter.isSpokenOfAbove(lines, at);
                return houses ? at : 0;
            }
        }
        return 0;
    }

    /// Where the last lines of a paragraph are a notice, right below a name or a card; else 0.
    private static int startOfNotice(List<String> lines, int paragraph) {
        for (int start = lines.size() - 1; start > paragraph && start >= lines.size() - MOST_LINES; start--) {
            String above = lines.get(start - 1).strip();
            boolean notice = above.length() <= LONGEST_NAME
                    && HouseNotice.isOne(String.join(" ", lines.subList(start, lines.size())))
                    && !isAnnouncedBy(above)
                    && !isOnlyGreeting(lines.subList(0, start))
                    && !Disclaimers.gaveReason(String.join(" ", lines.subList(paragraph, start)))
                    && !HouseNotice.isToBePutUp(above)
                    && !ShownFooter.isSpokenOfAbove(lines, start);
            if (notice) {
                return start;
            }
        }
        return 0;
    }

    private static boolean isOnlyGreeting(List<String> above) {
        List<String> filled = ReplyLines.filled(above).limit(2).toList();
        return filled.size() == 1 && filled.getFirst().stripTrailing().endsWith(",");
    }

    /// Where the last paragraph before a line begins.
    private static int startOfParagraph(List<String> lines, int end) {
        int start = end;
        while (start > 0 && lines.get(start - 1).isBlank()) {
            start--;
        }
        int length = 0;
        while (start > 0 && length <= LONGEST && !lines.get(start - 1).isBlank()) {
            start--;
            length += lines.get(start).length();
        }
        return length > LONGEST ? 0 : start;
    }

    /// Where a house begins to speak in the last paragraph: below the end of a sentence or a name, in words that
    /// only houses begin with. Nowhere, so 0, where a person may have gone on.
    private static int startOfHouse(List<String> lines, int paragraph) {
        int said = paragraph;
        boolean houses = false;
        for (int at = paragraph + 1; at <= lines.size() && !houses; at++) {
            boolean begins = at == lines.size()
                    || Disclaimers.beginsWithThisMail(lines.get(at))
                    || ReplyLines.endsSentence(lines.get(at - 1));
            if (begins) {
                houses = Disclaimers.mayBeOfHouse(String.join(" ", lines.subList(said, at)));
                said = houses ? said : at;
            }
        }
        if (!houses || said == paragraph) {
            return paragraph;
        }
        boolean added = Disclaimers.beginsAsHouse(lines.get(said))
                && Disclaimers.isAllOfHouse(String.join(" ", lines.subList(said, lines.size())))
                && !Disclaimers.gaveReason(String.join(" ", lines.subList(paragraph, said)));
        return added ? said : 0;
    }

    private static boolean isAnnouncedBy(String line) {
        return ReplyLines.announces(line) && !Disclaimers.mayBeHeadline(line);
    }

    /// What stands right above it gives no reason to say so.
    private static boolean isShort(List<String> lines, int start) {
        String paragraph = String.join(" ", lines.subList(start, lines.size())).strip();
        String above = String.join(" ", lines.subList(Math.max(0, start - LINES_ABOVE), start));
        boolean sentence = width(paragraph) >= SHORTEST_HEADED
                && width(paragraph) <= LONGEST_SENTENCE
                && Disclaimers.isShort(paragraph, above);
        return sentence
                || (HouseNotice.isOne(paragraph) && !Disclaimers.isReason(above) && !HouseNotice.isToBePutUp(above));
    }

    private static boolean isDisclaimer(List<String> paragraph) {
        String text = String.join(" ", paragraph).strip();
        boolean headed = Disclaimers.isHeaded(paragraph.getFirst());
        return width(text) >= (headed ? SHORTEST_HEADED : SHORTEST) && Disclaimers.isOne(text);
    }

    /// Chinese and Japanese say in one character what takes two letters and more elsewhere.
    private static int width(String text) {
        return text.chars().map(c -> c >= '\u3000' ? 2 : 1).sum();
    }
}
