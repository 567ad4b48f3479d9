package dev.millrace.intake.email;

/// What intake does with a mail.
public sealed interface MailVerdict {
    /// It becomes a message.
    record Accept() implements MailVerdict {}

    /// It joins the ticket that it names; where it may not, it is ignored after all.
    record Join() implements MailVerdict {}

    /// It is put into the folder for ignored mails.
    ///
    /// @param reason a short word, such as `own-mail`
    record Ignore(String reason) implements MailVerdict {}
}
