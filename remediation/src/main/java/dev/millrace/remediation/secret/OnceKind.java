package dev.millrace.remediation.secret;

/// What a one-time link leads to.
enum OnceKind {
    PASSWORD,
    /// A profile for a VPN's program.
    PROFILE;

    /// @param runId `TICKET/RUNBOOK/NUMBER`
    static OnceKind of(String runId) {
        return runId.contains("/renew-vpn-certificate/") ? PROFILE : PASSWORD;
    }
}
