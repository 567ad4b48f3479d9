package dev.millrace.intake.email;

import dev.millrace.tickets.message.Automatic;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells whether a person or a program wrote a mail (RFC 3834, RFC 3464 and what programs do instead).
final class AutomaticMail {
    private static final Set<String> DAEMONS = Set.of("mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon");
    private static final List<String> AUTO_REPLY_HEADERS =
            List.of("X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply", "X-Autoreply-From");
    private static final List<String> LIST_HEADERS =
            List.of("List-Id", "List-Post", "List-Unsubscribe", "List-Help", "List-Subscribe", "List-Owner");
    private static final List<String> OUT_OF_OFFICE = List.of(
            "out of office",
            "out of the office",
            "automatic reply:",
            "auto-reply",
            "autoreply:",
            "auto response",
            "automatische antwort",
            "abwesenheitsnotiz",
            "abwesend:",
            "réponse automatique",
            "absence du bureau",
            "respuesta automática",
            "fuera de la oficina");
    private static final List<String> RETURNED = List.of(
            "undelivered mail returned to sender",
            "undeliverable:",
            "delivery status notification (failure)",
            "delivery status notification (delay)",
            "mail delivery failed",
            "returned mail:",
            "failure notice",
            "unzustellbar:");

    private AutomaticMail() {}

    static Automatic classify(
            MailHeaders headers, PartType type, List<MailAddress> from, @Nullable DeliveryReport report) {
        String autoSubmitted = headers.word("Auto-Submitted").split("[;\\s(]", 2)[0];
        boolean human = autoSubmitted.equals("no");
        if (isBounce(headers, type, from, report)) {
            return Automatic.BOUNCE;
        }
        if (!human && isAutoReply(headers, type, autoSubmitted)) {
            return Automatic.AUTO_REPLY;
        }
        if (isList(headers)) {
            return Automatic.LIST;
        }
        return !human && isGenerated(headers, autoSubmitted) ? Automatic.AUTO_GENERATED : Automatic.NONE;
    }

    private static boolean isBounce(
            MailHeaders headers, PartType type, List<MailAddress> from, @Nullable DeliveryReport report) {
        boolean deliveryReport =
                type.type().equals("multipart/report") && "delivery-status".equalsIgnoreCase(type.reportType());
        boolean daemon = from.stream()
                .map(address -> address.address().toLowerCase(Locale.ROOT))
                .anyMatch(address -> DAEMONS.contains(address.substring(0, Math.max(0, address.lastIndexOf('@')))));
        return deliveryReport
                || (report != null && report.status() != null)
                || headers.has("X-Failed-Recipients")
                || (daemon && (hasNullReturnPath(headers) || startsWithAny(headers.word("Subject"), RETURNED)));
    }

    private static boolean isAutoReply(MailHeaders headers, PartType type, String autoSubmitted) {
        boolean readReceipt = type.type().equals("multipart/report")
                && "disposition-notification".equalsIgnoreCase(type.reportType());
        return autoSubmitted.equals("auto-replied")
                || readReceipt
                || AUTO_REPLY_HEADERS.stream().anyMatch(headers::has)
                || headers.word("Precedence").equals("auto_reply")
                || startsWithAny(headers.word("Subject"), OUT_OF_OFFICE);
    }

    private static boolean isList(MailHeaders headers) {
        return headers.word("Precedence").equals("list")
                || LIST_HEADERS.stream().anyMatch(headers::has);
    }

    private static boolean isGenerated(MailHeaders headers, String autoSubmitted) {
        String precedence = headers.word("Precedence");
        return !autoSubmitted.isEmpty()
                || precedence.equals("bulk")
                || precedence.equals("junk")
                || suppressesAnswers(headers.word("X-Auto-Response-Suppress"))
                || hasNullReturnPath(headers);
    }

    private static boolean suppressesAnswers(String suppress) {
        return suppress.contains("all") || suppress.contains("autoreply") || suppress.contains("oof");
    }

    private static boolean hasNullReturnPath(MailHeaders headers) {
        return headers.text("Return-Path")
                .map(path -> path.replaceAll("\\s", "").equals("<>"))
                .orElse(false);
    }

    private static boolean startsWithAny(String subject, List<String> starts) {
        String bare = subject.strip();
        return starts.stream().anyMatch(bare::startsWith);
    }
}
