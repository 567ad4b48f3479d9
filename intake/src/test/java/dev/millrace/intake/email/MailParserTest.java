package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.ofParts;
import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.readBytes;
import static dev.millrace.intake.email.Mails.withHeader;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.message.InboundMessage;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class MailParserTest {
    @Test
    void shouldReadAPlainMail() {
        ParsedMail mail = read(withHeader("Cc: Ben <ben@acme.example>, chloe@acme.example"))
                .mail();

        assertThat(mail.messageId()).isEqualTo("<a1@acme.example>");
        assertThat(mail.from()).isEqualTo(new MailAddress("anna@acme.example", "Anna Keller"));
        assertThat(mail.to()).containsExactly(new MailAddress("support@acme.example", null));
        assertThat(mail.cc())
                .extracting(MailAddress::address)
                .containsExactly("ben@acme.example", "chloe@acme.example");
        assertThat(mail.subject()).isEqualTo("Locked");
        assertThat(mail.date()).isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
        assertThat(mail.text()).isEqualTo("My account is locked.");
        assertThat(mail.replyText()).isEqualTo("My account is locked.");
        assertThat(mail.quotedText()).isEmpty();
        assertThat(mail.html()).isNull();
        assertThat(mail.flags()).isEmpty();
    }

    @Test
    void shouldMakeAMessageOfIt() {
        MailReading reading = read(withHeader(""));

        InboundMessage message = reading.inbound(Instant.EPOCH, null);

        assertThat(message.ticket()).isEqualTo(message.conversation().ticketId());
        assertThat(message.ourAddress()).isEqualTo(Mails.SUPPORT);
        assertThat(message.rawSha256()).isEqualTo(reading.rawSha256());
        assertThat(message.fullText()).isNull();
        assertThat(message.receivedAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void shouldSayWhenAMailWasWritten() {
        String mail = withHeader("");
        Instant fetched = Instant.parse("2026-01-08T08:00:00Z");

        assertThat(read(mail).inbound(fetched, null).written()).isEqualTo("2026-01-05T09:00:00Z");
        assertThat(read(mail.replace("Date: ", "X-Date: "))
                        .inbound(fetched, null)
                        .writtenAt())
                .isNull();
    }

    @Test
    void shouldMakeReadableTextOfHtml() {
        ParsedMail mail = read("""
                From: anna@acme.example
                Message-ID: <h@acme.example>
                Content-Type: text/html; charset=utf-8

                <html><head><style>p {color: red}</style></head><body><p>Hello,</p><p>my&nbsp;account is <b>locked</b>.</p>
                <ul><li>one</li><li>two</li></ul><p><a href="https://acme.example/x">the page</a></p>
                <table><tr><td>a</td><td>b</td></tr></table>
                <img src="https://tracker.example/pixel.gif" width="1"><script>alert(1)</script></body></html>
                """).mail();

        assertThat(mail.text()).isEqualTo("""
                Hello,

                my account is locked.

                - one
                - two

                the page <https://acme.example/x>

                a | b""");
        assertThat(Mails.html(mail))
                .contains("<b>locked</b>")
                .contains("https://acme.example/x")
                .doesNotContain("script", "tracker", "style");
        assertThat(mail.flags()).contains("html-only");
    }

    @Test
    void shouldPreferThePlainFormAndKeepTheHtmlForDisplay() {
        ParsedMail mail = read(alternative("plain words", "<p>html words</p>")).mail();

        assertThat(mail.text()).isEqualTo("plain words");
        assertThat(Mails.html(mail)).contains("html words");
    }

    @Test
    void shouldReadTheHtmlWhereThePlainFormIsEmpty() {
        ParsedMail mail = read(alternative("", "<p>html words</p>")).mail();

        assertThat(mail.text()).isEqualTo("html words");
    }

    @Test
    void shouldKeepAttachmentsByReferenceWithSafeNames() {
        MailReading reading =
                read("""
                From: anna@acme.example
                Message-ID: <m@acme.example>
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                See the file.
                --b
                Content-Type: application/pdf; name="../../etc/passwd"
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="=?utf-8?B?%s?="

                aGVsbG8=
                --b--
                """.formatted(Base64.getEncoder().encodeToString("../Rechnung März.pdf".getBytes(UTF_8))));

        assertThat(reading.mail().text()).isEqualTo("See the file.");
        Attachment file = reading.mail().attachments().getFirst();
        assertThat(file.name()).isEqualTo("Rechnung März.pdf");
        assertThat(file.contentType()).isEqualTo("application/pdf");
        assertThat(file.size()).isEqualTo(5);
        assertThat(file.sha256()).isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
        assertThat(file.inline()).isFalse();
    }

    @Test
    void shouldKnowInlineImagesByTheirContentId() {
        ParsedMail mail = read("""
                From: anna@acme.example
                Message-ID: <m@acme.example>
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html

                <p>Look: <img src="cid:pic@acme"></p>
                --b
                Content-Type: image/png
                Content-ID: <pic@acme>
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=
                --b--
                """).mail();

        assertThat(mail.attachments()).singleElement().satisfies(file -> {
            assertThat(file.inline()).isTrue();
            assertThat(file.contentId()).isEqualTo("pic@acme");
            assertThat(file.name()).endsWith(".png");
        });
        assertThat(Mails.html(mail)).contains("cid:pic");
    }

    @Test
    void shouldKeepAForwardedMailAsAFile() {
        ParsedMail mail = read("""
                From: anna@acme.example
                Message-ID: <m@acme.example>
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                Please look.
                --b
                Content-Type: message/rfc822

                From: ben@acme.example
                Subject: Broken

                It is broken.
                --b--
                """).mail();

        assertThat(mail.text()).isEqualTo("Please look.");
        assertThat(mail.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).endsWith(".eml"));
    }

    @Test
    void shouldReadHeadersThatAreSplitInsideACharacter() {
        byte[] name = "Jürgen Müller".getBytes(UTF_8);
        String first = Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(name, 0, 2));
        String rest = Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(name, 2, name.length));

        ParsedMail mail = read("""
                From: anna@acme.example
                Message-ID: <m@acme.example>
                Subject: =?UTF-8?B?%s?=
                 =?UTF-8?B?%s?= =?iso-8859-1?Q?gr=FC=DFt_sch=F6n?=

                Text
                """.formatted(first, rest)).mail();

        assertThat(mail.subject()).isEqualTo("Jürgen Müllergrüßt schön");
    }

    @Test
    void shouldReadRawEightBitHeadersAndNames() {
        ParsedMail mail = read("""
                From: Jürgen Groß <juergen@acme.example>
                Message-ID: <m@acme.example>
                Subject: Zugang gesperrt für Müller

                Text
                """).mail();

        assertThat(mail.from()).isEqualTo(new MailAddress("juergen@acme.example", "Jürgen Groß"));
        assertThat(mail.subject()).isEqualTo("Zugang gesperrt für Müller");
    }

    @Test
    void shouldGuessTheCharsetWhereItIsWrongOrUnknown() {
        ParsedMail lied = readBytes("""
                From: anna@acme.example
                Message-ID: <m@acme.example>
                Content-Type: text/plain; charset=utf-8

                Zugang f\u00fcr M\u00fcller
                """).mail();
        ParsedMail unknown = read("""
                From: anna@acme.example
                Message-ID: <m@acme.example>
                Content-Type: text/plain; charset=x-nobody-knows

                Zugang für Müller
                """).mail();

        assertThat(lied.text()).isEqualTo("Zugang für Müller");
        assertThat(lied.flags()).contains("charset-guessed");
        assertThat(unknown.text()).isEqualTo("Zugang für Müller");
        assertThat(unknown.flags()).contains("charset-guessed");
    }

    @Test
    void shouldNameAMailWithoutMessageIdByItsBytes() {
        String mail = "From: anna@acme.example\nSubject: x\n\nText\n";

        assertThat(read(mail).mail().messageId()).isEqualTo(read(mail).mail().messageId());
        assertThat(read(mail).mail().messageId())
                .isNotEqualTo(read(mail + "more\n").mail().messageId());
        assertThat(read(mail).mail().flags()).contains("no-message-id");
    }

    @Test
    void shouldCutATextThatIsTooLongAndSaySo() {
        InboundMessage message = read("From: anna@acme.example\nMessage-ID: <m@acme.example>\n\n"
                        + "a line of some words\n".repeat(10_000))
                .inbound(Instant.EPOCH, null);

        assertThat(message.text()).hasSize(MailReading.LONGEST_TEXT);
        assertThat(message.flags()).contains("text-cut");
    }

    @Test
    void shouldReadAMailWhoseBoundaryIsMissing() {
        ParsedMail mail = read("""
                From: anna@acme.example
                Message-ID: <m@acme.example>
                Content-Type: multipart/mixed; boundary=nowhere

                Just words.
                """).mail();

        assertThat(mail.text()).contains("Just words.");
    }

    /// Also on a thread that has little room to go deeper and deeper.
    @Test
    void shouldReadWhatIsNestedAThousandLevelsDeep() throws InterruptedException {
        List<MailReading> read = new CopyOnWriteArrayList<>();
        Thread reader = new Thread(null, () -> read.add(read(nested(1_000))), "little stack", 256 * 1024);
        reader.start();
        reader.join();

        assertThat(read).singleElement().satisfies(reading -> {
            assertThat(reading.mail().text()).isEqualTo("Deep");
            assertThat(reading.mail().flags()).doesNotContain("nested-too-deep", "too-many-parts");
        });
    }

    @Test
    void shouldNotFollowPartsForEver() {
        ParsedMail mail = read(nested(1_200)).mail();

        assertThat(mail.flags()).contains("nested-too-deep");
        assertThat(mail.text()).contains("Deep");
    }

    private static String nested(int levels) {
        StringBuilder mail = new StringBuilder("From: anna@acme.example\nMessage-ID: <m@acme.example>\n");
        for (int i = 0; i < levels; i++) {
            String type = i % 2 == 0 ? "mixed" : "alternative";
            mail.append("Content-Type: multipart/%1$s; boundary=b%2$d\n\n--b%2$d\n".formatted(type, i));
        }
        return mail.append("Content-Type: text/plain\n\nDeep\n").toString();
    }

    private static String alternative(String plain, String html) {
        return ofParts(
                "multipart/alternative",
                "Content-Type: text/plain; charset=utf-8\n\n" + plain,
                "Content-Type: text/html; charset=utf-8\n\n" + html);
    }

    @Test
    void shouldKnowTheOnlyIdOfAHeaderWithoutItsBrackets() {
        ParsedMail mail = Mails.read(Mails.withHeader("In-Reply-To: <a@b.example>\nReferences: c@d.example"))
                .mail();

        assertThat(mail.inReplyTo()).containsExactly("<a@b.example>");
        assertThat(mail.references()).containsExactly("<c@d.example>");
        assertThat(Mails.read(Mails.withHeader("In-Reply-To: your mail of Monday to anna@acme.example"))
                        .mail()
                        .inReplyTo())
                .isEmpty();
    }

    /// Gateways encode what is too long for a line.
    @Test
    void shouldKnowIdsThatAreEncoded() {
        ParsedMail mail = Mails.read(Mails.withHeader("""
                        In-Reply-To: =?us-ascii?Q?=3Ceins=40acme=2Eexample=3E?=
                        References: <null@acme.example>
                         =?utf-8?q?=3Ceins=40a?=
                         =?utf-8?q?cme=2Eexample=3E?=""")).mail();

        assertThat(mail.inReplyTo()).containsExactly("<eins@acme.example>");
        assertThat(mail.references()).containsExactly("<null@acme.example>", "<eins@acme.example>");
    }
}
