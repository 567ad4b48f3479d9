package dev.millrace.remediation.secret;

/// What the steps around a one-time secret tell one another. None of it opens anything.
public final class SecretFacts {
    /// The secret's id.
    public static final String ID = "secret.id";
    /// The address its link goes to.
    public static final String RECIPIENT = "secret.recipient";
    /// The name of whoever that is.
    public static final String RECIPIENT_NAME = "secret.recipient-name";
    /// When the link dies unused.
    public static final String EXPIRES_AT = "secret.expires-at";

    private SecretFacts() {}
}
