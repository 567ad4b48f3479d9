package dev.millrace.remediation.runbook.file;

import dev.millrace.remediation.testing.Requests;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// A runbook that comes along: what is asked for, and what must be so at the end.
enum ShippedCase {
    UNLOCK("unlock-account", "sender"),
    RESET_PASSWORD("reset-password", "sender"),
    GRANT("grant-group-access", "finance-reports"),
    VPN_PROFILE("reset-vpn-profile", "sender"),
    VPN_CERTIFICATE("renew-vpn-certificate", "sender"),
    QUOTA("raise-mailbox-quota", "sender"),
    QUARANTINE("quarantine-message", "Your parcel <1>"),
    MFA("reset-mfa", "sender"),
    SOFTWARE("install-software", "7-Zip"),
    DEVICE("remediate-device", "LT-0815"),
    PRINT("restart-print-queue", "HP-3-West"),
    FILE("restore-file", "F:\\Q3\\report.xlsx");

    private static final AtomicLong TICKETS = new AtomicLong();

    private final String runbook;
    private final String target;

    ShippedCase(String runbook, String target) {
        this.runbook = runbook;
        this.target = target;
    }

    String runbook() {
        return runbook;
    }

    Execute request() {
        long ticket = TICKETS.incrementAndGet();
        return switch (this) {
            case GRANT -> Requests.consented(ticket, runbook, target, "anna", Consent.GROUP_OWNER, "ben");
            case MFA ->
                Requests.agreed(ticket, runbook, target, "anna", 2, "ben@acme.example", "director@acme.example");
            case SOFTWARE, FILE -> Requests.consented(ticket, runbook, target, "anna", Consent.MANAGER, "ben");
            default -> Requests.automatic(ticket, runbook, target, "anna");
        };
    }

    /// The steps that cannot be taken back.
    Set<String> oneWay() {
        return switch (this) {
            case UNLOCK -> Set.of("unlock");
            case RESET_PASSWORD -> Set.of("set-password");
            case VPN_CERTIFICATE -> Set.of("renew-certificate");
            case MFA -> Set.of("remove-methods");
            case DEVICE -> Set.of("sync-device");
            case PRINT -> Set.of("cancel-stuck-jobs", "resume-queue");
            case GRANT, VPN_PROFILE, QUOTA, QUARANTINE, SOFTWARE, FILE -> Set.of();
        };
    }

    Map<String, String> wanted() {
        return switch (this) {
            case UNLOCK -> Map.of("locked", "false");
            case RESET_PASSWORD -> Map.of("locked", "false", "must-change", "true");
            case GRANT -> Map.of("in-group", "true");
            case VPN_PROFILE -> Map.of("profile", "2");
            case VPN_CERTIFICATE -> Map.of("serial", "4712");
            case QUOTA -> Map.of("quota", "3072");
            case QUARANTINE -> Map.of("quarantined", "true");
            case MFA -> Map.of("methods", "");
            case SOFTWARE -> Map.of("member", "true");
            case DEVICE -> Map.of("compliance", "compliant", "synced", "2026-11-20T12:00:00Z");
            case PRINT -> Map.of("queue", "idle", "stuck-job", "");
            case FILE -> Map.of("file", "newer", "file-before", "kept");
        };
    }
}
