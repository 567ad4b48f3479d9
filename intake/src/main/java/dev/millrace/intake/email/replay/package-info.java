/// Mails taken again, or taken in after all: from files, from the blob store, from what was ignored.
/// Knows what was kept of mails. Must not know how mails arrive.
@NullMarked
package dev.millrace.intake.email.replay;

import org.jspecify.annotations.NullMarked;
