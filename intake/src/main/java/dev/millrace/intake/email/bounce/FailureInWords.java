package dev.millrace.intake.email.bounce;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.words.PhraseFile;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a mail server means by its words where it writes no status: whether trying again is pointless.
public final class FailureInWords {
    private static final int LONGEST = 10_000;
    private static final String FOR_GOOD = "5.0.0";
    private static final Pattern BLANKS = Pattern.compile("\\s++");

    private static final PhraseFile PHRASES = PhraseFile.beside(FailureInWords.class, "failure-in-words.txt");

    /// Looked for first: "Mailbox full, giving up for now" passes.
    private static final List<String> SOFT = PHRASES.phrases("soft");

    private static final List<String> HARD = PHRASES.phrases("hard");

    /// The first as Postfix says it of a domain whose servers did not answer it; without the end it is a domain that
    /// is not.
    private static final Pattern FOR_NOW = Pattern.compile("not found, try again|(?<!\\bno )further attempts");

    private static final List<String> GIVEN_UP = PHRASES.phrases("given up");

    /// "This user doesn't have an acme.example account"
    private static final Pattern NO_ACCOUNT =
            Pattern.compile("(?:doesn't|does not|did not|didn't) have an? .{1,60} account");

    /// What a server answers in a session (RFC 5321, section 4.2).
    private static final Pattern REPLY = Pattern.compile("(?m)^[ \\t>]{0,8}[45][0-5]\\d[ -]");
    /// And to what.
    private static final Pattern RECIPIENT = Pattern.compile("(?im)^[ \\t>]{0,8}RCPT TO:[ \\t]{0,8}\\S{1,64}@\\S");

    /// A person says "Hello" first, or speaks of a message of his own.
    private static final Pattern TO_THE_AUTHOR = Pattern.compile(
            "[^\\p{L}]{0,200}(?:your|ihre|votre|su|il suo|il tuo|uw|a sua|sua)"
                    + " (?:e-?mail message|mail message|message|e-?mail|mail|nachricht|courriel|mensaje|correo|messaggio|bericht"
                    + "|mensagem) (?!from|von|de\\b|vom|van|da\\b)",
            Pattern.CASE_INSENSITIVE);

    private FailureInWords() {}

    /// Whether a text begins with "Your message …", and names somebody as servers name whom they did not reach.
    public static boolean isToTheAuthor(String text) {
        String beginning = Bounded.clip(text, LONGEST);
        return TO_THE_AUTHOR.matcher(beginning).lookingAt()
                && !FailedRecipients.introduced(beginning, _ -> true).isEmpty();
    }

    /// Whether lines of a session stand there, in which a server refused a recipient.
    public static boolean isOfSession(String text) {
        String beginning = Bounded.clip(text, LONGEST);
        return RECIPIENT.matcher(beginning).find() && REPLY.matcher(beginning).find();
    }

    /// The same of what is known to be a bounce: what tells no reason has failed for good.
    static @Nullable String statusOfBounce(String text) {
        String told = status(text);
        return told == null && GIVEN_UP.stream().anyMatch(inOneLine(text)::contains) ? FOR_GOOD : told;
    }

    /// `4.0.0`, `5.0.0` (RFC 3463: undefined), or null where the words say neither.
    static @Nullable String status(String text) {
        String lower = inOneLine(text);
        if (FOR_NOW.matcher(lower).find() || SOFT.stream().anyMatch(lower::contains)) {
            return "4.0.0";
        }
        boolean hard = HARD.stream().anyMatch(lower::contains)
                || NO_ACCOUNT.matcher(lower).find();
        return hard ? FOR_GOOD : null;
    }

    private static String inOneLine(String text) {
        return BLANKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    }
}
