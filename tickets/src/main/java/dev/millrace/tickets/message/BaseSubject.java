package dev.millrace.tickets.message;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stays of a subject when everything is taken away that mail programs, gateways and desks put around it: in the
/// manner of the "base subject" of RFC 5256, section 2.1, with the words that programs use in other languages.
public final class BaseSubject {
    /// So much is compared; a ticket keeps no more than the beginning of its subject.
    private static final int COMPARED = 120;

    private static final int LONGEST = 500;

    private static final Pattern TAG = Pattern.compile("\\[#[0-9A-Za-z]{5}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}]");

    /// `Re:`, `AW[2]:`, `Fwd:`, `[External]`, in any order and number.
    private static final Pattern BEFORE = Pattern.compile(
            "(?:\\s{0,9}(?:(?:re|aw|antw|antwort|sv|vs|rif|r|rép|rep|res|odp|odg|ynt|ha|atb|ответ|回复|回覆|答复|返信"
                    + "|fwd?|wg|tr|rv|enc|i|doorst|pd|vb|vl|fs|mt|trs|пересл|转发|轉寄|転送)"
                    + "\\s?(?:\\[\\d{1,3}]|\\(\\d{1,3}\\))?\\s?[:：]|\\[[^\\[\\]]{1,60}](?=\\s*\\S)))++",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private BaseSubject() {}

    /// The form in which subjects are compared.
    public static String of(String subject) {
        String tagless = TAG.matcher(subject.length() <= LONGEST ? subject : subject.substring(0, LONGEST))
                .replaceAll(" ");
        Matcher before = BEFORE.matcher(tagless);
        String bare = before.lookingAt() ? tagless.substring(before.end()) : tagless;
        String line = bare.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
        return line.length() <= COMPARED ? line : line.substring(0, COMPARED);
    }
}
