package dev.millrace.tickets.remediation;

import dev.millrace.tickets.message.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What somebody agrees to, as a fingerprint: where any of it changes, his agreement is to something else and counts
/// no more.
public final class AgreedContent {
    private AgreedContent() {}

    /// The fingerprint: SHA-256 as 43 characters of URL-safe base 64.
    ///
    /// @param plan fingerprint of the runbook's steps, as [#ofPlan] makes it
    public static String of(
            String runbook, String target, Map<String, String> parameters, Person requester, String plan) {
        List<String> fields = new ArrayList<>(List.of(runbook, target, requester.key(), plan));
        new TreeMap<>(parameters).forEach((name, value) -> {
            fields.add(name);
            fields.add(value);
        });
        return digest(fields);
    }

    /// The fingerprint of a runbook's text.
    public static String ofPlan(String text) {
        return digest(List.of(text));
    }

    /// Each field with its length, so that no two lists of fields look the same.
    private static String digest(List<String> fields) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String field : fields) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                sha.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
