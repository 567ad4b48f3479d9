package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.reply.footer.OutsideWarning;
import dev.millrace.intake.email.reply.footer.ProgramFooter;
import dev.millrace.intake.email.reply.history.Answering;
import dev.millrace.intake.email.reply.history.History;
import dev.millrace.intake.email.reply.history.Split;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.reply.signature.Signatures;
import dev.millrace.intake.email.reply.signature.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mail's text, taken apart: what the person wrote now, and the history quoted with it.
///
/// Every line is looked at a bounded number of times and by bounded patterns, so the time is linear in the text. When
/// it is not sure what is whose, or nothing would be left and nothing is quoted, nothing is taken away.
///
/// @param reply what the person wrote now, without signature; empty where the text is nothing but a quote that is
///     introduced
/// @param quoted the history, as it stood
/// @param quotedFrom whom the header above the history names as its author, or null
/// @param forwarded whether the history is marked as forwarded
/// @param kept whether history was found and kept with the reply, since answers may stand within it
/// @param unsignedBy as whose nothing was found at the reply's end that signs it, or null where something was or may be
public record ReplyText(
        String reply,
        String quoted,
        @Nullable String quotedFrom,
        boolean forwarded,
        boolean kept,
        @Nullable Writer unsignedBy) {
    /// Takes a text apart. It never fails: what cannot be told apart is all reply.
    ///
    /// @param text with `\n` at its line ends
    public static ReplyText of(String text) {
        return of(text, false);
    }

    /// The same.
    ///
    /// @param answers whether the mail answers another, which is quoted then where a quote stands on top
    public static ReplyText of(String text, boolean answers) {
        return of(text, answers, Writer.UNKNOWN);
    }

    /// The same.
    ///
    /// @param writer who wrote it, as `From` says
    public static ReplyText of(String text, boolean answers, Writer writer) {
        return of(text, Answering.of(answers), writer);
    }

    /// The same.
    ///
    /// @param answering whether the mail answers another: else what looks like history may be its matter
    public static ReplyText of(String text, Answering answering, Writer writer) {
        List<String> lines = ReplyLines.of(text);
        boolean answers = answering == Answering.YES;
        History history = History.in(lines, answering);
        Split top = history == null && answers ? UnintroducedQuote.onTop(lines) : null;
        Split split = top != null
                ? top
                : history == null ? UnintroducedQuote.atTheEnd(lines, answering) : Split.at(lines, history);
        List<String> own = ProgramFooter.below(OutsideWarning.without(ReplyLines.trim(split.reply())));
        List<String> unsigned = Signatures.without(own, split.quoted(), writer);
        String whole = String.join("\n", unsigned);
        String reply = whole.strip();
        if (split.quoted().isEmpty()) {
            // Whether the reply is these very lines.
            boolean isWhole = reply.length() == whole.length() && reply.indexOf('\r') < 0;
            return reply.isBlank()
                    ? of(text.strip(), "", history, false, null)
                    : of(reply, "", history, split.kept(), isWhole && unsigned.equals(own) ? writer : null);
        }
        return of(reply, join(split.quoted()), history, split.kept(), null);
    }

    /// The reply without closing and name, which it keeps where a footer of a list stood below them. What was not
    /// found before is not looked for again.
    public String withoutSignature(Writer writer) {
        return writer.equals(unsignedBy)
                ? reply
                : String.join("\n", Signatures.without(reply.lines().toList(), writer));
    }

    /// The same where it is known by other signs what is the writer's own; nothing of it is no reply.
    public ReplyText withReply(ReplyText own) {
        return own.reply.isBlank()
                ? this
                : new ReplyText(own.reply, quoted, quotedFrom, forwarded, kept, own.unsignedBy);
    }

    /// The same with no reply where that is only what a telephone says of itself, alone or above what is passed on:
    /// below a picture nobody said it. Above a quote it stays, since nothing else tells that somebody answered.
    public ReplyText withoutLoneFooter() {
        return (forwarded || quoted.isEmpty()) && ProgramFooter.isAll(reply)
                ? new ReplyText("", quoted, quotedFrom, forwarded, kept, unsignedBy)
                : this;
    }

    private static ReplyText of(
            String reply, String quoted, @Nullable History history, boolean kept, @Nullable Writer unsignedBy) {
        return history == null
                ? new ReplyText(reply, quoted, null, false, kept, unsignedBy)
                : new ReplyText(
                        reply, quoted, history.from(), history.kind() == History.Kind.FORWARD, kept, unsignedBy);
    }

    private static String join(List<String> lines) {
        return String.join("\n", lines).strip();
    }
}
