package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.ofParts;
import static dev.millrace.intake.email.Mails.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.mime.FileNames;
import dev.millrace.tickets.message.Attachment;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What comes along with a mail's text.
class MailFilesTest {
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
    void shouldTakeAnEmptyFileOutOfTheTextAndNoWordsOfIt() {
        ParsedMail mail = read("From: a@b.example\n\nThe log.\n\nbegin 644 app.log\n`\nend\nNothing in it.\n")
                .mail();

        assertThat(mail.text()).isEqualTo("The log.\n\nNothing in it.");
        assertThat(mail.attachments())
                .singleElement()
                .returns("app.log", Attachment::name)
                .returns(0L, Attachment::size);
        assertThat(read("From: a@b.example\n\nWe\nbegin 100 tests\nand\nend today.\n")
                        .mail()
                        .text())
                .isEqualTo("We\nbegin 100 tests\nand\nend today.");
        assertThat(read("From: a@b.example\n\nbegin 644 \n`\nend\n").mail().attachments())
                .isEmpty();
    }

    @Test
    void shouldReadATypeThatIsWhollyEncodedForItsName() {
        assertThat(read(ofParts("multipart/mixed", "Content-Type: text/plain\n\nThe plan.", """
                                Content-Type: =?utf-8?B?aW1hZ2UvcG5nOyBuYW1lPSJQbMOkbg==?=
                                 =?utf-8?B?ZSDCvS5wbmci?=

                                x"""))
                        .mail())
                .returns("The plan.", ParsedMail::text)
                .satisfies(mail -> assertThat(mail.attachments())
                        .singleElement()
                        .returns("Pläne ½.png", Attachment::name)
                        .returns("image/png", Attachment::contentType));
    }

