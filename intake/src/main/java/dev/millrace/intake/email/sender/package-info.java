/// Who wrote a mail, and how sure that is: what receiving hosts say (RFC 8601), lists that stand in for their writers,
/// forwarded mails, and tricks with names and domains. Must not know which ticket is meant.
@NullMarked
package dev.millrace.intake.email.sender;

import org.jspecify.annotations.NullMarked;
