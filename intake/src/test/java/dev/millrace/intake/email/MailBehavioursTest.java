package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.readBytes;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a desk must do with real mail: one test a case of the table in docs/mail.md.
class MailBehavioursTest {
    @Test
    void shouldNameAMailWithoutMessageIdByItsContent() {
        String mail = "From: anna@acme.example\n\nText\n";

        assertThat(read(mail).mail().messageId()).isEqualTo(read(mail).mail().messageId());
        assertThat(read(mail).mail().messageId())
                .isNotEqualTo(read(mail + "x").mail().messageId());
    }

    @Test
    @Timeout(20)
    void shouldBoundPartsDepthAndHeaders() {
        String part = "--b\n\nx\n";
        String many = "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + part.repeat(20_000);
        StringBuilder deep = new StringBuilder("From: a@b.example\n");
        for (int i = 0; i < 1_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
        }
        String longHeader = "From: a@b.example\nSubject: " + "x".repeat(1_000_000) + "\n\nText\n";

        assertThat(read(many).mail().flags()).contains("too-many-parts");
        assertThat(read(deep + "\nText\n").mail().flags()).contains("nested-too-deep");
        assertThat(read(longHeader).mail().subject()).hasSize(1_000);
        assertThat(read(longHeader).mail().text()).isEqualTo("Text");
    }

    @Test
    void shouldReadTextThatIsNestedDeeply() {
        StringBuilder deep = new StringBuilder("From: a@b.example\n");
        for (int i = 0; i < 200; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
        }

        assertThat(read(deep + "\nText\n").mail().text()).isEqualTo("Text");
    }

    @Test
    void shouldTakeAutoSubmittedNoForAPerson() {
        assertThat(read(withHeader("Auto-Submitted: no")).mail().automatic()).isEqualTo(Automatic.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Out of Office: Holiday",
                "Out of office AutoReply: Locked",
                "Automatic reply: Locked",
                "Abwesenheitsnotiz: Urlaub",
                "Automatische Antwort: Gesperrt",
                "Réponse automatique : Bloqué",
                "Absence du bureau",
                "Respuesta automática: Bloqueado",
                "Fuera de la oficina",
                "Risposta automatica: Bloccato",
                "Fuori ufficio",
                "Automatisch antwoord: Geblokkeerd",
                "Afwezig: vakantie",
                "Resposta automática: Bloqueado",
                "Odpowiedź automatyczna: Blokada",
                "Poza biurem",
                "Autosvar: Låst",
                "Frånvaro: semester",
                "Automatisk svar: Låst",
                "Fravær: ferie",
                "Automaattinen vastaus: Lukittu",
                "Poissa: loma",
                "Automatická odpověď: Zamčeno",
                "Автоматический ответ: Заблокировано",
                "自动答复: 锁定",
                "自動応答: ロック",
                "不在通知",
            })
    void shouldKnowOutOfOfficeNotesInManyLanguages(String subject) {
        MailReading note = read(withHeader("").replace("Subject: Locked", "Subject: " + subject));

        assertThat(note.mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Out of office does not work",
                "Re: Automatic reply: Locked",
                "Automatic reply wanted for my mailbox",
                "Abwesend eintragen geht nicht",
                "Delivery failed today because the truck broke down",
                "Undelivered parcels in the lobby",
            })
    void shouldNotTakeAPersonForAProgramByTheSubject(String subject) {
        assertThat(read(withHeader("").replace("Subject: Locked", "Subject: " + subject))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.NONE);
    }

    @Test
    void shouldLetInternalHeadersFromOutsideChangeNothing() {
        InboundMessage plain = read(withHeader("")).inbound(Instant.EPOCH, null);
        InboundMessage forged = read(withHeader(
                        "X-Millrace-Ticket: 7ZK3Q-4M2P-9XYD\nX-Millrace-Assurance: authenticated"))
                .inbound(Instant.EPOCH, null);

        assertThat(forged.ticket()).isEqualTo(plain.ticket());
        assertThat(forged.assurance()).isEqualTo(plain.assurance());
    }

