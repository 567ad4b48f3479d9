package dev.millrace.remediation.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs a request: `X-Millrace-Signature: sha256=HEX` over timestamp, method, target and body, joined by line feeds,
/// beside `X-Millrace-Timestamp` in seconds since 1970.
final class Signing {
    static final String SIGNATURE = "X-Millrace-Signature";
    static final String TIMESTAMP = "X-Millrace-Timestamp";

    private Signing() {}

    static String sign(String key, long timestamp, String method, String target, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String text = timestamp + "\n" + method + "\n" + target + "\n" + body;
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks HmacSHA256, which every Java has", e);
        }
    }
}
