package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.Assurance;
import org.junit.jupiter.api.Test;

class SealedMailTest {
    private static final String CONTENT =
            "Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\nHelp me.\r\n"
                    + "--c\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nABC\r\n--c--";

    @Test
    void shouldReadWhatIsSignedBesideItsSignature() {
        ParsedMail mail = read(SealedMails.detached(CONTENT));

        assertThat(mail.text()).isEqualTo("Help me.");
        assertThat(mail.flags()).contains("signed", "signature-intact", "signed-by:anna@acme.example");
    }

    @Test
    void shouldReadWhatIsWrappedInItsSignature() {
        ParsedMail mail = read(SealedMails.opaque(CONTENT));

        assertThat(mail.text()).isEqualTo("Help me.");
        assertThat(mail.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("a.pdf");
            assertThat(file.size()).isEqualTo(3);
        });
        assertThat(mail.flags())
                .contains("signed", "signature-intact", "signed-by:anna@acme.example")
                .doesNotContain("encrypted");
    }

    @Test
    void shouldSayThatASignedTextWasChanged() {
        ParsedMail mail = read(SealedMails.detached(CONTENT).replace("Help me.", "Pay me."));

        assertThat(mail.text()).isEqualTo("Pay me.");
        assertThat(mail.flags()).contains("signed", "signature-broken").doesNotContain("signature-intact");
    }

    @Test
    void shouldFindASignatureIntactHoweverLineEndsWereStored() {
        assertThat(read(SealedMails.detached(CONTENT).replace("\r\n", "\n")).flags())
                .contains("signature-intact");
    }

    /// Anybody can make a certificate in any name.
    @Test
    void shouldBelieveNobodyForASignature() {
        ParsedMail mail = read(SealedMails.opaque(CONTENT));

        assertThat(mail.assurance()).isEqualTo(Assurance.CLAIMED);
    }

    @Test
    void shouldKeepWhatItCannotOpen() {
        ParsedMail mail = read(
                "From: a@b.example\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n\nx\n");
        ParsedMail other = read("From: a@b.example\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nx\n");

        assertThat(mail.flags()).contains("signed", "signature-unchecked");
        assertThat(mail.attachments()).hasSize(1);
        assertThat(other.flags()).contains("encrypted");
        assertThat(other.attachments()).hasSize(1);
    }

    @Test
    void shouldOpenWrappingsWithinWrappingsOnlySoOften() {
        String content = CONTENT;
        for (int i = 0; i < 8; i++) {
            String wrapped = SealedMails.opaque(content);
            content = wrapped.substring(wrapped.indexOf("Content-Type"));
        }

        assertThat(read("From: a@b.example\r\n" + content).attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("smime.p7m"));
    }

    @Test
    void shouldReadTextThatPgpSignedInPlace() {
        ParsedMail mail = read("""
                From: a@b.example

                -----BEGIN PGP SIGNED MESSAGE-----
                Hash: SHA256

                Help me.
                - - with the printer
                -----BEGIN PGP SIGNATURE-----

                x
                -----END PGP SIGNATURE-----
                """);

        assertThat(mail.text()).isEqualTo("Help me.\n- with the printer");
        assertThat(mail.flags()).contains("signed", "signature-unchecked");
        assertThat(read("From: a@b.example\n\n-----BEGIN PGP MESSAGE-----\n\nx\n-----END PGP MESSAGE-----\n")
                        .flags())
                .contains("encrypted");
        assertThat(read("From: a@b.example\n\nWhat is\n-----BEGIN PGP SIGNED MESSAGE-----\n?\n")
                        .flags())
                .doesNotContain("signed");
    }

    private static ParsedMail read(String mail) {
        return Mails.read(mail.getBytes(UTF_8), Mails.CONTEXT).mail();
    }
}
