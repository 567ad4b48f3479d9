package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.content.Hashes;
import dev.millrace.intake.email.header.HeaderFields;
import dev.millrace.intake.email.mime.MimeStructure;
import dev.millrace.tickets.message.Attachment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No mail is too much, and nothing in it does harm.
class MailLimitsTest {
    @Test
    @Timeout(20)
    void shouldBoundPartsDepthAndHeaders() {
        String part = "--b\n\nx\n";
        String many = "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + part.repeat(20_000);
        StringBuilder deep = new StringBuilder("From: a@b.example\n");
        for (int i = 0; i < 1_200; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
        }
        String longHeader = "From: a@b.example\nSubject: " + "x".repeat(1_000_000) + "\n\nText\n";

        assertThat(read(many).mail().flags()).contains("too-many-parts");
        assertThat(read(deep + "\nText\n").mail().flags()).contains("nested-too-deep");
        assertThat(read(longHeader).mail().subject()).hasSize(10_000);
        assertThat(read(longHeader).mail().flags()).contains("subject-cut", "header-cut");
        assertThat(read(withHeader("X-Trace: hop\n".repeat(6_000))).mail().flags())
                .contains("header-cut");
        assertThat(read(longHeader).mail().text()).isEqualTo("Text");
    }

    @Test
    void shouldAttachTheWholeOfATextWithoutStructureThatIsCut() {
        String body = "some words here\n".repeat(120_000);
        ParsedMail mail = read("From: a@b.example\nContent-Type: multipart/mixed; boundary=zz\n\n" + body)
                .mail();

        assertThat(mail.flags()).contains("broken-structure", "text-cut");
        assertThat(mail.attachments())
                .singleElement()
                .returns("text.txt", Attachment::name)
                .returns(body.replace("\n", "\r\n").length() - 2L, Attachment::size);
    }

    @Test
    void shouldBoundFieldsOfHeaders() {
        HeaderFields fields = new HeaderFields();
        fields.add("Subject", "x".repeat(1_000_000));
        for (int i = 0; i < 100_000; i++) {
            fields.add("To", "anna@acme.example");
        }

        assertThat(fields.first("Subject").orElse("")).hasSize(64 * 1024);
        assertThat(fields.all("To")).hasSizeLessThan(5_000);
    }

    /// The address stands behind the name.
    @ParameterizedTest
    @ValueSource(strings = {" ", "\n "})
    void shouldKnowTheAddressBehindAnEndlessName(String between) {
        String name = ("=?utf-8?Q?Anna?=" + between).repeat(10_000);
        MailReading reading = read(withHeader("X-Mailer: M").replace("Anna Keller", name));

        assertThat(reading.mail().from().address()).isEqualTo("anna@acme.example");
        assertThat(reading.mail().from().name()).startsWith("AnnaAnna").hasSizeLessThan(300);
        assertThat(reading.mail().flags()).contains("header-cut");
    }

    /// Some second; whoever looks through the whole mail for each part takes half a minute and more.
    @Test
    @Timeout(20)
    void shouldLookForTheBlanksOfBoundariesOnce() {
        String part = "--b\nContent-Type: multipart/mixed; boundary=\"x \"\n\n";
        byte[] mail = ("Content-Type: multipart/mixed; boundary=b\n\n" + part.repeat(998)
                        + "some words here\n".repeat(2_500_000))
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(MimeStructure.of(ByteBuffer.wrap(mail)).root().children()).hasSize(998);
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
    void shouldBoundRecipientsAndReferences() {
        ParsedMail mail = read(withHeader("Cc: " + "a@b.example, ".repeat(3_000) + "\nReferences: " + ids(5_000)))
                .mail();

        assertThat(mail.cc()).hasSize(200);
        assertThat(mail.references()).hasSize(200);
        assertThat(mail.flags()).contains("recipients-cut", "references-cut");
        assertThat(read(withHeader("Cc: a@b.example\nReferences: " + ids(5)))
                        .mail()
                        .flags())
                .doesNotContain("recipients-cut", "references-cut", "header-cut");
    }

    private static String ids(int count) {
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < count; i++) {
            ids.append('<').append(i).append("@x> ");
        }
        return ids.toString();
    }

