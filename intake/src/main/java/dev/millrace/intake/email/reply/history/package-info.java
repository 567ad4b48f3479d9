/// Where earlier mails begin: quotes, what introduces them, and headers that are pasted in.
@NullMarked
package dev.millrace.intake.email.reply.history;

import org.jspecify.annotations.NullMarked;
