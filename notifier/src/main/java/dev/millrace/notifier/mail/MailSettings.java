package dev.millrace.notifier.mail;

import dev.millrace.access.token.OAuthSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How mail goes out.
///
/// @param address the desk's own mailbox, sender of what did not come to another one
/// @param bounceAddress envelope sender, where bounces go; default none: the null sender `<>`, which nobody
///     answers
/// @param smtp the server that takes our mail
/// @param connections mails that are handed over side by side; default 4
/// @param idle how long an unused connection is kept; default 30 s
/// @param lease how long after its sender's last sign of life a mail that was being sent counts as uncertain;
///     also the time its copy has to arrive; default 15 s
/// @param poll how often the ledger is looked through without being woken; default 2 s
/// @param retryFirst wait before the second try; doubles with each further one; default 2 s
/// @param retryLongest longest wait between tries; default 1 min
/// @param giveUpAfter when a mail that the server never took counts as failed; default 3 days
/// @param bouncedFor how long an address is not written to after a mail to it came back for good; default 7 days
/// @param brake how many answers go out by themselves
/// @param sentCopy where a copy of each mail goes, to know what went out; default none
@ConfigurationProperties("millrace.notifier.mail")
record MailSettings(
        String address,
        @Nullable String bounceAddress,
        @DefaultValue Smtp smtp,
        @DefaultValue("4") int connections,
        @DefaultValue("30s") Duration idle,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("2s") Duration poll,
        @DefaultValue("2s") Duration retryFirst,
        @DefaultValue("1m") Duration retryLongest,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("7d") Duration bouncedFor,
        @DefaultValue Brake brake,
        @Nullable SentCopy sentCopy) {
    MailSettings {
        if (address == null || !MailAddress.isValid(address)) {
            throw new IllegalArgumentException(
                    "millrace.notifier.mail.address must be a mailbox such as support@acme.example, not '" + address
                            + "'");
        }
        if (bounceAddress != null && !bounceAddress.isEmpty() && !MailAddress.isValid(bounceAddress)) {
            throw new IllegalArgumentException(
                    "millrace.notifier.mail.bounce-address is no mail address: '" + bounceAddress + "'");
        }
        if (connections < 1 || connections > 64) {
            throw new IllegalArgumentException(
                    "millrace.notifier.mail.connections must be between 1 and 64, not " + connections);
        }
        positive("idle", idle);
        positive("lease", lease);
        positive("poll", poll);
        positive("retry-first", retryFirst);
        positive("retry-longest", retryLongest);
        positive("give-up-after", giveUpAfter);
        positive("bounced-for", bouncedFor);
    }

    private static void positive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(
                    "millrace.notifier.mail.%s must be longer than zero, not %s".formatted(name, duration));
        }
    }

    /// How many messages are answered without a person's doing, so that two programs do not answer each other
    /// for ever.
    ///
    /// @param answersPerTicket messages of one ticket within its window; default 3
    /// @param ticketWindow default 1 h
    /// @param answersPerSender messages of one sender, over all tickets, within its window; default 3
    /// @param answersPerDesk the same for addresses with the name of a desk, such as `support@`; default 1
    /// @param answersPerColleague the same for people of our own mail domain or one above or beneath it, not for
    ///     roles; default 300
    /// @param answersPerSubject of these, messages under one subject that each open a ticket; default 50, more
    ///     than people write and than a rush of the same trouble makes of one writer
    /// @param senderWindow default 10 min
    record Brake(
            @DefaultValue("3") int answersPerTicket,
            @DefaultValue("1h") Duration ticketWindow,
            @DefaultValue("3") int answersPerSender,
            @DefaultValue("1") int answersPerDesk,
            @DefaultValue("300") int answersPerColleague,
            @DefaultValue("50") int answersPerSubject,
            @DefaultValue("10m") Duration senderWindow) {
        Brake {
            if (answersPerTicket < 1
                    || answersPerSender < 1
                    || answersPerDesk < 1
                    || answersPerColleague < 1
                    || answersPerSubject < 1) {
                throw new IllegalArgumentException("millrace.notifier.mail.brake: answers-per-ticket,"
                        + " answers-per-sender, answers-per-desk, answers-per-colleague and answers-per-subject must be"
                        + " at least 1");
            }
            positive("brake.ticket-window", ticketWindow);
            positive("brake.sender-window", senderWindow);
        }
    }

    /// How a connection is protected.
    enum Security {
        /// Not at all; for a server on the same machine.
        NONE,
        /// Plain at first, then TLS, or no mail at all.
        STARTTLS,
        /// TLS from the first byte.
        TLS
    }

    /// A mail server that takes our mail.
    ///
    /// @param host default `localhost`
    /// @param port default 25
    /// @param user default none: no authentication
    /// @param oauth to sign in by XOAUTH2 with access tokens, in place of the password; default none
    /// @param hello the name we greet with; default the domain of our address
    /// @param connectWithin default 5 s
    /// @param answerWithin longest wait for an answer, but for that to a whole mail, or for the
    ///     server to take bytes; default 60 s
    record Smtp(
            @DefaultValue("localhost") String host,
            @DefaultValue("25") int port,
            @Nullable String user,
            @Nullable String password,
            @Nullable OAuthSettings oauth,
            @DefaultValue("none") Security security,
            @Nullable String hello,
            @DefaultValue("5s") Duration connectWithin,
            @DefaultValue("60s") Duration answerWithin) {
        Smtp {
            if (oauth != null && (user == null || user.isBlank() || password != null)) {
                throw new IllegalArgumentException("millrace.notifier.mail.smtp.oauth needs a user and no password");
            }
            positive("smtp.connect-within", connectWithin);
            positive("smtp.answer-within", answerWithin);
        }

        @Override
        public String toString() {
            return "Smtp[" + host + ":" + port + ", security=" + security + "]";
        }
    }

    /// A mailbox of our own that gets a copy of each mail in the same SMTP transaction.
    ///
    /// @param address envelope recipient beside the real one
    /// @param host IMAP server, where it is looked up
    /// @param port default 143
    /// @param folder default `INBOX`
    /// @param answerWithin longest wait for an answer; default 10 s
    record SentCopy(
            String address,
            @DefaultValue("localhost") String host,
            @DefaultValue("143") int port,
            String user,
            String password,
            @DefaultValue("none") Security security,
            @DefaultValue("INBOX") String folder,
            @DefaultValue("10s") Duration answerWithin) {
        SentCopy {
            if (address == null || !MailAddress.isValid(address)) {
                throw new IllegalArgumentException(
                        "millrace.notifier.mail.sent-copy.address is no mail address: '" + address + "'");
            }
            if (user == null || password == null) {
                throw new IllegalArgumentException("millrace.notifier.mail.sent-copy needs user and password, to look"
                        + " by IMAP which copies arrived");
            }
            positive("sent-copy.answer-within", answerWithin);
        }

        @Override
        public String toString() {
            return "SentCopy[address=" + address + ", " + host + ":" + port + "]";
        }
    }
}
