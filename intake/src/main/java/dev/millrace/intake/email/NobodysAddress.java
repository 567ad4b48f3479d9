package dev.millrace.intake.email;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Addresses where no person reads what is sent to them: programs write from them, and programs read them.
final class NobodysAddress {
    /// `noreply-dmarc-support`, `shop-noreply`, `noreply+abc`, `nicht-antworten`
    private static final Pattern NO_REPLY = Pattern.compile(
            "(?:.{0,60}[._+-])?(?:(?:no|do[._-]?not|dont|never)[._-]?repl(?:y|ies)|(?:nicht|keine)[._-]?antwort(?:en)?"
                    + "|ne[._-]?pas[._-]?repondre|no[._-]?responder|non[._-]?rispondere|niet[._-]?beantwoorden)(?:[._+-].{0,60})?");

    /// Those of whoever manages a list, `owner-staff` and `staff-request` (RFC 2142, section 6; RFC 5230, section 4.6),
    /// and those that mails come back to: `bounces+71-anna=acme.example`, `staff-bounces`. A `product-owner` is a
    /// person.
    private static final Pattern OF_LISTS_AND_RETURNS =
            Pattern.compile("owner-.{0,200}|.{0,200}-request|(?:.{1,100}-)?bounces?(?:[+=-].{1,200})?");

    /// List managers, and accounts that a system's own jobs write from.
    private static final Set<String> PROGRAMS =
            Set.of("listserv", "listproc", "majordomo", "mailman", "root", "uucp", "daemon", "cron");

    private NobodysAddress() {}

    static boolean is(String address) {
        String local = MailServers.localPart(address).toLowerCase(Locale.ROOT);
        return PROGRAMS.contains(local)
                || NO_REPLY.matcher(local).matches()
                || OF_LISTS_AND_RETURNS.matcher(local).matches();
    }
}
