/// What technicians are shown of the blob store: mails as they looked, files that came along. Which of them belong to
/// a ticket is told by links that another room signs. Must not know tickets.
@NullMarked
package dev.millrace.intake.originals;

import org.jspecify.annotations.NullMarked;
