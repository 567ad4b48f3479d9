package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import java.util.List;
import java.util.regex.Pattern;

/// Lines above a quote that have marks at both ends.
final class FramedIntroduction {
    private static final int LONGEST = 400;

    /// "---- Anna wrote ----" of phones, which mark no line of what they quote.
    private static final Pattern FRAMED = Pattern.compile(
            "-{4,20} ?[^-\\s].{0,60} (?:wrote|schrieb|skrev|a écrit|escribió|ha escrito|ha scritto|schreef|escreveu|"
                    + "napisał(?:a|\\(a\\))?|kirjoitti|napsal(?:a|\\(a\\))?|пишет|написала?|писала?) ?:? ?-{4,20}");

    /// GroupWise, ">>> Anna <anna@acme.example> 05.01.26 10.00 Uhr >>>": a time between is as well a program's.
    private static final Pattern GROUPWISE = Pattern.compile(
            ">>> [^<>]{0,100}<[^<>@\\s]{1,100}@[^<>\\s]{1,150}> \\d[\\d./-]{5,10},? \\d{1,2}[:.]\\d{2}(?: [AP]M)?(?: Uhr)? >>>");

    private FramedIntroduction() {}

    /// Whether marks at both ends say that it introduces something: ">>> Anna 05.01.26 10.00 Uhr >>>" of GroupWise too.
    static boolean is(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.length() > LONGEST || (!line.startsWith("--") && !line.startsWith(">>>"))) {
            return false;
        }
        String bare = line.strip();
        return GROUPWISE.matcher(bare).matches() || (FRAMED.matcher(bare).matches() && isAnsweredAbove(lines, at));
    }

    /// Whether what stands above ends, and says more than what is to come: people paste talks with such lines, too.
    private static boolean isAnsweredAbove(List<String> lines, int at) {
        int above = ReplyLines.lastFilled(lines.subList(0, at));
        String last = above < 0 ? "" : lines.get(above).strip();
        return above >= 0
                && above < at - 1
                && !ReplyLines.announces(last)
                && !last.endsWith(",")
                && lines.stream()
                                .filter(line -> FRAMED.matcher(line.strip()).matches())
                                .limit(2)
                                .count()
                        == 1;
    }
}
