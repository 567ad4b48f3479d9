package dev.millrace.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// An account of a program, as its JSON key file describes it.
///
/// @param email its name
/// @param keyId of its key
/// @param key to sign with
/// @param tokenUrl where tokens are given out
record ServiceAccount(String email, String keyId, PrivateKey key, URI tokenUrl) {
    /// The longest that endpoints take.
    private static final Duration ASSERTION_LIFE = Duration.ofHours(1);

    static ServiceAccount read(Path file) throws NoAccessToken {
        try {
            JsonNode json = Json.mapper().readTree(Files.readString(file));
            return new ServiceAccount(
                    field(json, "client_email", file),
                    json.path("private_key_id").asString(""),
                    key(field(json, "private_key", file)),
                    URI.create(field(json, "token_uri", file)));
        } catch (IOException | JacksonException | GeneralSecurityException | IllegalArgumentException e) {
            // The cause may quote the key.
            throw new NoAccessToken("the service account's key file " + file + " cannot be read: "
                    + e.getClass().getSimpleName());
        }
    }

    private static String field(JsonNode json, String name, Path file) throws NoAccessToken {
        String value = json.path(name).asString("");
        if (value.isEmpty()) {
            throw new NoAccessToken("the service account's key file " + file + " has no " + name);
        }
        return value;
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }

    /// Says, signed, that this account acts for a user (RFC 7523, 3).
    String assertion(URI audience, String scope, String user, Instant now) throws NoAccessToken {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(email)
                .subject(user)
                .audience(audience.toString())
                .claim("scope", scope)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ASSERTION_LIFE)))
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
        try {
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new NoAccessToken("the service account's key cannot sign", e);
        }
    }

    @Override
    public String toString() {
        return "ServiceAccount[" + email + "]";
    }
}
