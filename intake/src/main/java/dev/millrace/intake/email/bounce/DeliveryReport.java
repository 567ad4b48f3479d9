package dev.millrace.intake.email.bounce;

import dev.millrace.intake.Bounded;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
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
    /// In bytes; no more is read of a part.
    public static final int LONGEST = 256 * 1024;
    private static final int MOST_RECIPIENTS = 50;
    private static final Pattern RECIPIENT =
            Pattern.compile("(?im)^(?:Final|Original)-Recipient:[ \\t]*+(?:[^;\\n]{0,40};[ \\t]*+)?"
                    + "<?(\"[^\"\\n]{1,64}\"@[^\\s<>;]{1,255}|[^\\s<>;\"]{1,320})");
    /// A letter that is not ASCII, in an address as RFC 6533 writes it: `\\x{FC}`.
    private static final Pattern ESCAPED = Pattern.compile("\\\\x\\{(0?[0-9a-fA-F]{2,5}|10[0-9a-fA-F]{4})}");

    private static final Pattern FOLDS = Pattern.compile("\\r?\\n[ \\t]{1,20}(?=\\S)");
    private static final Pattern GROUPS = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n");
    private static final Pattern FAILED = Pattern.compile("(?im)^Action:[ \\t]*failed");
    private static final Pattern FOR_GOOD = Pattern.compile("(?im)^Status:[ \\t]*5");
    private static final Pattern DELAYED = Pattern.compile("(?im)^Action:[ \\t]*delayed");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:[ \\t]*([245]\\.\\d{1,3}\\.\\d{1,3})");
    /// What some servers write there instead: "553 Message too large".
    private static final Pattern REPLY_FOR_STATUS = Pattern.compile("(?im)^Status:[ \\t]*([45])[0-5]\\d(?![\\d.])");
    private static final Pattern DIAGNOSTIC =
            Pattern.compile("(?im)^Diagnostic-Code:[^\\n]{0,60}?\\b([45]\\d\\d)(?:[ -]+([45]\\.\\d{1,3}\\.\\d{1,3}))?");
    private static final Pattern MESSAGE_ID =
            Pattern.compile("(?im)^[> \\t]{0,8}Message-ID:\\s{0,10}(<[^<>\\s]{1,900}>)");

    /// "550 5.1.1 no such user", "#5.1.1", "SMTP error … 550".
    private static final Pattern CODE_IN_TEXT = Pattern.compile("(?<![\\d.])([45]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    private static final Pattern REPLY_IN_TEXT = Pattern.compile("(?im)(?:^|[\\s:(\"])([45])[0-5]\\d[ :-][^\\n]{0,80}");
    /// Where the report ends and the mail that came back begins.
    private static final Pattern COPY = Pattern.compile(
            "(?im)^[-\\s]{0,8}(?:this is a copy of|below this line is a copy|(?:the |possibly truncated )?(?:original|unsent|returned) message(?! was)|"
                    + "original message headers|included is a copy|the header of the original|message text follows|"
                    + "the header and top \\d{1,4} lines)\\b"
                    + "|^(?:Received|Return-Path|Message-ID|DKIM-Signature):");

    public DeliveryReport {
        recipients = List.copyOf(recipients);
    }

    /// What the fields of a report say (RFC 3464) of those who were not reached.
    ///
    /// @param part a `message/delivery-status`, or its beginning
    public static DeliveryReport ofStatus(byte[] part) {
        String text = notReached(FOLDS.matcher(text(part)).replaceAll(" "));
        String code = first(STATUS, text);
        String reply = code == null ? first(REPLY_FOR_STATUS, text) : null;
        code = reply == null ? code : reply + ".0.0";
        Matcher diagnostic = DIAGNOSTIC.matcher(text);
        if (diagnostic.find() && (code == null || code.endsWith(".0.0"))) {
            String precise = diagnostic.group(2);
            code = precise != null
                    ? precise
                    : code == null ? diagnostic.group(1).charAt(0) + ".0.0" : code;
        }
        return new DeliveryReport(recipients(text), code, code != null && code.startsWith("5"), null);
    }

    /// The fields of those who were not reached, before all for good, else of those still waited for: a report may
    /// tell of others too.
    private static String notReached(String text) {
        String failed = groups(text, FAILED);
        String forGood = groups(failed, FOR_GOOD);
        if (!forGood.isEmpty()) {
            return forGood;
        }
        String waiting = failed.isEmpty() ? groups(text, DELAYED) : failed;
        return waiting.isEmpty() ? text : waiting;
    }

    private static String groups(String text, Pattern action) {
        return GROUPS.splitAsStream(text)
                .filter(group -> action.matcher(group).find())
                .collect(Collectors.joining("\n\n"));
    }

    /// Which mail came back; nothing where it has no id.
    ///
    /// @param part its header or all of it, or the beginning
    public static DeliveryReport ofOriginal(byte[] part) {
        return new DeliveryReport(List.of(), null, false, first(MESSAGE_ID, text(part)));
    }

    /// Which mail came back; nothing where it has no id.
    ///
    /// @param mail from its position to its limit, of which the first [#LONGEST] bytes are read
    public static DeliveryReport ofOriginal(ByteBuffer mail) {
        byte[] beginning = new byte[Math.min(mail.remaining(), LONGEST)];
        mail.duplicate().get(beginning);
        return ofOriginal(beginning);
    }

    /// What a mail says that may be a bounce, and is written for people only.
    public static DeliveryReport ofText(String text) {
        String own = own(Bounded.clip(text, LONGEST));
        return ofText(text, own, FailedRecipients.introduced(own, _ -> true), FailureInWords::status);
    }

    /// What a bounce says that is written for people only.
    ///
    /// @param failed who is known not to have been reached
    /// @param possible whether an address, in lower case, may be one that was not reached
    /// @param possibleAnywhere whether it may be one where nothing introduces it
    /// @param domain of the server, whose users it may name without, or null
    public static DeliveryReport ofText(
            String text,
            List<String> failed,
            Predicate<String> possible,
            Predicate<String> possibleAnywhere,
            @Nullable String domain) {
        String own = own(Bounded.clip(text, LONGEST));
        return ofText(
                text,
                own,
                failed.isEmpty() ? FailedRecipients.in(own, possible, possible.and(possibleAnywhere), domain) : failed,
                FailureInWords::statusOfBounce);
    }

    /// What stands above the mail that came back.
    private static String own(String text) {
        Matcher copy = COPY.matcher(text);
        return copy.find() ? text.substring(0, copy.start()) : text;
    }

    private static DeliveryReport ofText(
            String text, String own, List<String> recipients, Function<String, @Nullable String> inWords) {
        String code = first(CODE_IN_TEXT, own);
        if (code == null) {
            Matcher reply = REPLY_IN_TEXT.matcher(own);
            code = reply.find() ? reply.group(1) + ".0.0" : inWords.apply(own);
        }
        return new DeliveryReport(
                recipients, code, code != null && code.startsWith("5"), first(MESSAGE_ID, Bounded.clip(text, LONGEST)));
    }

    /// This and, where it says nothing, what another part of the same mail says.
    public DeliveryReport with(@Nullable DeliveryReport other) {
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
    public boolean isSuccess() {
        return status != null && status.startsWith("2");
    }

    private static List<String> recipients(String text) {
        return RECIPIENT
                .matcher(text)
                .results()
                .limit(MOST_RECIPIENTS)
                .map(found -> ESCAPED.matcher(found.group(1))
                        .replaceAll(escape ->
                                Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))))
                        .toLowerCase(Locale.ROOT))
                .filter(address -> address.indexOf('@') > 0)
                .distinct()
                .toList();
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher match = pattern.matcher(text);
        return match.find() ? match.group(1) : null;
    }

    /// UTF-8 (RFC 6533) where it is that.
    private static String text(byte[] part) {
        ByteBuffer beginning = ByteBuffer.wrap(part, 0, Math.min(part.length, LONGEST));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(beginning).toString();
        } catch (CharacterCodingException _) {
            return StandardCharsets.ISO_8859_1.decode(beginning.rewind()).toString();
        }
    }
}
