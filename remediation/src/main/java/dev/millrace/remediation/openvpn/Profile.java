package dev.millrace.remediation.openvpn;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a person gives to the OpenVPN program: settings with the certificates and the key within (`.ovpn`).
///
/// @param text with a private key in it: never to be logged
record Profile(String text) {
    private static final Pattern CERTIFICATE = Pattern.compile("(?s)<cert>\\s*(.*?)</cert>");

    /// @param settings what all profiles begin with
    static Profile of(String settings, X509Certificate authority, X509Certificate certificate, KeyPair pair)
            throws GeneralSecurityException, IOException {
        return new Profile("%s%n<ca>%n%s</ca>%n<cert>%n%s</cert>%n<key>%n%s</key>%n"
                .formatted(settings.strip(), Pem.of(authority), Pem.of(certificate), Pem.of(pair.getPrivate())));
    }

    static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /// The certificate in it.
    X509Certificate certificate() throws GeneralSecurityException {
        Matcher matcher = CERTIFICATE.matcher(text);
        if (!matcher.find()) {
            throw new GeneralSecurityException("the profile holds no certificate");
        }
        return Pem.certificate(matcher.group(1));
    }

    @Override
    public String toString() {
        return "Profile";
    }
}
