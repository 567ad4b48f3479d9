package dev.millrace.intake.email.receiving;

import dev.millrace.tickets.metrics.DeskMetric;
import java.time.Instant;
import java.util.List;

/// A way by which mails come in, with the addresses they come to.
public interface Receiving {
    /// What must be known to understand mails to these addresses.
    List<MailboxContext> contexts();

    /// How each of them does now.
    List<DeskMetric.Mailbox> figures(Instant now);
}