    /// A photograph of a telephone is larger than all text that is read.
    @ParameterizedTest
    @ValueSource(strings = {"<img alt=screen src=\"%s\">", "<img src='%s' width=9>", "<IMG SRC=%s>"})
    void shouldReadTheTextBelowAPastedImageHoweverLarge(String image) {
        String address = "data:image/png;base64," + "iVBORw0KGgo".repeat(500_000);
        MailReading reading = Mails.read("From: a@b.example\nContent-Type: text/html\n\n<p>See here:</p>"
                + image.formatted(address) + "<p>What does it mean?</p>");

        assertThat(reading.mail().text()).contains("See here:", "What does it mean?");
        assertThat(reading.mail().flags()).doesNotContain("text-cut");
    }

    @Test
    void shouldCutALongTextAndAttachTheWhole() {
        ParsedMail mail = read("From: a@b.example\n\n" + "some words here\n".repeat(100_000))
                .mail();

        assertThat(mail.text()).hasSizeLessThanOrEqualTo(1024 * 1024);
        assertThat(mail.flags()).contains("text-cut");
        assertThat(mail.attachments()).extracting(Attachment::size).containsExactly(1_700_000L);
    }

    @Test
    void shouldSayThatLongHtmlIsNotReadToItsEnd() {
        String piece = "<p style=\"" + "margin:0cm;".repeat(20) + "\">Hello</p>\n";
        MailReading reading =
                read("From: a@b.example\nContent-Type: text/html\n\n" + piece.repeat(5_000) + "<p>The end</p>");

        assertThat(reading.mail().text()).hasSizeLessThan(100_000).doesNotContain("The end");
        assertThat(reading.mail().flags()).contains("text-cut");
        assertThat(reading.warnings()).hasSize(1);
    }

    @Test
    void shouldSayNothingOfLongHtmlWhoseTextStandsBesideIt() {
        ParsedMail mail = read("From: a@b.example\nContent-Type: multipart/alternative; boundary=b\n\n"
                        + "--b\n\nHello\n--b\nContent-Type: text/html\n\n"
                        + "<p>Hello</p>\n".repeat(100_000) + "\n--b--\n")
                .mail();

        assertThat(mail.text()).isEqualTo("Hello");
        assertThat(mail.flags()).doesNotContain("text-cut");
    }

    @Test
    void shouldReadNoMoreOfManyTextsThanOfOne() {
        String part = "--b\n\n" + "some words here\n".repeat(40_000);
        ParsedMail mail = read("From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + part.repeat(5))
                .mail();

        assertThat(mail.text()).hasSizeBetween(900_000, 1024 * 1024);
        assertThat(mail.flags()).contains("text-cut");
        assertThat(mail.attachments()).hasSize(4);
    }

    @Test
    void shouldOpenNoArchives() throws IOException {
        byte[] bomb = zip("inside.txt", 64);
        ParsedMail mail = read("From: a@b.example\nContent-Type: application/zip; name=bomb.zip\n"
                        + "Content-Transfer-Encoding: base64\n\n"
                        + Base64.getMimeEncoder().encodeToString(bomb).replace("\r", ""))
                .mail();

        assertThat(mail.attachments())
                .singleElement()
                .returns("bomb.zip", Attachment::name)
                .returns(Hashes.sha256(bomb), Attachment::sha256);
        assertThat(mail.text()).isEmpty();
    }

    /// An archive of one file of zeros.
    private static byte[] zip(String name, int mebibytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            for (int i = 0; i < mebibytes; i++) {
                zip.write(new byte[1024 * 1024]);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void shouldLetNoNulsDatesOrNamesDoHarm() {
        ParsedMail mail = read("""
                From: a@b.example
                Subject: a\0b
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
        assertThat(mail.subject()).isEqualTo("ab");
        assertThat(mail.date()).isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("eviltxt.exe");
        assertThat(read(withHeader("").replace("Mon, 5 Jan 2026", "Mon, 5 Jan 1970"))
                        .mail()
                        .date())
                .isNull();
    }
}
