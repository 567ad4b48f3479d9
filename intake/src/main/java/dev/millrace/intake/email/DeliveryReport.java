package dev.millrace.intake.email;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a delivery status notification says (RFC 3464), or what a mail server wrote in words instead.
///
/// @param recipients who could not be reached
/// @param status enhanced status code such as `5.1.1`, or null
/// @param hard whether trying again is pointless: a status of class 5
/// @param originalMessageId of the mail that came back, with angle brackets
public record DeliveryReport(
        List<String> recipients,
        @Nullable String status,
        boolean hard,
        @Nullable String originalMessageId) {
    private static final int LONGEST = 256 * 1024;
    private static final int MOST_RECIPIENTS = 50;
    private static final Pattern RECIPIENT =
            Pattern.compile("(?im)^(?:Final|Original)-Recipient:[ \\t]*(?:[^;\\n]{0,40};)?[ \\t]*<?([^\\s<>;]{1,320})");
    private static final Pattern GROUPS = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n");
    private static final Pattern FAILED = Pattern.compile("(?im)^Action:[ \\t]*failed");
    private static final Pattern DELAYED = Pattern.compile("(?im)^Action:[ \\t]*delayed");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:[ \\t]*([245]\\.\\d{1,3}\\.\\d{1,3})");
    private static final Pattern DIAGNOSTIC =
            Pattern.compile("(?im)^Diagnostic-Code:[^\\n]{0,60}?\\b([45]\\d\\d)(?:[ -]+([45]\\.\\d{1,3}\\.\\d{1,3}))?");
    private static final Pattern MESSAGE_ID =
            Pattern.compile("(?im)^[> \\t]{0,8}Message-ID:\\s{0,10}(<[^<>\\s]{1,900}>)");

    /// "550 5.1.1 no such user", "#5.1.1", "SMTP error … 550".
    private static final Pattern CODE_IN_TEXT = Pattern.compile("(?<![\\d.])([45]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    private static final Pattern REPLY_IN_TEXT = Pattern.compile("(?im)(?:^|[\\s:(])([45])[0-5]\\d[ -][^\\n]{0,80}");
    private static final Pattern ADDRESS_IN_TEXT = Pattern.compile(
            "(?m)^(?:>>> )?[ \\t]{0,8}[<']?([^\\s<>\"(),;:@]{1,64}@[^\\s<>\"'(),;:@]{1,255})[>']?:?"
                    + "(?: <[45]\\d\\d [^\\n<>]{0,80}>)?(?: (?:on|am|le|el) (?:\\p{L}{2,10}[.,]{0,2} )?\\d[^\\n]{0,40})?[ \\t]{0,8}\\r?$");

    /// Where the report ends and the mail that came back begins.
    private static final Pattern COPY = Pattern.compile(
            "(?im)^[-\\s]{0,8}(?:this is a copy of|below this line is a copy|(?:the )?(?:original|unsent|returned) message(?! was)|"
                    + "original message headers|included is a copy|the header of the original)\\b");

    /// "delivered to anna@acme.example because", "Anna Keller (anna@acme.example)"
    private static final Pattern ADDRESS_IN_SENTENCE = Pattern.compile(
            "(?im)(?:\\b(?:to|an|à|a|para|recipient(?: address)?|unknown user|delivered|failed|empfänger)[ :]\\s{0,3}|^[^\\n@]{0,60}[(<'])"
                    + "<?([^\\s<>\"(),;:@]{1,64}@[^\\s<>\"(),;:@]{1,255}[a-z0-9])");

    public DeliveryReport {
        recipients = List.copyOf(recipients);
    }

    static DeliveryReport ofStatus(byte[] part) {
        String text = notReached(text(part));
        String code = first(STATUS, text);
        Matcher diagnostic = DIAGNOSTIC.matcher(text);
        if (diagnostic.find() && (code == null || code.endsWith(".0.0"))) {
            String precise = diagnostic.group(2);
            code = precise != null
                    ? precise
                    : code == null ? diagnostic.group(1).charAt(0) + ".0.0" : code;
        }
        return new DeliveryReport(all(RECIPIENT, text), code, code != null && code.startsWith("5"), null);
    }

    /// The fields of those who were not reached, else of those still waited for: a report may tell of others too.
    private static String notReached(String text) {
        String failed = groups(text, FAILED);
        String waiting = failed.isEmpty() ? groups(text, DELAYED) : failed;
        return waiting.isEmpty() ? text : waiting;
    }

    private static String groups(String text, Pattern action) {
        return GROUPS.splitAsStream(text)
                .filter(group -> action.matcher(group).find())
                .collect(Collectors.joining("\n\n"));
    }

    static DeliveryReport ofOriginal(byte[] part) {
        return new DeliveryReport(List.of(), null, false, first(MESSAGE_ID, text(part)));
    }

    static DeliveryReport ofOriginal(ByteBuffer mail) {
        byte[] beginning = new byte[Math.min(mail.remaining(), LONGEST)];
        mail.duplicate().get(beginning);
        return ofOriginal(beginning);
    }

    /// What a bounce says that is written for people only.
    static DeliveryReport ofText(String text, List<String> failed) {
        String beginning = MailReading.clip(text, LONGEST);
        Matcher copy = COPY.matcher(beginning);
        String own = copy.find() ? beginning.substring(0, copy.start()) : beginning;
        String code = first(CODE_IN_TEXT, own);
        if (code == null) {
            Matcher reply = REPLY_IN_TEXT.matcher(own);
            code = reply.find() ? reply.group(1) + ".0.0" : FailureInWords.status(own);
        }
        List<String> recipients = failed.isEmpty() ? all(ADDRESS_IN_TEXT, own) : failed;
        recipients = recipients.isEmpty() ? all(ADDRESS_IN_SENTENCE, own) : recipients;
        return new DeliveryReport(recipients, code, code != null && code.startsWith("5"), first(MESSAGE_ID, beginning));
    }

    DeliveryReport with(@Nullable DeliveryReport other) {
        if (other == null) {
            return this;
        }
        return new DeliveryReport(
                recipients.isEmpty() ? other.recipients : recipients,
                status == null ? other.status : status,
                hard || (status == null && other.hard),
                originalMessageId == null ? other.originalMessageId : originalMessageId);
    }

    /// Whether all were reached.
    boolean isSuccess() {
        return status != null && status.startsWith("2");
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher match = pattern.matcher(text);
        while (match.find() && found.size() < MOST_RECIPIENTS) {
            String address = match.group(1).toLowerCase(Locale.ROOT);
            if (!found.contains(address)) {
                found.add(address);
            }
        }
        return found;
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher match = pattern.matcher(text);
        return match.find() ? match.group(1) : null;
    }

    private static String text(byte[] part) {
        return new String(part, 0, Math.min(part.length, LONGEST), StandardCharsets.ISO_8859_1);
    }
}
