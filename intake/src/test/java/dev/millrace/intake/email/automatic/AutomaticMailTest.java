package dev.millrace.intake.email.automatic;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.MailReading;
import dev.millrace.intake.email.MailVerdict;
import dev.millrace.intake.email.Mails;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Automatic;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which mails programs sent, and what becomes of those that are neither absence notes nor bounces.
class AutomaticMailTest {
    private static final String FOLLOW = "https://desk.b.example/status/YWNtZQo3WkszUS00TTJQLTlYWUQ.3f9c2b";
    private static final String DESK_SAYS = "Hello Acme,\n\nThank you, your message has arrived.\n\n"
            + "We are working on it and will write again as soon as it is done.\n\nKind regards\nDesk of B\n\n"
            + "Ticket 219PY-YTXP-NV2K\nFollow its progress: " + FOLLOW + "\n";
    private static final String DESK_SAYS_IN_HTML = "<p>Hello Acme,</p><p>Thank you, your message has arrived.</p>"
            + "<p><span>Ticket 219PY-YTXP-NV2K</span><span> \u00b7 <a href=\"" + FOLLOW
            + "\">Follow its progress</a></span></p>";
    private static final TicketId TICKET = TicketId.parse("7ZK3Q-4M2P-9XYD");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Nothing: special                                   | NONE
            Auto-Submitted: no                                   | NONE
            Auto-Submitted: auto-replied                         | AUTO_REPLY
            Auto-Submitted: auto-replied (vacation)              | AUTO_REPLY
            X-Autoreply: yes                                     | AUTO_REPLY
            Precedence: auto_reply                               | AUTO_REPLY
            Auto-Submitted: auto-generated                       | AUTO_GENERATED
            Auto-Submitted: auto-notified; owner-email=x@y.test  | AUTO_GENERATED
            Precedence: bulk                                     | AUTO_GENERATED
            Precedence: junk                                     | AUTO_GENERATED
            X-Auto-Response-Suppress: All                        | AUTO_GENERATED
            Return-Path: <>                                      | AUTO_GENERATED
            Precedence: list                                     | LIST
            X-ListServer: house 1.4                              | LIST
            List-Id: <all.acme.example>                          | LIST
            List-Unsubscribe: <mailto:x@y.test>                  | LIST
            X-Failed-Recipients: anna@acme.example               | BOUNCE
            Auto-Submitted: auto-generated (failure)             | AUTO_GENERATED
            Precedence: auto-reply                               | AUTO_REPLY
            X-AutoReply: NO                                      | NONE
            X-Auto-Reply-From: anna@acme.example                 | AUTO_REPLY
            X-POST-MessageClass: 9; Autoresponder                | AUTO_REPLY
            X-Vacation: yes                                      | AUTO_REPLY
            X-Apple-Action: VACATION                             | AUTO_REPLY
            X-Apple-Action: FORWARD                              | NONE
            X-SFDC-EmailCategory: autoResponse                   | AUTO_REPLY
            X-SFDC-EmailCategory: workflowActionAlert            | AUTO_GENERATED
            X-SFDC-EmailCategory: emailPublisherEmail            | NONE
            X-Autoresponse: 1                                    | AUTO_REPLY
            X-Auto-Respond: yes                                  | AUTO_REPLY
            X-Auto-Response-Suppress: DR, OOF, AutoReply         | AUTO_GENERATED
            X-Auto-Response-Suppress: DR                         | NONE
            X-Auto-Response-Suppress: DR, NDR; RN,NRN            | NONE
            X-Auto-Response-Suppress: (none)                     | NONE
            X-Auto-Response-Suppress: No                         | NONE
            X-Auto-Response-Suppress: "DR"                       | NONE
            X-Auto-Response-Suppress: true                       | AUTO_GENERATED
            Return-Path: <MAILER-DAEMON>                         | AUTO_GENERATED
            Return-Path: <mailer-daemon@mx.acme.example>         | AUTO_GENERATED
            Return-Path: <#@[]>                                  | AUTO_GENERATED
            X-MS-Exchange-Inbox-Rules-Loop: anna@acme.example    | NONE
            Mailing-List: contact all@acme.example               | LIST
            Auto-Submitted: (by a rule) auto-replied             | AUTO_REPLY
            Auto-Submitted: (by hand) no                         | NONE
            X-Vendor-Auto-Reply: yes                             | AUTO_REPLY
            X-Autogenerated: Reply                               | AUTO_REPLY
            X-Auto-Generated: true                               | AUTO_GENERATED
            X-Autosubmitted: true                                | AUTO_GENERATED
            X-Auto-Submitted: no                                 | NONE
            X-Auto-Submitted: none                               | NONE
            X-Autosubmitted: 0                                   | NONE
            Preference: auto_reply                               | AUTO_REPLY
            Preference: tea                                      | NONE
            X-ML-Name: admins                                    | LIST
            X-Listname: admins                                   | LIST
            X-Google-Group-Id: 42                                | LIST
            X-LISTSERV: on                                       | LIST
            X-RT-Loop-Prevention: acme.example                   | AUTO_GENERATED
            X-No-Loop: 1                                         | AUTO_GENERATED
            X-JIRA-FingerPrint: 0a1b                             | AUTO_GENERATED
            X-Out-Of-Office: yes                                 | AUTO_REPLY
            X-Automatic-Reply: yes                               | AUTO_REPLY
            X-Mail-Autoreply: 1                                  | AUTO_REPLY
            X-Autoresponder-Version: 2                           | AUTO_REPLY
            X-MDAutoresponder: yes                               | AUTO_REPLY
            X-Precedence: auto_reply                             | AUTO_REPLY
            X-Precedence: bulk                                   | AUTO_GENERATED
            Delivered-To: Autoresponder                          | AUTO_REPLY
            X-FC-MachineGenerated: true                          | AUTO_GENERATED
            X-Machine-Generated: yes                             | AUTO_GENERATED
            X-Cron-Env: <SHELL=/bin/sh>                          | AUTO_GENERATED
            X-OTRS-Loop: yes                                     | AUTO_GENERATED
            X-Znuny-Loop: yes                                    | AUTO_GENERATED
            X-ServiceNow-Generated: true                         | AUTO_GENERATED
            X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent | NONE
            X-MS-Exchange-Generated-Message-Source: Journal Agent | AUTO_GENERATED
            X-MS-Exchange-OutOfOffice-Checked: yes               | NONE
            X-Gateway-AutoReply-Score: 0.1                       | NONE
            X-Vendor-Auto-Reply: pending                         | NONE
            X-Vendor-Out-Of-Office: true                         | AUTO_REPLY
            X-No-Auto-Reply: yes                                 | NONE
            X-Vendor-Disable-AutoReply: true                     | NONE
            X-Autoreply: off                                     | NONE
            X-Vacation-Reply: yes                                | AUTO_REPLY
            X-AutoReply-From: Eva                                | AUTO_REPLY
            X-eBay-MailTracker: 11.0                             | AUTO_GENERATED
            X-MaxCode-Template: receipt                          | AUTO_GENERATED
            X-Facebook-Notify: comment                           | AUTO_GENERATED
            X-Campaign: 4711                                     | AUTO_GENERATED
            X-CampaignID: 4711                                   | AUTO_GENERATED
            X-Campaign-Id: 4711                                  | AUTO_GENERATED
            List-Unsubscribe-Post: List-Unsubscribe=One-Click    | LIST
            Feedback-ID: 1:eu-west-1:mailer                      | NONE
            X-Zendesk-From-Account-Id: 4711                      | NONE
            X-MDArrival-Date: today                              | NONE
            X-PHP-Originating-Script: 1000:form.php              | NONE
            """)
    void shouldTellProgramsFromPeople(String header, Automatic expected) {
        assertThat(read(withHeader(header)).mail().automatic()).isEqualTo(expected);
    }

    @Test
    void shouldTakeAReturnPathWithoutAnythingInItForANullOne() {
        assertThat(read(withHeader("Return-Path:")).mail().automatic()).isEqualTo(Automatic.AUTO_GENERATED);
        assertThat(read(withHeader("Return-Path: ")).mail().automatic()).isEqualTo(Automatic.AUTO_GENERATED);
        assertThat(read(withHeader("Return-Path:\nReturn-Path: <anna@acme.example>"))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "disposition-notification, AUTO_REPLY",
        "delivery-status, BOUNCE",
        "feedback-report, AUTO_GENERATED",
    })
    void shouldKnowReportsByTheirType(String type, Automatic expected) {
        assertThat(read("From: a@b.example\nContent-Type: multipart/report; report-type=" + type
                                + "; boundary=b\n\n--b\n\nx")
                        .mail()
                        .automatic())
                .isEqualTo(expected);
    }

    @Test
    void shouldTakeAPersonsWordsBesideAReceiptForAPersons() {
        String mail = Mails.ofParts("multipart/mixed", """
                Content-Type: text/plain

