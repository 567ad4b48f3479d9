package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.content.DecodedStream;
import dev.millrace.intake.email.content.Decoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessable;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.Store;

/// S/MIME (RFC 8551): takes signed content out of its wrapping, and tells whether it is still what was signed.
///
/// Nobody looks at whether the signer's certificate can be trusted, so a signature proves nothing about who wrote.
final class Smime {
    private static final int MOST_NAMES = 5;
    private static final int MOST_CERTIFICATES = 50;

    /// Far more than certificates and signatures are made of, or large content in pieces.
    private static final int MOST_OBJECTS = 200_000;

    /// In bits. The sender chooses the key, and what a check costs grows with at least the square of its length.
    private static final int LONGEST_RSA_KEY = 8_192;

    /// In bytes: what stands around signed content, such as certificates, or marks of the pieces that it is sent in.
    private static final int LONGEST_SIGNATURE = 2 * 1024 * 1024;

    /// In bytes: of a message it tells what kind of it is.
    static final int LONGEST_START = 32;

    /// The identifier of signed data, 1.2.840.113549.1.7.2 (RFC 5652, section 5.1), as it is encoded.
    private static final byte[] SIGNED = HexFormat.of().parseHex("06092a864886f70d010702");

    private static final int MAIL_ADDRESS = 1;
    private static final int LONGEST_ADDRESS = 254;

    /// From here on the first octet of a length tells how many it has (X.690, section 8.1.3); so many alone say
    /// that the end is marked.
    private static final int INDEFINITE = 0x80;

    private Smime() {}

    /// Signed content.
    ///
    /// @param content a MIME entity, from 0 to the limit
    /// @param flags what became of the signature: `signature-intact`, `signature-broken` or `signature-unchecked`,
    ///     and whom its certificates name
    record Signed(ByteBuffer content, List<String> flags) {}

    static boolean isMeantBy(PartType type) {
        String name = type.name() == null ? "" : type.name().toLowerCase(Locale.ROOT);
        return type.type().equals("application/pkcs7-mime")
                || type.type().equals("application/x-pkcs7-mime")
                || (name.endsWith(".p7m") && type.type().startsWith("application/"));
    }

    /// Whether a message is signed rather than encrypted: what it consists of is told behind its first tag and length.
    ///
    /// @param start its first bytes
    static boolean isSigned(byte[] start) {
        int length = start.length > 1 ? start[1] & 0xFF : 0;
        int at = length > INDEFINITE ? 2 + length - INDEFINITE : 2;
        int end = at + SIGNED.length;
        return end <= start.length && Arrays.equals(start, at, end, SIGNED, 0, SIGNED.length);
    }

