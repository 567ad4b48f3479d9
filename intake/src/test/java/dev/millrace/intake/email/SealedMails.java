package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/// S/MIME mails of Anna, signed with a certificate that nobody vouches for and that ran out long ago.
final class SealedMails {
    private static final String HEADER =
            "From: Anna Keller <anna@acme.example>\r\nSubject: Locked\r\nMessage-ID: <a1@acme.example>\r\n";

    private SealedMails() {}

    /// Content and signature side by side.
    static String detached(String content) {
        return detached(content, encoded(signature(content, false)));
    }

    /// The same with a key of another kind.
    static String detached(String content, KeyPair keys, String algorithm) {
        return detached(content, encoded(signature(content, false, keys, algorithm)));
    }

    private static String detached(String content, String signature) {
        return """
                %sContent-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary=b

                --b
                %s
                --b
                Content-Type: application/pkcs7-signature; name=smime.p7s
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.replace("\n", "\r\n").formatted(HEADER, content, signature);
    }

    /// Content within the signature.
    static String opaque(String content) {
        return sealed("", signature(content, true));
    }

    /// Content that nobody signed in the form of what somebody did, and nothing is encoded.
    static byte[] unsigned(byte[] content) {
        return unsigned(content, "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m");
    }

    /// The same under another label.
    static byte[] unsigned(byte[] content, String type) {
        try {
            SignedData data = new SignedData(
                    new DERSet(),
                    new ContentInfo(CMSObjectIdentifiers.data, new DEROctetString(content)),
                    null,
                    null,
                    new DERSet());
            byte[] message = new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded();
            byte[] header = "Content-Type: %s\r\nContent-Transfer-Encoding: binary\r\n\r\n"
                    .formatted(type)
                    .getBytes(UTF_8);
            byte[] entity = Arrays.copyOf(header, header.length + message.length);
            System.arraycopy(message, 0, entity, header.length, message.length);
            return entity;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A message that says that it is signed, and then goes on in some way.
    ///
    /// @param rest as ASN.1
    static byte[] started(byte[] rest) {
        return started(rest, 0);
    }

    /// The same with zeros behind it.
    static byte[] started(byte[] rest, int zeros) {
        byte[] message = HexFormat.of().parseHex("308006092a864886f70d010702");
        byte[] header =
                "Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: binary\r\n\r\n".getBytes(UTF_8);
        byte[] entity = Arrays.copyOf(header, header.length + message.length + rest.length + zeros);
        System.arraycopy(message, 0, entity, header.length, message.length);
        System.arraycopy(rest, 0, entity, header.length + message.length, rest.length);
        return entity;
    }

    /// Content that nobody signed, with numbers in place of certificates.
    static String stuffed(String content, int numbers) {
        try {
            ASN1EncodableVector tiny = new ASN1EncodableVector();
            for (int i = 0; i < numbers; i++) {
                tiny.add(new ASN1Integer(0));
            }
            SignedData data = new SignedData(
                    new DERSet(),
                    new ContentInfo(CMSObjectIdentifiers.data, new DEROctetString(content.getBytes(UTF_8))),
                    new DLSet(tiny),
                    null,
                    new DERSet());
            return sealed(
                    "; smime-type=signed-data", new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sealed(String parameters, byte[] message) {
        return "%sContent-Type: application/pkcs7-mime; name=smime.p7m%s\r\nContent-Transfer-Encoding: base64\r\n\r\n%s"
                .formatted(HEADER, parameters, encoded(message));
    }

    /// Content within a signature that is made up, by a key that anybody could make up.
    static String forged(String content, PublicKey key, String algorithm, String hex) {
        return sealed("", signature(content, true, key, new MadeUp(algorithm, hex)));
    }

    private static byte[] signature(String content, boolean enclosed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return signature(content, enclosed, generator.generateKeyPair(), "SHA256withECDSA");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] signature(String content, boolean enclosed, KeyPair keys, String algorithm) {
        try {
            return signature(
                    content,
                    enclosed,
                    keys.getPublic(),
                    new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] signature(String content, boolean enclosed, PublicKey key, ContentSigner signer) {
        try {
            X500Name anna = new X500Name("CN=Anna Keller");
            X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                            anna,
                            BigInteger.ONE,
                            Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                            Date.from(Instant.parse("2021-01-01T00:00:00Z")),
                            anna,
                            key)
                    .addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(new GeneralName(GeneralName.rfc822Name, "Anna@acme.example")))
                    .build(signer);
            CMSSignedDataGenerator cms = new CMSSignedDataGenerator();
            cms.addSignerInfoGenerator(new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                    .build(signer, certificate));
            cms.addCertificates(new JcaCertStore(List.of(certificate)));
            return cms.generate(new CMSProcessableByteArray(content.getBytes(UTF_8)), enclosed)
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes);
    }

    private record MadeUp(String algorithm, String hex) implements ContentSigner {
        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm);
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public byte[] getSignature() {
            return HexFormat.of().parseHex(hex);
        }
    }
}