                I get a hundred of these a day, please stop them.
                """, """
                Content-Type: message/disposition-notification

                Final-Recipient: rfc822; anna@acme.example
                Disposition: manual-action/MDN-sent-manually; displayed
                """);

        assertThat(read("Return-Path: <anna@acme.example>\n" + mail).mail().automatic())
                .isEqualTo(Automatic.NONE);
        assertThat(read("Return-Path: <>\n" + mail).mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
    }

    /// Programs send it from their owner's address, too.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            automatic-action/MDN-sent-automatically; displayed | AUTO_REPLY
            MDN-sent-automatically                             | AUTO_REPLY
            Automatic-Action/MDN-sent-manually; deleted        | AUTO_REPLY
            manual-action/MDN-sent-manually; displayed         | NONE
            """)
    void shouldKnowAReceiptThatWasSentByItselfAndHoldsNoWord(String disposition, Automatic expected) {
        String receipt = """
                Content-Type: message/disposition-notification

                Final-Recipient: rfc822; anna@acme.example
                Disposition: %s
                """.formatted(disposition);
        String alone = Mails.ofParts("multipart/mixed", receipt);
        String below = Mails.ofParts("multipart/mixed", "Content-Type: text/plain\n\nWhat is this?\n", receipt);
        String text =
                Mails.ofParts("multipart/mixed", receipt.replace("message/disposition-notification", "text/plain"));

        assertThat(read("Return-Path: <anna@acme.example>\n" + alone).mail().automatic())
                .isEqualTo(expected);
        assertThat(read("Return-Path: <anna@acme.example>\n" + below).mail().automatic())
                .isEqualTo(Automatic.NONE);
        assertThat(read("Return-Path: <anna@acme.example>\n" + text).mail().automatic())
                .isEqualTo(Automatic.NONE);
    }

    /// A list adds its footer around a receipt, a person may pass one on.
    @Test
    void shouldKnowAReportOfReadingWhateverStandsAroundIt() {
        String receipt = Mails.ofParts("multipart/mixed", """
                Content-Type: multipart/report; report-type=disposition-notification; boundary=inner

                --inner
                Content-Type: text/plain

                Your mail was shown.
                --inner
                Content-Type: message/disposition-notification

                Final-Recipient: rfc822; anna@acme.example
                Disposition: manual-action/MDN-sent-manually; displayed
                --inner--
                """, "Content-Type: text/plain\n\n____\nThe staff list");
        String bare = Mails.ofParts(
                "multipart/mixed",
                "Content-Type: text/plain\n\nYour mail was shown.",
                "Content-Type: message/disposition-notification\n\n"
                        + "Disposition: automatic-action/MDN-sent-automatically; deleted");

        assertThat(read(receipt).mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
        assertThat(read(bare).mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
        assertThat(read(bare).verdict()).isEqualTo(new MailVerdict.Accept());
        assertThat(read("Return-Path: <>\n" + bare).verdict())
                .isEqualTo(new MailVerdict.Ignore("auto-reply-to-no-ticket"));
        assertThat(read("Auto-Submitted: no\n" + bare).mail().automatic()).isEqualTo(Automatic.NONE);
    }

    /// A provider's complaint may hold a receipt that somebody complained of.
    @Test
    void shouldTakeInAReportOfAnotherKindThatHoldsAReceipt() {
        MailReading complaint = read(Mails.ofParts(
                "multipart/report; report-type=feedback-report",
                "Content-Type: text/plain\n\nOne of our users complains of your mail.",
                "Content-Type: message/disposition-notification\n\n"
                        + "Disposition: automatic-action/MDN-sent-automatically; displayed"));

        assertThat(complaint.verdict()).isEqualTo(new MailVerdict.Accept());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Precedence: bulk               | automatic:header Precedence: bulk
            List-Id: <staff.acme.example>  | automatic:header List-Id: <staff.acme.example>
            Auto-Submitted: auto-generated | automatic:header Auto-Submitted: auto-generated
            """)
    void shouldTellWhyAMailThatIsTakenInIsNotAnswered(String header, String flag) {
        MailReading reading = read(withHeader(header));

        assertThat(reading.verdict()).isInstanceOf(MailVerdict.Accept.class);
        assertThat(reading.inbound(Instant.EPOCH, null).flags()).contains(flag);
    }

    @Test
    void shouldSayOfNoPersonThatHeIsAProgram() {
        assertThat(read(withHeader("X-Mailer: Thunderbird"))
                        .inbound(Instant.EPOCH, null)
                        .flags())
                .isEmpty();
    }

    /// Signs of another kind make nothing certain.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Auto-Submitted: no                            | Undeliverable: mail to a customer     | NONE
            Auto-Submitted: no                            | Automatic reply: how to turn it off   | NONE
            Precedence: bulk                              | Vacation: who stands in for me?       | AUTO_REPLY
            X-Auto-Response-Suppress: DR, OOF, AutoReply  | Abwesenheit: Postfach von Eva         | AUTO_REPLY
            Auto-Submitted: auto-generated                | Undeliverable: mail to a customer     | BOUNCE
            X-Auto-Generated: true                        | Disk full                             | AUTO_GENERATED
            """)
    void shouldIgnoreNothingThatAPersonOrAMonitorMayHaveWritten(String header, String subject, Automatic kind) {
        MailReading reading = read(withHeader(header).replace("Subject: Locked", "Subject: " + subject));

        assertThat(reading.mail().automatic()).isEqualTo(kind);
        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Accept());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Abwesenheit: Vertretung im Mailprogramm", "Undeliverable: why do my mails come back?"})
    void shouldIgnoreNobodyForHisSubjectAlone(String subject) {
        assertThat(read(withHeader("").replace("Subject: Locked", "Subject: " + subject))
                        .verdict())
                .isEqualTo(new MailVerdict.Accept());
    }

    @Test
    void shouldIgnoreOurOwnMail() {
        assertThat(read(withHeader("").replace("anna@acme.example", "Support@acme.example"))
                        .verdict())
                .isEqualTo(new MailVerdict.Ignore("own-mail"));
        assertThat(read(withHeader("")
                                .replace("<a1@acme.example>", Mails.THREADS.messageId(TICKET, "1", "acme.example")))
                        .verdict())
                .isEqualTo(new MailVerdict.Ignore("own-mail"));
    }

    @ParameterizedTest
    @CsvSource({"bulk, AUTO_GENERATED", "auto_reply, AUTO_REPLY", "list, LIST", "first-class, NONE"})
    void shouldHearWhatASecondPrecedenceSays(String second, Automatic expected) {
        assertThat(read(withHeader("Precedence: normal\nPrecedence: " + second))
                        .mail()
                        .automatic())
                .isEqualTo(expected);
    }

    @Test
    void shouldTakeAutoSubmittedNoForAPerson() {
        assertThat(read(withHeader("Auto-Submitted: no")).mail().automatic()).isEqualTo(Automatic.NONE);
    }

    /// A gateway between two desks took away every header and its subject.
    @Test
    void shouldNotAnswerWhatAnotherDeskSaysByItself() {
        MailReading reading = read(note("Your request 4711", "", DESK_SAYS));

        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Accept());
        assertThat(reading.inbound(Instant.EPOCH, null).automatic()).isEqualTo(Automatic.AUTO_GENERATED);
        assertThat(reading.inbound(Instant.EPOCH, null).flags())
                .contains("automatic:the end of what a service desk writes by itself");
        assertThat(read(note("Your request", "Content-Type: text/html; charset=utf-8\n", DESK_SAYS_IN_HTML))
                        .automaticReason())
                .contains("service desk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Is there news?\n\nOn Mon, 5 Jan 2026 at 10:00, Desk <desk@b.example> wrote:\n> ",
                "Is there news?\n\n-----Original Message-----\nFrom: Desk <desk@b.example>\nSent: Monday, 5 January 2026 10:00"
                        + "\nTo: Anna\nSubject: Re: Printer\n\n",
                "What is this?\n\n---------- Forwarded message ---------\nFrom: Desk <desk@b.example>"
                        + "\nDate: Mon, 5 Jan 2026 at 10:00\nSubject: Re: Printer\nTo: Anna <anna@b.example>\n\n",
            })
    void shouldAnswerAPersonWhoQuotesOrForwardsWhatADeskSaid(String above) {
        String below = above.endsWith("> ") ? DESK_SAYS.replace("\n", "\n> ") : DESK_SAYS;

        assertThat(read(note("Printer", "", above + below)).mail().automatic()).isEqualTo(Automatic.NONE);
    }

    private static String note(String subject, String header, String text) {
        return "From: Desk <desk@b.example>\nTo: support@acme.example\nMessage-ID: <d1@b.example>\n"
                + "Date: Mon, 5 Jan 2026 10:00:00 +0000\nSubject: " + subject + "\n" + header + "\n" + text;
    }
}
