package dev.millrace.intake.email.mailbox;

import dev.millrace.access.token.OAuthSettings;
import dev.millrace.intake.email.receiving.MailRules;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// One mailbox to take mails from.
///
/// @param name names it in logs, metrics and health
/// @param tenant whose mailbox
/// @param address its own mail address: what people write to
/// @param host of the IMAP server
/// @param port of the IMAP server; default 993
/// @param tls how the connection is protected; default `implicit`
/// @param user to sign in with; default the address
/// @param password to sign in with; none where `oauth` is given
/// @param oauth gets access tokens to sign in with (XOAUTH2) in place of the password; default none
/// @param sslBundle the `spring.ssl.bundle` whose certificates are believed, for a server with a private
///     authority; default what the Java platform believes
/// @param folder to take mails from; default `INBOX`
/// @param doneFolder where taken mails go; empty leaves them in place, flagged `\Seen` and `$MillraceDone`.
///     Default `Done`
/// @param ignoredFolder where ignored mails go; default `Ignored`
/// @param parkedFolder where mails go that could not be read; default `Parked`
/// @param pollInterval how often the folder is looked at even when the server tells of nothing; default 60 s
/// @param trustedReceivingHost whose `Authentication-Results` are believed: the authserv-id of our own mail
///     server; default none
/// @param trustedSubmissionDomains demo only: mail from these domains that carries no `Authentication-Results`
///     counts as domain-verified; default none
/// @param rules what it makes of its mails where desks differ; default as in [MailRules]
record MailboxSettings(
        String name,
        String tenant,
        String address,
        String host,
        @DefaultValue("993") int port,
        @DefaultValue("implicit") Tls tls,
        @Nullable String user,
        @Nullable String password,
        @Nullable OAuthSettings oauth,
        @Nullable String sslBundle,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("Done") String doneFolder,
        @DefaultValue("Ignored") String ignoredFolder,
        @DefaultValue("Parked") String parkedFolder,
        @DefaultValue("60s") Duration pollInterval,
        @Nullable String trustedReceivingHost,
        @DefaultValue List<String> trustedSubmissionDomains,
        @DefaultValue MailRules rules) {

    /// How a connection is protected.
    enum Tls {
        /// Not at all; for a server on the same machine.
        NONE,
        /// It begins in the clear and must be protected before the password is sent.
        STARTTLS,
        /// From the first byte.
        IMPLICIT
    }

    MailboxSettings {
        require(name, "name");
        require(tenant, "tenant");
        require(address, "address");
        require(host, "host");
        require(ignoredFolder, "ignored-folder");
        require(parkedFolder, "parked-folder");
        if (oauth == null) {
            require(password, "password");
        }
        if (!address.contains("@")) {
            throw new IllegalArgumentException(
                    "millrace.intake.email.mailboxes[%s].address must be a mail address, not '%s'"
                            .formatted(name, address));
        }
        if (pollInterval.compareTo(Duration.ofMillis(100)) < 0 || pollInterval.compareTo(Duration.ofMinutes(28)) > 0) {
            throw new IllegalArgumentException(
                    "millrace.intake.email.mailboxes[%s].poll-interval must lie between 100 ms and 28 min, not %s"
                            .formatted(name, pollInterval));
        }
        requireAnother(name, folder, doneFolder, "done-folder");
        requireAnother(name, folder, ignoredFolder, "ignored-folder");
        requireAnother(name, folder, parkedFolder, "parked-folder");
        trustedSubmissionDomains = trustedSubmissionDomains == null ? List.of() : List.copyOf(trustedSubmissionDomains);
    }

    String userOrAddress() {
        return user == null || user.isBlank() ? address : user;
    }

    /// What is moved to where it lies is a new mail there, and would be taken again for ever.
    private static void requireAnother(String name, String folder, String target, String field) {
        if (isSame(folder, target)) {
            throw new IllegalArgumentException(
                    "millrace.intake.email.mailboxes[%s].%s must be another folder than '%s', from which mails are taken, not '%s'"
                            .formatted(name, field, folder, target));
        }
    }

    /// One name is the same in whatever case (RFC 3501, 5.1).
    private static boolean isSame(String folder, String other) {
        return folder.equals(other) || (folder.equalsIgnoreCase("INBOX") && other.equalsIgnoreCase("INBOX"));
    }

    private static void require(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("millrace.intake.email.mailboxes[]." + field + " is missing");
        }
    }

    @Override
    public String toString() {
        return "MailboxSettings[name=%s, address=%s, host=%s, port=%d, tls=%s]"
                .formatted(name, address, host, port, tls);
    }
}