    @Test
    void shouldKeepTheWholeTextBesideTheAnswer() {
        InboundMessage message = read(withHeader("").replace("is locked.", "is locked.\n-- \nAnna"))
                .inbound(Instant.EPOCH, null);

        assertThat(message.text()).isEqualTo("My account is locked.");
        assertThat(message.fullText()).isEqualTo("My account is locked.\n-- \nAnna");
        assertThat(message.rawSha256()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fwd: Help", "FW: Help", "WG: Help", "TR: Help", "RV: Help", "Doorst: Help", "转发：Help"})
    void shouldTakeForwardedMailInForItsOriginalSender(String subject) {
        MailReading reading = read("""
                From: Ben Okafor <ben@acme.example>
                To: support@acme.example
                Subject: %s
                Message-ID: <f1@acme.example>
                Authentication-Results: mx.acme.example; dmarc=pass
                Content-Type: text/plain; charset=utf-8

                Please help Anna.

                From: Anna Keller <anna@acme.example>
                Sent: Monday, January 5, 2026 10:00 AM
                To: Ben Okafor
                Subject: Help

                Nothing works.
                """.formatted(subject));
        InboundMessage message = reading.inbound(Instant.EPOCH, null);

        assertThat(reading.mail().from().address()).isEqualTo("ben@acme.example");
        assertThat(message.from().address()).isEqualTo("anna@acme.example");
        assertThat(message.from().name()).isEqualTo("Anna Keller");
        assertThat(message.flags()).contains("forwarded", "forwarded-by:ben@acme.example");
        assertThat(message.assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(message.text()).contains("Please help Anna.", "Nothing works.");
    }

    @Test
    void shouldNotTakeAnAnswerForAForwardedMail() {
        MailReading reading = read(withHeader("")
                .replace(
                        "is locked.",
                        "is locked.\n\nFrom: Ben <ben@acme.example>\nSent: Monday\nTo: Anna\nSubject: x\n"));

        assertThat(reading.inbound(Instant.EPOCH, null).from().address()).isEqualTo("anna@acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reply-To: nobody", "Reply-To: <>", "Reply-To:", "Reply-To: a@@b"})
    void shouldFallBackToTheSenderWhereReplyToIsNoAddress(String header) {
        assertThat(read(withHeader(header)).inbound(Instant.EPOCH, null).replyTo())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "From:\n", "From: <>\n", "From: \"\" <>\n", "From: Anna\n"})
    void shouldTakeAMailWithoutSender(String from) {
        MailReading reading = read(from + "Subject: x\nMessage-ID: <m@acme.example>\n\nText\n");

        assertThat(reading.mail().flags()).contains("no-from");
        assertThat(reading.inbound(Instant.EPOCH, null).from().address()).endsWith(".invalid");
    }

    @Test
    void shouldReadHeadersInTheCharsetOfTheText() {
        ParsedMail mail = readBytes("""
                From: J\u00fcrgen <j@acme.example>
                Subject: \u00cf\u00f0\u00e8\u00e2\u00e5\u00f2
                Content-Type: text/plain; charset=windows-1251

                \u00cf\u00f0\u00e8\u00e2\u00e5\u00f2
                """).mail();

        assertThat(mail.subject()).isEqualTo("Привет");
        assertThat(mail.text()).isEqualTo("Привет");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            multipart/mixed                          | --b%n%nText%n--b--
            multipart/mixed; boundary=other          | --b%nContent-Type: text/plain%n%nText%n--b--
            multipart/mixed; boundary="b"            | preamble%n--b%n%nText
            multipart/mixed; boundary=b; boundary=c  | --b%n%nText%n--b--%nepilogue
            multipart/mixed; boundary="-"            | ---%n%nText%n-----
            multipart/mixed; boundary="b "           | --b%n%nText%n--b--
            multipart/mixed; boundary=b              | --b%n%nText%n--b--%n--bb%n%nnot this%n--bb--
            multipart/mixed; boundary=b              | Just%nText
            multipart                                | --b%nContent-Type: text/plain%n%nText%n--b--
            """)
    void shouldReadMailsWithBrokenBoundaries(String type, String body) {
        if (type.equals("multipart/mixed")) {
            // A first line that is followed by no header is no boundary.
            assertThat(read("From: a@b.example\nContent-Type: multipart/mixed\n\n" + body.formatted())
                            .mail()
                            .text())
                    .contains("Text");
            return;
        }
        assertThat(read("From: a@b.example\nContent-Type: " + type + "\n\n" + body.formatted())
                        .mail()
                        .text())
                .endsWith("Text");
    }

    @Test
    void shouldEndInnerPartsWhereAnOuterBoundaryStands() {
        ParsedMail mail = read("""
                From: a@b.example
                Content-Type: multipart/mixed; boundary=outer

                --outer
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain

                Text
                --outer
                Content-Type: text/plain; name=a.txt

                file
                --outer--
                """).mail();

        assertThat(mail.text()).isEqualTo("Text");
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("a.txt");
    }

    @Test
    void shouldReadAMailWithoutHeadersOrBlankLine() {
        assertThat(read("Hello, nothing works.\nAnna\n").mail().text()).isEqualTo("Hello, nothing works.\nAnna");
        assertThat(read("From: anna@acme.example\nSubject: x\nHello, nothing works\n")
                        .mail()
                        .text())
                .isEqualTo("Hello, nothing works");
        assertThat(read("From: anna@acme.example\nbroken line\nSubject: x\n\nText\n")
                        .mail()
                        .subject())
                .isEqualTo("x");
        assertThat(read("From anna@acme.example Mon Jan  5 10:00:00 2026\nSubject: x\n\nText\n")
                        .mail()
                        .subject())
                .isEqualTo("x");
    }

    @Test
    void shouldTakeFilesOutOfTheText() {
        ParsedMail mail = read(MailSamples.FILE_IN_TEXT).mail();

        assertThat(mail.text()).isEqualTo("See the file.");
        assertThat(mail.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("hello.txt");
            assertThat(file.size()).isEqualTo(5);
        });
    }

    @Test
    void shouldJoinFlowedLines() {
        assertThat(read(MailSamples.FLOWED).mail().text())
                .isEqualTo("A long line thatgoes on.\n> quotedtoo\n-- \nAnna");
    }

    @Test
    void shouldReadSeveralTextsAfterOneAnother() {
        ParsedMail mail = read("""
                From: a@b.example
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                one
                --b
                Content-Type: text/html

                <p>two</p>
                --b--
                """).mail();

        assertThat(mail.text()).isEqualTo("one\n\ntwo");
        assertThat(mail.html()).contains("two");
    }

    @Test
    void shouldShowImagesInlineOnlyWhereTheTextShowsThem() {
        ParsedMail mail = read("""
                From: a@b.example
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html

                <img src="cid:shown%40x"><img src="https://tracker.example/p.gif">
                --b
                Content-Type: image/png; name=a.png
                Content-ID: <shown@x>
                Content-Disposition: attachment

                x
                --b
                Content-Type: image/png; name=b.png
                Content-ID: <hidden@x>
                Content-Disposition: inline

                x
                --b--
                """).mail();

        assertThat(mail.attachments()).extracting(Attachment::inline).containsExactly(true, false);
        assertThat(mail.html()).doesNotContain("tracker");
    }

    @Test
    void shouldTakeAMailThatIsNothingButAFile() {
        ParsedMail mail = read("""
                From: a@b.example
                Content-Type: application/pdf
                Content-Transfer-Encoding: base64

                aGVsbG8=
                """).mail();

        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("attachment-1.pdf");
        assertThat(mail.flags()).doesNotContain("empty");
    }

    @Test
    void shouldKeepAttachedMailsNamedByTheirSubjects() {
        ParsedMail mail = read("""
                From: a@b.example
                Content-Type: multipart/digest; boundary=b

                --b

                From: c@d.example
                Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=

                Text
                --b--
                """).mail();

        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("Grüße.eml");
        assertThat(mail.attachments()).extracting(Attachment::contentType).containsExactly("message/rfc822");
    }

    @Test
    void shouldKeepInvitations() {
        ParsedMail mail = read(MailSamples.INVITATION).mail();

        assertThat(mail.text()).isEqualTo("Meeting");
        assertThat(mail.attachments()).extracting(Attachment::contentType).containsExactly("text/calendar");
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("attachment-1.ics");
    }

    @Test
    void shouldUnpackWinmailDat() {
        byte[] packet = TnefPacket.withFile("Grocery list.txt", "bread".getBytes(StandardCharsets.US_ASCII));
        ParsedMail mail = read(tnef(packet)).mail();

        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("Grocery list.txt");
        assertThat(mail.attachments()).extracting(Attachment::size).containsExactly(5L);
    }

    @Test
    void shouldKeepAWinmailDatThatIsDamaged() {
        ParsedMail mail = read(tnef(new byte[] {1, 2, 3})).mail();

        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("winmail.dat");
        assertThat(mail.flags()).contains("broken-tnef");
    }

    private static String tnef(byte[] packet) {
        return """
                From: a@b.example
                Content-Type: application/ms-tnef; name=winmail.dat
                Content-Transfer-Encoding: base64

                %s
                """.formatted(Base64.getMimeEncoder().encodeToString(packet).replace("\r", ""));
    }

    @Test
    void shouldFlagSealedMailAndReadWhatIsSigned() {
        ParsedMail signed = read("""
                From: a@b.example
                Content-Type: multipart/signed; protocol="application/pgp-signature"; boundary=b

                --b
                Content-Type: text/plain

                Text
                --b
                Content-Type: application/pgp-signature; name=signature.asc

                x
                --b--
                """).mail();
        ParsedMail encrypted = read("""
                From: a@b.example
                Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b

                --b
                Content-Type: application/pgp-encrypted

                Version: 1
                --b
                Content-Type: application/octet-stream; name=encrypted.asc

                x
                --b--
                """).mail();
        ParsedMail smime = read("From: a@b.example\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nx\n")
                .mail();

        assertThat(signed.text()).isEqualTo("Text");
        assertThat(signed.flags()).contains("signed");
        assertThat(encrypted.flags()).contains("encrypted");
        assertThat(encrypted.attachments()).hasSize(2);
        assertThat(smime.flags()).contains("encrypted");
    }

    @Test
    @Timeout(20)
    void shouldShowSafeHtmlOnlyHoweverManyLinksItHas() {
        String evil = "<p onclick=x()>hi</p><script>x()</script><img src=x onerror=x()><iframe src=x></iframe>"
                + "<a href=\"javascript:x()\">a</a><style>@import x</style><form action=x><base href=x>";
        String html = read("From: a@b.example\nContent-Type: text/html\n\n" + evil)
                .mail()
                .html();
        String links = read("From: a@b.example\nContent-Type: text/html\n\n"
                        + "<a href=\"https://acme.example/\">x</a>\n".repeat(6_000))
                .mail()
                .text();

        assertThat(html).doesNotContain("onclick", "script", "onerror", "iframe", "@import", "form", "base");
        assertThat(links).contains("https://acme.example/");
    }

    @Test
    void shouldBoundRecipientsAndReferences() {
        ParsedMail mail = read(withHeader("Cc: " + "a@b.example, ".repeat(3_000) + "\nReferences: " + ids(5_000)))
                .mail();

        assertThat(mail.cc()).hasSize(200);
        assertThat(mail.references()).hasSize(200);
    }

    private static String ids(int count) {
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < count; i++) {
            ids.append('<').append(i).append("@x> ");
        }
        return ids.toString();
    }

    @Test
    void shouldLetNoNulsDatesOrNamesDoHarm() {
        ParsedMail mail = read("""
                From: a@b.example
                Received: from x by y; Mon, 5 Jan 2026 10:00:00 +0100
                Date: Mon, 5 Jan 2099 10:00:00 +0100
                Content-Type: multipart/mixed; boundary=b

                --b

                a\0b
                --b
                Content-Type: text/plain; name="..\\\\..\\\\evil\u202etxt.exe"

                x
                --b--
                """).mail();

        assertThat(mail.text()).isEqualTo("ab");
        assertThat(mail.date()).isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("eviltxt.exe");
        assertThat(read(withHeader("").replace("Mon, 5 Jan 2026", "Mon, 5 Jan 1970"))
                        .mail()
                        .date())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Angebot 12/2025.pdf       | Angebot 12_2025.pdf
            /etc/passwd               | passwd
            ../../etc/passwd          | passwd
            C:\\Temp\\a.pdf           | a.pdf
            Re: what?.pdf             | Re: what?.pdf
            .htaccess                 | htaccess
            a.pdf. .                  | a.pdf
            ..                        | attachment-1.pdf
            """)
    void shouldGiveFilesNamesThatAreNoPaths(String declared, String name) {
        assertThat(FileNames.safe(declared, "application/pdf", 1)).isEqualTo(name);
    }

    @Test
    void shouldReadATextThatHasANameWhereItIsTheMailsOwn() {
        String alone = "From: a@b.example\nContent-Type: text/plain; name=mail.txt\n\nText\n";
        String attached = "From: a@b.example\nContent-Type: text/plain\nContent-Disposition: attachment\n\nText\n";

        assertThat(read(alone).mail().text()).isEqualTo("Text");
        assertThat(read(alone).mail().attachments()).isEmpty();
        assertThat(read(attached).mail().text()).isEmpty();
        assertThat(read(attached).mail().attachments())
                .extracting(Attachment::name)
                .containsExactly("attachment-1.txt");
    }

    @Test
    void shouldTakeOtherFormsOfATextForNoFiles() {
        ParsedMail mail = read("""
                From: a@b.example
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain

                Text
                --b
                Content-Type: text/x-amp-html

                <html></html>
                --b
                Content-Type: text/html

                <p>Text</p>
                --b--
                """).mail();

        assertThat(mail.text()).isEqualTo("Text");
        assertThat(mail.attachments()).isEmpty();
    }

    @Test
    void shouldReadTheAnswerOfAnHtmlMail() {
        String gmail = "<div>It works.</div><div class=gmail_quote>On Mon, Jan 5, 2026 at 10:00 AM Support"
                + " &lt;<a href=\"mailto:s@acme.example\">s@acme.example</a>&gt; wrote:<br>"
                + "<blockquote>old</blockquote></div>";
        String outlook = "<p class=MsoNormal>It works.</p><p class=MsoNormal>&nbsp;</p><div><p><b>Von:</b> Support<br>"
                + "<b>Gesendet:</b> Montag, 5. Januar 2026<br><b>An:</b> Anna<br><b>Betreff:</b> x</p></div><p>old</p>";
        String phone = "<div>It works.</div><div>Get <a href=\"https://aka.ms/o0ukef\">Outlook for iOS</a></div><hr>"
                + "<div><b>From:</b> Support &lt;s@acme.example&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Anna</div>old";

        for (String html : List.of(gmail, outlook, phone)) {
            assertThat(read("From: a@b.example\nContent-Type: text/html\n\n" + html)
                            .mail()
                            .replyText())
                    .isEqualTo("It works.");
        }
    }

    @Test
    void shouldReadHtmlThatTheParserFailsOn() {
        String html = "hello<p><b><font>" + "<div>".repeat(509) + "<";

        assertThat(read("From: a@b.example\nContent-Type: text/html\n\n" + html)
                        .mail()
                        .text())
                .startsWith("hello");
    }

    @Test
    void shouldFlagMailThatItsDomainDisowns() {
        List<String> failed = read(withHeader("Authentication-Results: mx.acme.example; spf=pass; dmarc=fail"))
                .mail()
                .flags();
        List<String> forged = read(withHeader("Authentication-Results: evil.example; dmarc=fail"))
                .mail()
                .flags();

        assertThat(failed).contains("dmarc-failed");
        assertThat(forged).doesNotContain("dmarc-failed");
    }

    @Test
    void shouldBelieveTheTopmostResultsOfOurHostOnly() {
        String ours = "Authentication-Results: mx.acme.example; dmarc=fail";
        String forged = "Authentication-Results: mx.acme.example; dmarc=pass";

        assertThat(read(withHeader(ours + "\n" + forged)).mail().assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(read(withHeader("Authentication-Results: mx.acme.example; dmarc=pass header.from=other.example"))
                        .mail()
                        .assurance())
                .isEqualTo(Assurance.CLAIMED);
        assertThat(read(withHeader("Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example"))
                        .mail()
                        .assurance())
                .isEqualTo(Assurance.DOMAIN_VERIFIED);
    }

    @Test
    void shouldOpenNoArchives() {
        byte[] bomb = new byte[65_000];
        ParsedMail mail = read("From: a@b.example\nContent-Type: application/zip; name=bomb.zip\n"
                        + "Content-Transfer-Encoding: base64\n\n"
                        + Base64.getMimeEncoder().encodeToString(bomb).replace("\r", ""))
                .mail();

        assertThat(mail.attachments()).extracting(Attachment::size).containsExactly(65_000L);
    }

    @Test
    void shouldCutALongTextAndAttachTheWhole() {
        ParsedMail mail = read("From: a@b.example\n\n" + "some words here\n".repeat(100_000))
                .mail();

        assertThat(mail.text()).hasSizeLessThanOrEqualTo(1024 * 1024);
        assertThat(mail.flags()).contains("text-cut");
        assertThat(mail.attachments()).extracting(Attachment::size).containsExactly(1_700_000L);
    }
}
