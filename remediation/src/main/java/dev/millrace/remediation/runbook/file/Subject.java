package dev.millrace.remediation.runbook.file;

/// To whom something is done by a runbook, so who may agree to it.
public enum Subject {
    /// The owner of the account that is the target.
    ACCOUNT,
    /// The requester, who becomes a member of the group that is the target.
    MEMBER,
    /// The requester, who gets what is the target, or whose it is.
    REQUESTER
}
