package dev.millrace.intake.email.receiving;

import dev.millrace.tickets.signature.MailThread;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What must be known of the mailbox to understand its mails.
///
/// @param tenant whose mailbox
/// @param address the mailbox's own address
/// @param trustedReceivingHost whose `Authentication-Results` are believed, or null or blank to believe none
/// @param trustedSubmissionDomains mail from these that carries no `Authentication-Results` is believed; demo
///     only
/// @param threads opens our signed Message-IDs and reply addresses
/// @param rules what it makes of its mails where desks differ
public record MailboxContext(
        String tenant,
        String address,
        @Nullable String trustedReceivingHost,
        List<String> trustedSubmissionDomains,
        MailThread threads,
        MailRules rules) {
    public MailboxContext {
        // A variable that is there and empty names no host. A header may quote an empty name, and would be believed.
        trustedReceivingHost =
                trustedReceivingHost == null || trustedReceivingHost.isBlank() ? null : trustedReceivingHost.strip();
        trustedSubmissionDomains = trustedSubmissionDomains.stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .toList();
    }

    /// A mailbox with the usual rules.
    public MailboxContext(
            String tenant,
            String address,
            @Nullable String trustedReceivingHost,
            List<String> trustedSubmissionDomains,
            MailThread threads) {
        this(tenant, address, trustedReceivingHost, trustedSubmissionDomains, threads, MailRules.USUAL);
    }

    /// Whether that is the mailbox's own address, with or without a subaddress (`support+…@`).
    public boolean isOurs(String address) {
        String key = address.strip().toLowerCase(Locale.ROOT);
        String ours = this.address.toLowerCase(Locale.ROOT);
        int at = ours.lastIndexOf('@');
        return key.equals(ours)
                || (at > 0 && key.startsWith(ours.substring(0, at) + "+") && key.endsWith(ours.substring(at)));
    }
}
