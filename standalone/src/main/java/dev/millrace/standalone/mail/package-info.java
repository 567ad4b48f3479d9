/// The mail server of `millrace up`: SMTP and IMAP on loopback for the mailboxes of one company, kept as files.
/// A mail it has accepted is delivered exactly once however the process ends; flags, folders and UIDs survive as well.
/// It must not know what a ticket is, nor treat the support mailbox unlike any other.
///
/// The IMAP conversation is GreenMail's; its stores keep mail in memory, so the folders here are our own.
@NullMarked
package dev.millrace.standalone.mail;

import org.jspecify.annotations.NullMarked;
