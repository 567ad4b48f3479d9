package dev.millrace.intake.email.automatic;

import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.header.MailHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What mail servers write in whose name: by that alone, or with a subject, their reports are known.
public final class MailServers {
    private static final Set<String> DAEMONS =
            Set.of("mailer-daemon", "mail-daemon", "mailerdaemon", "mailer_daemon", "maildaemon");
    private static final Pattern NAMED_DAEMON = Pattern.compile("mail(?:er)?[-_ ]?daemon|mail delivery (?:sub)?system");
    /// People answer from these, too.
    private static final Set<String> POSTMASTERS = Set.of("postmaster", "post_master", "post-master", "mdaemon");
    /// Nothing but these is said of them, so only a subject tells what they report.
    private static final Pattern SYSTEMS = Pattern.compile(
            "mail[-_.]?(?:system|delivery(?:[-_.]?(?:sub)?system)?|subsystem|gateway|server|transport)|mta|mailer");
    /// The address in whose name every Exchange server reports.
    private static final String EXCHANGE = "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e@";

    private static final String QMAILS_NOBODY = "#@[]";

    private MailServers() {}

    /// Whether a mail server has this address: in lower case.
    public static boolean isOfMailServer(String address) {
        return DAEMONS.contains(MailAddress.localPart(address)) || POSTMASTERS.contains(MailAddress.localPart(address));
    }

    /// Whether it is named as one, or nobody is named.
    public static boolean isOfMailServer(MailHeaders headers, List<MailAddress> from) {
        String name = headers.word("From");
        return from.isEmpty()
                || isPostmaster(from)
                || isSystem(from)
                || name.contains("mail delivery")
                || name.contains("postmaster")
                || name.contains("microsoft outlook")
                || name.contains("mailer");
    }

    /// Daemons also write without an address: `From: MAILER-DAEMON (Mail Delivery System)`, `From: MAILER DAEMON <>`.
    static boolean isDaemon(MailHeaders headers, List<MailAddress> from) {
        boolean daemon = from.stream()
                .map(address -> address.address().toLowerCase(Locale.ROOT))
                .anyMatch(address -> DAEMONS.contains(MailAddress.localPart(address)) || address.startsWith(EXCHANGE));
        return daemon
                || (headers.addresses("From").isEmpty()
                        && NAMED_DAEMON.matcher(headers.word("From")).find())
                || (isPostmaster(from) && nullReturnPath(headers) != null);
    }

    static boolean isPostmaster(List<MailAddress> from) {
        return from.stream()
                .anyMatch(address -> POSTMASTERS.contains(
                        MailAddress.localPart(address.address().toLowerCase(Locale.ROOT))));
    }

    private static boolean isSystem(List<MailAddress> from) {
        return from.stream()
                .anyMatch(address -> SYSTEMS.matcher(
                                MailAddress.localPart(address.address().toLowerCase(Locale.ROOT)))
                        .matches());
    }

    /// What shows that nothing of this mail shall come back, or null. Some servers write the empty path without its
    /// brackets, and qmail writes `#@[]` where a bounce bounced.
    static @Nullable String nullReturnPath(MailHeaders headers) {
        String written = headers.text("Return-Path").orElse("");
        String path =
                MailHeaders.BRACKETS_AND_BLANKS.matcher(written).replaceAll("").toLowerCase(Locale.ROOT);
        boolean nobodys = headers.has("Return-Path")
                && (path.isEmpty() || path.equals(QMAILS_NOBODY) || DAEMONS.contains(MailAddress.localPart(path)));
        return nobodys ? "the return path of a mail server" : null;
    }
}
