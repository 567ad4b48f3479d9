/// Signed names: Message-IDs, reply addresses, links and conversation tokens that only we can have made.
/// Knows HMAC and how a ticket id hides in a mail's headers. Must not know who sends or reads the mail.
@NullMarked
package dev.millrace.tickets.signature;

import org.jspecify.annotations.NullMarked;
