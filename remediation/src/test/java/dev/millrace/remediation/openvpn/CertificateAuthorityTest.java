package dev.millrace.remediation.openvpn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Certificates and lists as others judge them: Java's own validation of paths (PKIX, RFC 5280).
class CertificateAuthorityTest {
    private final Instant now = Instant.now();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void shouldIssueWhatIsValidUntilItIsRevoked(String algorithm) throws GeneralSecurityException, IOException {
        CertificateAuthority authority = authority(algorithm);
        X509Certificate certificate = issue(authority);
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=anna");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getBasicConstraints()).isNegative();
        assertThatCode(() -> validate(authority, certificate, authority.revocations(null, List.of(), now)))
                .doesNotThrowAnyException();
        X509CRL list = authority.revocations(null, List.of(certificate.getSerialNumber()), now);
        assertThatThrownBy(() -> validate(authority, certificate, list))
                .isInstanceOf(CertPathValidatorException.class)
                .hasMessageContaining("revoked");
    }

    /// Until its time has come OpenVPN lets nobody in.
    @Test
    void shouldMakeListsThatHoldWhereTheClockIsBehind() throws GeneralSecurityException, IOException {
        assertThat(authority("EC").revocations(null, List.of(), now).getThisUpdate())
                .isBeforeOrEqualTo(now.minus(Duration.ofMinutes(4)));
    }

    @Test
    void shouldRefuseAKeyOfAnother() {
        assertThatThrownBy(() -> CertificateAuthority.of(
                        TestAuthority.of("EC", true).certificate(),
                        TestAuthority.of("EC", true).key()))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void shouldRefuseACertificateThatIsNoAuthority() {
        TestAuthority none = TestAuthority.of("EC", false);
        assertThatThrownBy(() -> CertificateAuthority.of(none.certificate(), none.key()))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessage("the certificate is not one of an authority");
    }

    @Test
    void shouldKnowWhatIsInForce() throws GeneralSecurityException, IOException {
        CertificateAuthority authority = authority("EC");
        IssuedCertificates issued = new IssuedCertificates(folder.resolve("issued"), folder.resolve("crl.pem"));
        assertThat(issued.inForce("anna", now)).isEmpty();
        X509Certificate first = issue(authority);
        X509Certificate second = issue(authority);
        issued.note("anna", "a run", first);
        issued.note("anna", "a run", second);
        assertThat(issued.inForce("anna", now)).containsExactlyInAnyOrder(first, second);
        assertThat(issued.inForce("ben", now)).isEmpty();
        assertThat(issued.inForce("anna", now.plus(Duration.ofDays(31)))).isEmpty();

        issued.revoke(authority, List.of(first), now);
        assertThat(issued.inForce("anna", now)).containsExactly(second);
        issued.revoke(authority, List.of(second), now);
        assertThat(issued.inForce("anna", now)).isEmpty();
        assertThat(Pem.list(Files.readString(folder.resolve("crl.pem"))).getRevokedCertificates())
                .hasSize(2);
    }

    /// What another tool revoked for a reason of its own stays so; a list's number tells which one is newer.
    @Test
    void shouldKeepWhatIsOnTheListAsItIs() throws GeneralSecurityException, IOException, OperatorCreationException {
        TestAuthority written = TestAuthority.of("EC", true);
        X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(
                Pem.certificate(written.certificate()).getSubjectX500Principal(), Date.from(now));
        builder.addCRLEntry(BigInteger.TEN, Date.from(now), CRLReason.keyCompromise);
        builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(41)));
        X509CRL foreign = new JcaX509CRLConverter()
                .getCRL(builder.build(
                        new JcaContentSignerBuilder("SHA256withECDSA").build(Pem.privateKey(written.key()))));

        X509CRL next = CertificateAuthority.of(written.certificate(), written.key())
                .revocations(foreign, List.of(BigInteger.TEN, BigInteger.TWO), now.plusSeconds(60));
        assertThat(next.getRevokedCertificates()).hasSize(2);
        assertThat(next.getRevokedCertificate(BigInteger.TEN).getRevocationReason())
                .isEqualTo(java.security.cert.CRLReason.KEY_COMPROMISE);
        assertThat(ASN1Integer.getInstance(
                        ASN1OctetString.getInstance(next.getExtensionValue(Extension.cRLNumber.getId()))
                                .getOctets()))
                .isEqualTo(new ASN1Integer(42));
    }

    @Test
    void shouldPutAllIntoOneProfileAndSayNothingOfIt() throws GeneralSecurityException, IOException {
        CertificateAuthority authority = authority("EC");
        var pair = Profile.newKey();
        X509Certificate certificate = authority.issue("anna", pair.getPublic(), now, Duration.ofDays(30));
        Profile profile = Profile.of("client\nremote vpn.acme.example", authority.certificate(), certificate, pair);
        assertThat(profile.text())
                .startsWith("client\nremote vpn.acme.example\n<ca>\n-----BEGIN CERTIFICATE-----")
                .contains("<key>\n-----BEGIN PRIVATE KEY-----");
        assertThat(profile.certificate()).isEqualTo(certificate);
        assertThat(profile).hasToString("Profile");
        assertThat(authority.toString()).doesNotContain("KEY");
    }

    private static CertificateAuthority authority(String algorithm) throws GeneralSecurityException, IOException {
        TestAuthority authority = TestAuthority.of(algorithm, true);
        return CertificateAuthority.of(authority.certificate(), authority.key());
    }

    private X509Certificate issue(CertificateAuthority authority) throws GeneralSecurityException, IOException {
        return authority.issue("anna", Profile.newKey().getPublic(), now, Duration.ofDays(30));
    }

    private static void validate(CertificateAuthority authority, X509Certificate certificate, X509CRL list)
            throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.certificate(), null)));
        parameters.setRevocationEnabled(true);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(list))));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
    }
}
