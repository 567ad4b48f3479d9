package dev.millrace.intake.email.smtp;

import dev.millrace.intake.Bounds;
import dev.millrace.intake.email.receiving.MailRules;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How mail is taken from a mail server that hands it over itself. Whoever reaches the port may hand mail in,
/// so it is for one's own mail server alone.
///
/// @param protocol `smtp` or `lmtp`; default `smtp`
/// @param port to listen on; default none: the door stays shut
/// @param address to listen on; default 127.0.0.1
/// @param hostName how it greets; default the machine's name
/// @param recipients the addresses that it takes mail for
/// @param largestMail larger ones are refused; default 50 MB
/// @param mostRecipients of one mail; default 20
/// @param connections at the same time; default 20
/// @param silence after which a connection is closed; default 60 s
/// @param sslBundle the `spring.ssl.bundle` with the key for STARTTLS; default none: no TLS
/// @param requireTls whether mail is taken over TLS only; default no
@ConfigurationProperties("millrace.intake.smtp")
record SmtpSettings(
        @DefaultValue("smtp") Protocol protocol,
        @Nullable Integer port,
        @DefaultValue("127.0.0.1") String address,
        @Nullable String hostName,
        @DefaultValue List<Recipient> recipients,
        @DefaultValue("50MB") DataSize largestMail,
        @DefaultValue("20") int mostRecipients,
        @DefaultValue("20") int connections,
        @DefaultValue("60s") Duration silence,
        @Nullable String sslBundle,
        @DefaultValue("false") boolean requireTls) {
    SmtpSettings {
        recipients = recipients == null ? List.of() : List.copyOf(recipients);
        if (port != null && recipients.isEmpty()) {
            throw new IllegalArgumentException(
                    "millrace.intake.smtp.recipients is missing: for whom mail is taken on port " + port);
        }
        if (requireTls && sslBundle == null) {
            throw new IllegalArgumentException(
                    "millrace.intake.smtp.require-tls needs millrace.intake.smtp.ssl-bundle");
        }
        Bounds bounds = new Bounds("millrace.intake.smtp");
        bounds.positive("largest-mail", largestMail);
        bounds.atLeastOne("most-recipients", mostRecipients);
        bounds.atLeastOne("connections", connections);
        bounds.positive("silence", silence);
    }

    /// What is spoken.
    enum Protocol {
        /// RFC 5321: one answer for all recipients of a mail.
        SMTP,
        /// RFC 2033: an answer for each.
        LMTP
    }

    /// An address that mail is taken for, with its subaddresses.
    ///
    /// @param tenant whose address
    /// @param trustedReceivingHost whose `Authentication-Results` are believed; default none
    /// @param rules what it makes of its mails where desks differ; default as in [MailRules]
    record Recipient(
            String address,
            String tenant,
            @Nullable String trustedReceivingHost,
            @DefaultValue MailRules rules) {
        Recipient {
            if (address == null || !address.contains("@") || tenant == null || tenant.isBlank()) {
                throw new IllegalArgumentException(
                        "millrace.intake.smtp.recipients[] needs a mail address and a tenant, not '" + address
                                + "' and '" + tenant + "'");
            }
        }
    }
}
