package dev.millrace.standalone.mail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// What SMTP says of a mail besides the mail: who sends it and whose mailboxes it goes to.
///
/// @param sender     the return path; empty for reports, which nobody shall answer (RFC 5321, 4.5.5)
/// @param recipients the accounts it goes to, each once
record Envelope(String sender, SequencedSet<String> recipients) {
    static Envelope from(String sender) {
        return new Envelope(sender, new LinkedHashSet<>());
    }

    List<String> addressees() {
        return List.copyOf(recipients);
    }
}
