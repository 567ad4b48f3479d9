package dev.millrace.remediation.openvpn;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// Our own certificate authority (RFC 5280). It keeps nothing: what it issued is noted by [IssuedCertificates].
///
/// @param certificate its own
record CertificateAuthority(X509Certificate certificate, PrivateKey key) {
    private static final SecureRandom RANDOM = new SecureRandom();
    /// Clocks differ: whoever reads what begins later than now lets nobody in.
    private static final Duration BACKWARDS = Duration.ofMinutes(5);
    /// OpenVPN lets nobody in once its list of revocations is out of date; the list is written anew with each
    /// revocation.
    private static final Duration LIST_HOLDS = Duration.ofDays(3650);
    /// 20 octets at most (RFC 5280, 4.1.2.2), of which chance makes up 126 bits.
    private static final int SERIAL_BITS = 126;

    /// @throws GeneralSecurityException when the two do not belong together, or it is no authority
    static CertificateAuthority of(String certificate, String key) throws GeneralSecurityException, IOException {
        CertificateAuthority authority = new CertificateAuthority(Pem.certificate(certificate), Pem.privateKey(key));
        if (authority.certificate.getBasicConstraints() < 0) {
            throw new GeneralSecurityException("the certificate is not one of an authority");
        }
        authority.revocations(null, List.of(), Instant.now()).verify(authority.certificate.getPublicKey());
        return authority;
    }

    /// A certificate with which somebody can sign in as a client.
    ///
    /// @param name the subject's common name
    X509Certificate issue(String name, PublicKey holder, Instant now, Duration validFor)
            throws GeneralSecurityException, IOException {
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                certificate,
                new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS),
                Date.from(now.minus(BACKWARDS)),
                Date.from(now.plus(validFor)),
                new X500Principal(
                        new X500NameBuilder().addRDN(BCStyle.CN, name).build().getEncoded()),
                holder);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
        builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(holder));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions.createAuthorityKeyIdentifier(certificate.getPublicKey()));
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
    }

    /// The next list of what is revoked.
    ///
    /// @param before the one before it, whose entries stay as they are; null for the first
    /// @param added serial numbers of those that are revoked now
    X509CRL revocations(@Nullable X509CRL before, Collection<BigInteger> added, Instant now)
            throws GeneralSecurityException, IOException {
        X509v2CRLBuilder builder =
                new JcaX509v2CRLBuilder(certificate.getSubjectX500Principal(), Date.from(now.minus(BACKWARDS)));
        builder.setNextUpdate(Date.from(now.plus(LIST_HOLDS)));
        if (before != null) {
            builder.addCRL(new JcaX509CRLHolder(before));
        }
        added.stream()
                .filter(serial -> before == null || before.getRevokedCertificate(serial) == null)
                .forEach(serial -> builder.addCRLEntry(serial, Date.from(now), CRLReason.superseded));
        builder.addExtension(Extension.cRLNumber, false, new CRLNumber(numberAfter(before)));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate.getPublicKey()));
        return new JcaX509CRLConverter().getCRL(builder.build(signer()));
    }

    /// Grows with each list (RFC 5280, 5.2.3).
    private static BigInteger numberAfter(@Nullable X509CRL before) {
        byte @Nullable [] number = before == null ? null : before.getExtensionValue(Extension.cRLNumber.getId());
        return number == null
                ? BigInteger.ONE
                : ASN1Integer.getInstance(ASN1OctetString.getInstance(number).getOctets())
                        .getPositiveValue()
                        .add(BigInteger.ONE);
    }

    private ContentSigner signer() throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC", "ECDSA" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
        try {
            return new JcaContentSignerBuilder(algorithm).build(key);
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("the authority cannot sign with its key", e);
        }
    }

    @Override
    public String toString() {
        return "CertificateAuthority[" + certificate.getSubjectX500Principal() + "]";
    }
}