    /// The text is bounded, files are not.
    @Test
    void shouldTakeALargeFileOutOfTheTextWhole() {
        String line = "M" + "86%A".repeat(15) + "\n";
        ParsedMail mail = read("From: a@b.example\n\nSee the file.\n\nbegin 644 Grüße.bin\n" + line.repeat(40_000)
                        + "`\nend\nThat is all.\n")
                .mail();

        assertThat(mail.text()).isEqualTo("See the file.\n\nThat is all.");
        assertThat(mail.flags()).doesNotContain("text-cut");
        assertThat(mail.attachments())
                .singleElement()
                .returns("Grüße.bin", Attachment::name)
                .returns(45L * 40_000, Attachment::size);
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
        assertThat(Mails.html(mail)).doesNotContain("tracker");
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

    /// Nor may anything in it mean a path or a place in one, on whatever system it is saved.
    @Test
    void shouldLeaveOutOfNamesWhatNoFileMayHave() {
        ParsedMail mail = read(ofParts(
                        "multipart/mixed",
                        "Content-Type: message/rfc822\n\nFrom: c@d.example\nSubject: Re: why? \"a/b\" <c>|*\n\nText"))
                .mail();

        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("Re- why- -a-b- -c---.eml");
    }

    @Test
    void shouldNameFilesByWhereTheyLay() {
        ParsedMail mail = read(ofParts(
                        "multipart/related",
                        "Content-Type: text/html\nContent-Location: https://acme.example/page.html\n\n<p>Text</p>",
                        "Content-Type: image/jpeg\nContent-Location: Photo25.jpg\n\nx",
                        "Content-Type: image/gif\nContent-Location: https://acme.example/a/t.gif?s=1/2\n\nx",
                        "Content-Type: image/gif\nContent-Location: cid:123\n\nx",
                        "Content-Type: image/gif; name=a.gif\nContent-Location: b.gif\n\nx"))
                .mail();

        assertThat(mail.text()).isEqualTo("Text");
        assertThat(mail.attachments())
                .extracting(Attachment::name)
                .containsExactly("Photo25.jpg", "t.gif", "attachment-3.gif", "a.gif");
    }

    @Test
    void shouldKeepInvitations() {
        ParsedMail mail = read(MailSamples.INVITATION).mail();

        assertThat(mail.text()).isEqualTo("Meeting");
        assertThat(mail.attachments()).extracting(Attachment::contentType).containsExactly("text/calendar");
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("attachment-1.ics");
    }

    @Test
    void shouldKeepAnInvitationOnceThatIsAttachedAsAFileBesides() {
        String calendar = "BEGIN:VCALENDAR\nEND:VCALENDAR\n";
        String mail = ofParts(
                "multipart/mixed",
                "Content-Type: text/plain\n\nMeeting",
                "Content-Type: text/calendar; method=REQUEST\n\n" + calendar,
                "Content-Type: application/ics; name=invite.ics\nContent-Transfer-Encoding: base64\n\n"
                        + Base64.getEncoder()
                                .encodeToString(
                                        calendar.replace("\n", "\r\n").strip().getBytes(StandardCharsets.US_ASCII)));

        assertThat(read(mail).mail().attachments()).extracting(Attachment::name).containsExactly("invite.ics");
        assertThat(read(mail.replace("name=invite.ics", "name=other.ics").replace("REQUEST\n\nBEGIN", "REQUEST\n\nX"))
                        .mail()
                        .attachments())
                .hasSize(2);
    }

    /// Only the beginnings of long ones are compared.
    @Test
    void shouldKeepTwoLongInvitationsThatBeginAlike() {
        String calendar = "BEGIN:VCALENDAR\n" + "DESCRIPTION:Agenda\n".repeat(8_000);
        String mail = ofParts(
                "multipart/mixed",
                "Content-Type: text/plain\n\nMeeting",
                "Content-Type: text/calendar\n\n" + calendar + "LOCATION:Berlin\nEND:VCALENDAR\n",
                "Content-Type: application/ics; name=invite.ics\n\n" + calendar + "LOCATION:Paris\nEND:VCALENDAR\n");

        assertThat(read(mail).mail().attachments()).hasSize(2);
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
    void shouldUnpackOldFilesThatHaveBlanksForZeros() {
        ParsedMail mail = read("From: a@b.example\n\nThe dump:\n\nbegin 600 dump.bin\n&" + " ".repeat(8)
                        + "\n#86)C\n \nend\nThanks\n")
                .mail();

        assertThat(mail.text()).isEqualTo("The dump:\n\nThanks");
        assertThat(mail.attachments()).extracting(Attachment::size).containsExactly(9L);
    }

    @Test
    void shouldLeaveInTheTextWhatOnlyBeginsLikeAFile() {
        ParsedMail mail = read("From: a@b.example\n\nbegin 600 times\n>\nend\n").mail();

        assertThat(mail.text()).isEqualTo("begin 600 times\n>\nend");
        assertThat(mail.attachments()).isEmpty();
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
            'a b.pdf'                 | a b.pdf
            Anna's 'new' plan.pdf     | Anna's 'new' plan.pdf
            'new' plan.pdf            | 'new' plan.pdf
            """)
    void shouldGiveFilesNamesThatAreNoPaths(String declared, String name) {
        assertThat(FileNames.safe(declared, "application/pdf", 1)).isEqualTo(name);
    }

    @Test
    void shouldGiveFilesNamesOnOneLine() {
        assertThat(FileNames.safe("a\tb\r\nc\0.pdf", "application/pdf", 1)).isEqualTo("a b c.pdf");
    }

    @Test
    void shouldGiveFilesNamesWithoutMarksOfDirectionAndWholeCharacters() {
        assertThat(FileNames.safe("a\u200e\u200f\u061c\u202efdp.exe", "application/pdf", 1))
                .isEqualTo("afdp.exe");
        assertThat(FileNames.safe("x" + "\ud83d\ude00".repeat(150) + ".pdf", "application/pdf", 1))
                .isEqualTo("x" + "\ud83d\ude00".repeat(62) + ".pdf");
        assertThat(FileNames.safe("x".repeat(300), "application/pdf", 1)).hasSize(255);
        assertThat(FileNames.safe("\u8868".repeat(100) + ".pdf", "application/pdf", 1))
                .isEqualTo("\u8868".repeat(83) + ".pdf");
    }
}
