/// Where a text ends and its writer only signs: closings, names, cards and marks. Must not know history.
@NullMarked
package dev.millrace.intake.email.reply.signature;

import org.jspecify.annotations.NullMarked;