    /// What is wrapped together with its signature; empty when nothing is, or too much. Of the message only that is
    /// held: it may be as large as a mail.
    ///
    /// @param message from its first byte each time
    /// @param most bytes that it may have
    static Optional<Signed> unwrapped(Supplier<Decoding> message, int most) {
        try {
            OptionalLong size = Asn1Objects.size(MOST_OBJECTS, new DecodedStream(message.get()));
            if (size.isEmpty() || size.getAsLong() > most) {
                return Optional.empty();
            }
            // The parser asks such a stream, and no other, how much there can be before it makes room for it.
            InputStream whole = new ASN1InputStream(new DecodedStream(message.get()), (int) size.getAsLong());
            CMSSignedDataParser parser = new CMSSignedDataParser(new FewDigests(), whole);
            if (parser.getSignedContent() == null) {
                return Optional.empty();
            }
            ByteBuffer content = content(parser.getSignedContent().getContentStream(), (int) size.getAsLong());
            return size.getAsLong() - content.limit() > LONGEST_SIGNATURE
                    ? Optional.empty()
                    : Optional.of(new Signed(content, flags(parser)));
        } catch (CMSException | OperatorCreationException | IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private static ByteBuffer content(InputStream stream, int most) throws IOException {
        byte[] content = new byte[most];
        return ByteBuffer.wrap(content, 0, stream.readNBytes(content, 0, most)).slice();
    }

    @SuppressWarnings("unchecked") // The parser tells of certificates by a raw type.
    private static List<String> flags(CMSSignedDataParser parser) {
        try {
            return flags(parser.getSignerInfos(), parser.getCertificates());
        } catch (CMSException | RuntimeException unknown) {
            return List.of("signature-unchecked");
        }
    }

    /// What became of a signature that stands beside its content (RFC 1847).
    ///
    /// @param content header and body of the signed part, as sent
    static List<String> flags(ByteBuffer content, byte[] signature) {
        try {
            if (Asn1Objects.size(MOST_OBJECTS, new ByteArrayInputStream(signature))
                    .isEmpty()) {
                return List.of("signature-unchecked");
            }
            CMSSignedData data = new CMSSignedData(new WithCrLf(content), signature);
            return flags(data.getSignerInfos(), data.getCertificates());
        } catch (CMSException | IOException | RuntimeException unknown) {
            return List.of("signature-unchecked");
        }
    }

    /// Of several signers the first is asked.
    private static List<String> flags(SignerInformationStore signers, Store<X509CertificateHolder> certificates) {
        return signers.getSigners().stream()
                .findFirst()
                .map(signer -> flags(signer, certificates))
                .orElse(List.of("signature-unchecked"));
    }

    private static List<String> flags(SignerInformation signer, Store<X509CertificateHolder> certificates) {
        try {
            Optional<X509CertificateHolder> own = certificates.getMatches(null).stream()
                    .limit(MOST_CERTIFICATES)
                    .filter(certificate -> signer.getSID().match(certificate))
                    .findFirst();
            if (own.isEmpty()) {
                return List.of("signature-unchecked");
            }
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(own.get());
            if (!isCheap(certificate.getPublicKey())) {
                return List.of("signature-unchecked");
            }
            boolean intact = signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()));
            return intact ? withNames(certificate) : List.of("signature-broken");
        } catch (CMSSignerDigestMismatchException changed) {
            return List.of("signature-broken");
        } catch (CMSException | CertificateException | OperatorCreationException | RuntimeException unknown) {
            return List.of("signature-unchecked");
        }
    }

    /// Whether a check by this key takes milliseconds, whoever made it. A key for DSA may have any length.
    private static boolean isCheap(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() <= LONGEST_RSA_KEY;
            case ECPublicKey _, EdECPublicKey _ -> true;
            default -> false;
        };
    }

    private static List<String> withNames(X509Certificate certificate) throws CertificateParsingException {
        List<String> flags = new ArrayList<>(List.of("signature-intact"));
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        for (List<?> name : names == null ? List.<List<?>>of() : names) {
            if (name.get(0).equals(MAIL_ADDRESS)
                    && name.get(1) instanceof String address
                    && address.length() <= LONGEST_ADDRESS
                    && flags.size() <= MOST_NAMES) {
                flags.add(
                        "signed-by:" + address.replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT));
            }
        }
        return flags;
    }

    /// Whoever sends a message says by how many kinds of digest it goes, and each goes over all of it.
    private static final class FewDigests implements DigestCalculatorProvider {
        private static final int MOST = 2;

        private final DigestCalculatorProvider all;
        private int given;

        FewDigests() throws OperatorCreationException {
            this.all = new JcaDigestCalculatorProviderBuilder().build();
        }

        @Override
        public DigestCalculator get(AlgorithmIdentifier algorithm) throws OperatorCreationException {
            if (given == MOST) {
                throw new OperatorCreationException("More than " + MOST + " digests of one message");
            }
            given++;
            return all.get(algorithm);
        }
    }

    /// Lines end with CRLF where they are signed (RFC 8551, section 3.1.1), however they were stored since.
    private static final class WithCrLf implements CMSProcessable {
        private static final int PIECE = 64 * 1024;

        private final ByteBuffer content;

        WithCrLf(ByteBuffer content) {
            this.content = content;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            int line = 0;
            for (int i = 0; i < content.limit(); i++) {
                if (content.get(i) == '\n' && (i == 0 || content.get(i - 1) != '\r')) {
                    write(line, i, out);
                    out.write('\r');
                    line = i;
                }
            }
            write(line, content.limit(), out);
        }

        private void write(int from, int to, OutputStream out) throws IOException {
            for (int at = from; at < to; at += PIECE) {
                byte[] piece = new byte[Math.min(PIECE, to - at)];
                content.get(at, piece);
                out.write(piece);
            }
        }

        @Override
        public ByteBuffer getContent() {
            return content;
        }
    }
}
