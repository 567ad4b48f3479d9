/// The mailbox that mails come to: whose it is, which addresses are its own, and what it makes of its mails.
@NullMarked
package dev.millrace.intake.email.receiving;

import org.jspecify.annotations.NullMarked;
