package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.sender.ForwardedMail;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Attachment;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.DSAPublicKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource({"RSA, SHA256withRSA", "Ed25519, Ed25519"})
    void shouldCheckSignaturesByTheKeysThatPeopleUse(String kind, String algorithm) throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance(kind).generateKeyPair();

        assertThat(read(SealedMails.detached(CONTENT, keys, algorithm)).flags()).contains("signature-intact");
    }

    /// Whoever sends a mail chooses the key; by a long one a single check would take hours.
    @Test
    void shouldCheckNoSignatureByAKeyThatMakesItDear() throws GeneralSecurityException {
        BigInteger odd = BigInteger.ONE.shiftLeft(9_000).add(BigInteger.ONE);
        PublicKey rsa =
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(odd, RSAKeyGenParameterSpec.F4));
        PublicKey dsa = KeyFactory.getInstance("DSA")
                .generatePublic(new DSAPublicKeySpec(
                        BigInteger.TWO, odd, BigInteger.ONE.shiftLeft(255).add(BigInteger.ONE), BigInteger.TWO));

        for (String mail : List.of(
                SealedMails.forged(CONTENT, rsa, "SHA256withRSA", "00".repeat(1126)),
                SealedMails.forged(CONTENT, dsa, "SHA256withDSA", "3006020101020101"))) {
            assertThat(read(mail).text()).isEqualTo("Help me.");
            assertThat(read(mail).flags()).contains("signature-unchecked").doesNotContain("signature-broken");
        }
    }

    /// Of a message of 30 MB that is made of nothing but tiny objects they would take 600 MB.
    @Test
    void shouldKeepAMessageOfTooManyPiecesClosed() {
        ParsedMail mail = read(SealedMails.stuffed(CONTENT, 250_000));

        assertThat(read(SealedMails.stuffed(CONTENT, 10)).text()).isEqualTo("Help me.");
        assertThat(mail.text()).isEmpty();
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("smime.p7m");
        assertThat(mail.flags()).contains("signed", "signature-unchecked");
    }

    /// Each check goes over all that was signed, and hundreds fit into one another.
    @Test
    void shouldCheckTheOutermostSignatureOnly() {
        String inner = SealedMails.detached(CONTENT);
        String within = "From: a@b.example\r\nContent-Type: multipart/signed; boundary=o\r\n\r\n--o\r\n"
                + inner.substring(inner.indexOf("Content-Type"))
                + "\r\n--o\r\nContent-Type: application/pkcs7-signature\r\n\r\nx\r\n--o--\r\n";

        assertThat(read(within).text()).isEqualTo("Help me.");
        assertThat(read(within).flags()).contains("signature-unchecked").doesNotContain("signature-intact");
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

    /// What a label says of a message is its sender's word.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m",
                "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m",
                "APPLICATION/X-PKCS7-MIME; SMIME-TYPE=\"Enveloped-Data\"; NAME=\"smime.p7m\"",
                "application/pkcs7-mime; smime-type=authEnveloped-data; name=smime.p7m",
                "application/pkcs7-mime; smime-type=certs-only; name=smime.p7m",
                "application/pkcs7-mime; name=\"enveloped-data.p7m\"",
                "application/pkcs7-mime",
                "application/octet-stream; name=SMIME.P7M; smime-type*=us-ascii''enveloped-data"
            })
    void shouldOpenWrappingsOnlySoOftenUnderWhateverLabel(String type) {
        byte[] once = SealedMails.unsigned(CONTENT.getBytes(UTF_8), type);
        byte[] often = CONTENT.getBytes(UTF_8);
        for (int i = 0; i < 30; i++) {
            often = SealedMails.unsigned(often, type);
        }

        ParsedMail mail = Mails.read(often, Mails.CONTEXT).mail();

        assertThat(Mails.read(once, Mails.CONTEXT).mail().text()).isEqualTo("Help me.");
        assertThat(mail.text()).isEmpty();
        assertThat(mail.attachments()).hasSize(1);
        assertThat(mail.flags()).contains("signed", "signature-unchecked", "too-many-parts");
    }

    /// The mail passed on is part of the one that came, and so are the wrappings in it.
    @Test
    void shouldCountTheWrappingsOfAForwardedMailAmongItsOwn() {
        assertThat(forwarded(2, 3)).isEqualTo("Help me.");
        assertThat(forwarded(4, 4)).isEmpty();
    }

    private static String forwarded(int around, int within) {
        byte[] inner = CONTENT.getBytes(UTF_8);
        for (int i = 0; i < within; i++) {
            inner = SealedMails.unsigned(inner);
        }
        byte[] outer = joined(
                "Content-Type: message/rfc822\r\n\r\nFrom: Ben <ben@acme.example>\r\nSubject: Printer\r\n", inner);
        for (int i = 0; i < around; i++) {
            outer = SealedMails.unsigned(outer);
        }
        byte[] mail = joined("From: anna@acme.example\r\nSubject: FW: Printer\r\n", outer);
        ForwardedMail passedOn = Mails.read(mail, Mails.CONTEXT).forwarded();
        assertThat(passedOn).isNotNull();
        return passedOn.attachedText();
    }

    private static byte[] joined(String head, byte[] rest) {
        byte[] whole = Arrays.copyOf(head.getBytes(UTF_8), head.length() + rest.length);
        System.arraycopy(rest, 0, whole, head.length(), rest.length);
        return whole;
    }

    /// An object within objects costs two bytes, and whoever builds it goes into each.
    @Test
    void shouldKeepAMessageOfObjectsWithinObjectsClosed() {
        byte[] deep = new byte[150_000];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }

        ParsedMail mail = Mails.read(SealedMails.started(deep), Mails.CONTEXT).mail();

        assertThat(mail.attachments()).hasSize(1);
        assertThat(mail.flags()).contains("signed", "signature-unchecked");
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
