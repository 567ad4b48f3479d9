/// What programs and firms put below a text: disclaimers, lists and their subscriptions, "Sent from my phone".
@NullMarked
package dev.millrace.intake.email.reply.footer;

import org.jspecify.annotations.NullMarked;
