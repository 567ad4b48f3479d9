package dev.millrace.tickets.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/// By what a mail is known again that comes a second time under another Message-ID, over a gateway that renews it or
/// from a program that sends twice.
///
/// @param name of all that its writer says, to whoever he says it: the same for the same words and files of the same
///     sender in the same thread. It is made with the installation's key, so that nobody can try out what was said
/// @param date that the mail bears, as its writer's program set it
/// @param way the name of the mailbox and the mail servers by which it came: a copy has come by another
@JsonIgnoreProperties(ignoreUnknown = true)
public record MailContent(String name, Instant date, String way) {}
