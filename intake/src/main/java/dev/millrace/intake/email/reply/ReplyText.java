package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.reply.footer.OutsideWarning;
import dev.millrace.intake.email.reply.footer.ProgramFooter;
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
public record ReplyText(
        String reply, String quoted, @Nullable String quotedFrom, boolean forwarded, boolean kept) {
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
        List<String> lines = ReplyLines.of(text);
        History history = History.in(lines, answers);
        Split top = history == null && answers ? UnintroducedQuote.onTop(lines) : null;
        Split split = top != null
                ? top
                : history == null ? UnintroducedQuote.atTheEnd(lines, answers) : Split.at(lines, history);
        List<String> own = ProgramFooter.below(OutsideWarning.without(ReplyLines.trim(split.reply())));
        String reply = join(Signatures.without(own, split.quoted(), writer));
        boolean onlySignature = reply.isBlank() && split.quoted().isEmpty();
        return onlySignature
                ? of(text.strip(), "", history, false)
                : of(reply, join(split.quoted()), history, split.kept());
    }

    /// The same where it is known by other signs what is the writer's own; nothing of it is no reply.
    public ReplyText withReply(ReplyText own) {
        return own.reply.isBlank() ? this : new ReplyText(own.reply, quoted, quotedFrom, forwarded, kept);
    }

    private static ReplyText of(String reply, String quoted, @Nullable History history, boolean kept) {
        return history == null
                ? new ReplyText(reply, quoted, null, false, kept)
                : new ReplyText(reply, quoted, history.from(), history.kind() == History.Kind.FORWARD, kept);
    }

    private static String join(List<String> lines) {
        return String.join("\n", lines).strip();
    }
}
