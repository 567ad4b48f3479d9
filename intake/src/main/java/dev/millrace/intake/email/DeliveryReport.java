package dev.millrace.intake.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a delivery status notification says (RFC 3464).
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
    private static final Pattern RECIPIENT =
            Pattern.compile("(?im)^(?:Final|Original)-Recipient:[ \\t]*[^;\\n]{0,40};[ \\t]*([^\\s<>]{1,320})");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:[ \\t]*([245]\\.\\d{1,3}\\.\\d{1,3})");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s{0,10}(<[^<>\\s]{1,900}>)");

    public DeliveryReport {
        recipients = List.copyOf(recipients);
    }

    static DeliveryReport ofStatus(byte[] part) {
        String text = text(part);
        List<String> recipients = new ArrayList<>();
        Matcher recipient = RECIPIENT.matcher(text);
        while (recipient.find() && recipients.size() < 50) {
            String address = recipient.group(1).toLowerCase(Locale.ROOT);
            if (!recipients.contains(address)) {
                recipients.add(address);
            }
        }
        Matcher status = STATUS.matcher(text);
        String code = status.find() ? status.group(1) : null;
        return new DeliveryReport(recipients, code, code != null && code.startsWith("5"), null);
    }

    static DeliveryReport ofOriginal(byte[] part) {
        Matcher id = MESSAGE_ID.matcher(text(part));
        return new DeliveryReport(List.of(), null, false, id.find() ? id.group(1) : null);
    }

    DeliveryReport with(@Nullable DeliveryReport other) {
        if (other == null) {
            return this;
        }
        return new DeliveryReport(
                recipients.isEmpty() ? other.recipients : recipients,
                status == null ? other.status : status,
                hard || other.hard,
                originalMessageId == null ? other.originalMessageId : originalMessageId);
    }

    private static String text(byte[] part) {
        return new String(part, 0, Math.min(part.length, LONGEST), StandardCharsets.ISO_8859_1);
    }
}
