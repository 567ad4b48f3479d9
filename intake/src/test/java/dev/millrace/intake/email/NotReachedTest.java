package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.bounce.DeliveryReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom a mail did not reach, where no report but the words of servers tell.
class NotReachedTest {
    /// Whom servers write of that have no report, with whatever else is in their mails. `⏎` stands for a line end.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fehler bei der Zustellung an folgende Empfänger:⏎⏎eva@b.example<mailto:eva@b.example>⏎⏎Die Adresse ist unbekannt.",
                "The following recipients could not be reached:⏎⏎eva@b.example: 550 #5.1.0 Address rejected",
                "Your mail could not be delivered.⏎-- eva@b.example",
                "无法发送到 eva@b.example",
                "Failed address: eva@b.example⏎⏎Message text follows:⏎⏎From: support@acme.example⏎Message-ID: <x@acme.example>",
                "This report relates to a message you sent with the following header fields:⏎⏎  Message-id: <x@acme.example>⏎  From: Us <support@acme.example>⏎⏎Your message cannot be delivered to the following recipients:⏎⏎  Recipient address: eva@b.example",
                "[SMTP:eva@b.example] is unknown. Please write to Postmaster@b.example.",
                "- eva@b.example : 550 5.1.1 unknown⏎⏎Received: from mx.acme.example⏎From: support@acme.example⏎Message-ID: <x@acme.example>",
                "554: delivery error: dd This user doesn't have an account (eva@b.example)",
            })
    void shouldFindWhomAMailServerCouldNotReach(String text) {
        String bounce = withHeader("Return-Path: <>")
                .replace("Anna Keller <anna@acme.example>", "Mail <mailer-daemon@b.example>")
                .replace("My account is locked.", text.replace("⏎", "\n"));

        assertThat(read(bounce).mail().bounce().recipients()).containsExactly("eva@b.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Benutzer eva (eva@b.example) nicht im Domino-Verzeichnis aufgelistet",
                "eva@b.example⏎Das E-Mail-Konto ist in der Organisation nicht vorhanden.",
                "<eva@b.example>: Empfänger abgelehnt",
            })
    void shouldTellInGermanWhomNobodyNeedWriteToAgain(String text) {
        String bounce = withHeader("Return-Path: <>")
                .replace("Anna Keller <anna@acme.example>", "Mail <mailer-daemon@b.example>")
                .replace("My account is locked.", text.replace("⏎", "\n"));

        assertThat(read(bounce).mail().bounce())
                .isEqualTo(new DeliveryReport(List.of("eva@b.example"), "5.0.0", true, null));
    }

    /// Some servers name whom they did not reach without a domain, and us in full: theirs are in the server's own.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            could not be delivered to these users, who take no mail from sales@acme.example:⏎#eva⏎#ben | eva@b.example,ben@b.example
            Users who are not accepting mail from⏎<sales@acme.example>:⏎#eva                             | eva@b.example
            Undeliverable to the following:⏎⏎#eva (User account is expired)                            | eva@b.example
            Your recipients were not reached for these reasons:⏎#unknown                                 |
            Mailbox of eva is gone. You wrote as sales@acme.example.                                     |
            The users of this house thank you:⏎#Postmaster                                               |
            could not be delivered to these users:⏎#postmaster⏎#eva                                      | eva@b.example
            could not be delivered to these users:⏎#20231234⏎#550                                        | 20231234@b.example
            Delivery to the following recipients failed:⏎#eva⏎#Reason (mailbox full)⏎#550-5.1.1          | eva@b.example
            Not delivered to the following recipients:⏎#unknown⏎⏎#Subject                                |
            Not delivered to the following recipients:⏎⏎#Hello⏎#Anna                                      |
            Not delivered to the following recipients:⏎⏎#eva⏎⏎#Thanks                                      | eva@b.example
            Not delivered to the following recipients:⏎⏎⏎#Thanks⏎#Anna                                    |
            Not delivered to the following recipients:⏎⏎#eva⏎⏎#ben.ek⏎⏎#4711233                             | eva@b.example,ben.ek@b.example,4711233@b.example
            Not delivered to the following recipients:⏎⏎#eva (gone)⏎⏎#ben (full)⏎⏎⏎#ole                     | eva@b.example,ben@b.example
            """)
    void shouldTakeNobodyForNotReachedToWhomTheMailComesBack(String text, String failed) {
        String bounce = withHeader("Return-Path: <>")
                .replace("Anna Keller <anna@acme.example>", "Mail <mailer-daemon@b.example>")
                .replace("To: support@acme.example", "To: <Sales@acme.example>")
                .replace("My account is locked.", text.replace("⏎", "\n").replace("#", "\t"));

        assertThat(String.join(",", read(bounce).mail().bounce().recipients())).isEqualTo(failed == null ? "" : failed);
    }

    @Test
    void shouldNotTakeOurOwnMailboxForNotReachedWhereItIsNamedWithoutADomain() {
        String bounce = withHeader("Return-Path: <>")
                .replace("Anna Keller <anna@acme.example>", "Mail <mailer-daemon@acme.example>")
                .replace("My account is locked.", "could not be delivered to these users:\n\tsupport\n\teva\n");

        assertThat(read(bounce).mail().bounce().recipients()).containsExactly("eva@acme.example");
    }

    @Test
    void shouldFindWhomAMailWasNotDeliveredToThoughItNamesWhomItIsFrom() {
        String bounce = withHeader("Return-Path: <>")
                .replace("Anna Keller <anna@acme.example>", "Mail <mailer-daemon@b.example>")
                .replace("My account is locked.", "The mail from sales@acme.example for eva@b.example came back.");

        assertThat(read(bounce).mail().bounce().recipients()).containsExactly("eva@b.example");
    }

    @Test
    void shouldFindWhoRefusedAMailThoughItIsSaidOfWhomTheErrorCame() {
        String bounce = withHeader("Return-Path: <>")
                .replace("Anna Keller <anna@acme.example>", "Mail <mailer-daemon@b.example>")
                .replace("My account is locked.", "Delivery failed. Error from <eva@b.example>: user unknown");

        assertThat(read(bounce).mail().bounce().recipients()).containsExactly("eva@b.example");
    }
}
