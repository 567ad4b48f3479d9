package dev.millrace.topology.step;

import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;

/// What the JSON of many a closed ticket has in common, the commonest last: [PackedJson] points into it.
///
/// Not a byte of it may ever change, for tickets are stored that cannot be read without it. Words that have become
/// common since, such as names of new fields, are stored in full, which costs a few bytes each. Should that be too much
/// one day, a second list is written with, and this one still read with.
final class TicketWords {
    private static final String WORDS = """
            "merging":{"target":" "request":1} "mergedInto":" "merged":[{"ticket":" "statusBeforeHold":"ON_HOLD"
            "mentions":" "question":{"about":"matter","choices":[],"runbook":"none","suffices":true} "review":"
            "waitsFor":" "step":"unlock" "unsure":true "alsoAbout":[" "assignee":"service-desk","run":{"runId":"
            "channel":"web" "channel":"chat" "ourAddress":"web" "ourAddress":"chat" "assurance":"CLAIMED"
            "assurance":"AUTHENTICATED" "language":"fr" "language":"es" "language":"it" "language":"de"
            "mfa-reset" "access-request" "network" "software-fault" "device-compliance" "hardware" "printing"
            "file-access" "security-incident" "service-outage" "onboarding" "field-service" "general-question"
            "software-install" "email" "vpn" "restore-file" "restart-print-queue" "reset-vpn-profile" "reset-mfa"
            "renew-vpn-certificate" "remediate-device" "raise-mailbox-quota" "quarantine-message"
            "install-software" "grant-group-access" "priority":"P1" "priority":"P2" "priority":"P4" "risk":"high"
            "risk":"medium" "categoryConfidence":1.0, "one-time-link- "identity-request- "could-not-fix-
            "needs-approval- "approval-request- "reopened- "answer- "question- "closed- "resolved-
            A complaint, to which a person should answer
            A file or folder was deleted on purpose
            A file or folder was deleted, overwritten or damaged
            A line or device that many depend on is down
            A permission is missing
            A phishing message lies in mailboxes
            A question, a word of thanks or a complaint, nothing to mend
            A shared service is down
            An application is to be installed or licensed
            An application is to be removed
            An application misbehaves
            An application's server, or an update that all got, is at fault
            An update or a policy that many devices got is at fault, not one device
            Equipment is broken or missing
            Mail or calendar do not work as they should
            Permissions are to be taken from somebody, too or alone
            Somebody acted on a malicious message, or an account or device is compromised
            Somebody has to come on site
            Somebody starts, moves or leaves
            The VPN certificate has expired or is not valid
            The VPN profile is missing, damaged or out of date
            The account is locked after too many failed sign-ins
            The account was attacked or is locked by something else than its owner
            The account was taken out of use, which only a person may end
            The device misses updates, encryption or protection
            The gateway or the way to it is disturbed, not one person's profile
            The mailbox is full
            The network is down, slow or blocked at one place
            The password is forgotten, expired or no longer accepted
            The print queue hangs
            The print server or a driver that all use is at fault, not one queue
            The second factor is on a phone or token that is gone or no longer accepted
            "},"participants":["admin@ service-desk@ helpdesk@ it@ @gmail.com .com .org .net .de .eu
            .eurprd0 .namprd0 .prod.outlook.com>" @mail.gmail.com>" @mail.
            {"id":" ","version":1 ,"tenant":" ","channel":"email","conversation":" ","status":"CLOSED",\
            "requester":{"address":" ","name":" "},"participants":[" "],"subject":"Re: ",\
            "ourAddress":"support@ ","answerable":true,"assurance":"DOMAIN_VERIFIED","language":"en",\
            "category":"password-reset","category":"account-locked","categoryConfidence":0.99 ,\
            "sentiment":"positive","sentiment":"negative","anger":true,"sentiment":"neutral","anger":false,\
            "priority":"P3","priorityCorrected":false,"diagnosis":" ","runbook":"none","risk":"low",\
            "automatable":false,"assignee":"service-desk","approvals":0, "runbook":"reset-password",\
            "runbook":"unlock-account","target":"sender","risk":"low","automatable":true,\
            "run":{"runId":" /unlock-account/1","attempt":1,"sequence": ,"underWay":false},"approvals":0,\
            "lastMessageId":"< >","seen":[" "],"replies":["received- ","fixed- "],"openedAt":"2026- Z",\
            "updatedAt":"2026- Z","resolvedAt":"2026- Z","closedAt":"2026- Z","model":" ","unsure":false,\
            "alsoAbout":[],"merged":[]}\
            """;

    private static final byte[] BYTES = WORDS.getBytes(StandardCharsets.UTF_8);

    /// By which what is packed names it.
    static final int CHECKSUM = checksum();

    private TicketWords() {}

    /// Shared: not to be written to.
    static byte[] bytes() {
        return BYTES;
    }

    private static int checksum() {
        Adler32 sum = new Adler32();
        sum.update(BYTES);
        return (int) sum.getValue();
    }
}
