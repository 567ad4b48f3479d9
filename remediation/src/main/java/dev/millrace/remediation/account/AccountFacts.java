package dev.millrace.remediation.account;

/// What the steps for accounts tell one another.
public final class AccountFacts {
    /// What the account is known by wherever it is moved; empty where the directory tells none.
    public static final String ID = "account.id";
    /// The account's distinguished name.
    public static final String DN = "account.dn";
    /// The name to sign in with.
    public static final String UID = "account.uid";

    /// The person's name.
    public static final String NAME = "account.name";
    /// The address at work; empty where there is none.
    public static final String MAIL = "account.mail";

    private AccountFacts() {}
}
