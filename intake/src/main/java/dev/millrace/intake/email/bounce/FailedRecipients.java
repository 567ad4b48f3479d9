package dev.millrace.intake.email.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whom a mail could not be delivered to, by what a mail server writes to people.
final class FailedRecipients {
    private static final int MOST = 50;
    /// Where nothing introduces them.
    private static final int MOST_ANYWHERE = 10;

    private static final Pattern ON_A_LINE = Pattern.compile(
            "(?m)^(?:>{1,3} |-- )?[ \\t]{0,8}[<'\"]?([^\\s<>\"(),;:@]{1,64}@[^\\s<>\"'(),;:@]{1,255})[>'\"]?:?"
                    + "(?: <[45]\\d\\d [^\\n<>]{0,80}>)?(?: (?:on|am|le|el) (?:\\p{L}{2,10}[.,]{0,2} )?\\d[^\\n]{0,40})?[ \\t]{0,8}\\r?$");

    /// "delivered to anna@acme.example because", "Anna Keller (anna@acme.example)"
    private static final Pattern IN_SENTENCE = Pattern.compile(
            "(?im)(?:\\b(?:to|an|à|a|para|recipient(?: address)?|rcpt to|unknown user|delivered|failed|empfänger)[ :]\\s{0,3}|^[^\\n@]{0,60}[(<'])"
                    + "<?([^\\s<>\"(),;:@]{1,64}@[^\\s<>\"(),;:@]{1,255}[a-z0-9])");
    private static final Pattern ANYWHERE = Pattern.compile(
            "(?<![^\\s<>\"'(),;:\\[\\]=])([^\\s<>\"'(),;:@\\[\\]=]{1,64}@[^\\s<>\"'(),;:@\\[\\]]{1,255}[\\p{L}\\d])");

    /// Lines of a header, which name the sender or a mail, but nobody who was not reached.
    private static final Pattern OTHERS = Pattern.compile(
            "(?im)^[ \\t>|]{0,8}(?:(?:mail )?from|message-id|sender|reply-to|references|in-reply-to|von|de)[ \\t]{0,8}:[^\\n]*"
                    // To whom the mail was written of which the next line tells the subject.
                    + "|^[ \\t>|]{0,8}(?:to|an|à|a|para)[ \\t]{0,8}:[^\\n]*(?=\\n[ \\t>|]{0,8}(?:subject|betreff|objet|asunto|oggetto)[ \\t]{0,8}:)");

    /// Whose mail it was: "who take no mail from anna@acme.example".
    private static final Pattern WRITER = Pattern.compile(
            "(?i)\\b(?:from[ \\t]{1,3}|(?:mail|messages?) from\\s{1,9})[<'\"]?[^\\s<>\"(),;:@]{1,64}@[^\\s<>\"'(),;:@]{1,255}");

    /// What a mail was written to, where another address could not be reached that it stands for:
    /// "(expanded from: <anna@acme.example>)", "(ultimately generated from anna@acme.example)".
    private static final Pattern STANDS_FOR =
            Pattern.compile("(?i)\\((?:expanded|(?:ultimately )?generated) from[:\\s]\\s{0,9}<?"
                    + "([^\\s<>\"(),;:@]{1,64}@[^\\s<>\"(),;:@]{1,255})>?\\)");

    private FailedRecipients() {}

    /// Those that stand where servers usually name them.
    ///
    /// @param text what the server wrote itself
    /// @param possible whether an address, in lower case, may be one
    static List<String> introduced(String text, Predicate<String> possible) {
        String named = withoutWriter(STANDS_FOR.matcher(text).replaceAll(""));
        List<String> onLines = all(ON_A_LINE, named, MOST, possible);
        List<String> failed = onLines.isEmpty() ? all(IN_SENTENCE, named, MOST, possible) : onLines;
        return Stream.concat(failed.stream(), all(STANDS_FOR, text, MOST, possible).stream())
                .distinct()
                .toList();
    }

    /// Those, else every address.
    ///
    /// @param text what the server wrote itself
    /// @param possible whether an address, in lower case, may be one
    /// @param anywhere the same where nothing introduces it
    /// @param domain of the server, or null
    static List<String> in(
            String text, Predicate<String> possible, Predicate<String> anywhere, @Nullable String domain) {
        List<String> introduced = introduced(text, possible);
        if (!introduced.isEmpty()) {
            return introduced;
        }
        List<String> found = all(ANYWHERE, withoutWriter(text), MOST_ANYWHERE, anywhere);
        if (found.isEmpty() && domain != null) {
            found = LocalRecipients.in(text, domain, anywhere);
        }
        // "Error from <anna@acme.example>: user unknown"
        return found.isEmpty() ? all(ANYWHERE, withoutOthers(text), MOST_ANYWHERE, anywhere) : found;
    }

    private static String withoutOthers(String text) {
        return OTHERS.matcher(text).replaceAll("");
    }

    private static String withoutWriter(String text) {
        return WRITER.matcher(withoutOthers(text)).replaceAll("from");
    }

    private static List<String> all(Pattern pattern, String text, int most, Predicate<String> possible) {
        List<String> found = new ArrayList<>();
        Matcher match = pattern.matcher(text);
        while (match.find() && found.size() < most) {
            String address = match.group(1).toLowerCase(Locale.ROOT);
            if (!found.contains(address) && possible.test(address)) {
                found.add(address);
            }
        }
        return found;
    }
}
