package dev.millrace.remediation.group;

/// What the steps for groups tell one another.
final class GroupFacts {
    /// What the group is known by wherever it is moved; empty where the directory tells none.
    static final String ID = "group.id";
    /// The group's distinguished name.
    static final String DN = "group.dn";
    /// Its name.
    static final String NAME = "group.name";
    /// What the account is known by wherever it is moved; empty where the directory tells none.
    static final String MEMBER_ID = "member.id";
    /// The distinguished name of whom it is about.
    static final String MEMBER_DN = "member.dn";
    /// The name he signs in with.
    static final String MEMBER_UID = "member.uid";

    private GroupFacts() {}
}
