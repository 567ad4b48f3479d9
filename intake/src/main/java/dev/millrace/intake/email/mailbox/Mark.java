package dev.millrace.intake.email.mailbox;

/// What is said of a mail on its server, once nothing of it can be lost any more.
enum Mark {
    /// Handed over.
    DONE,
    /// Not handed over, on purpose.
    IGNORED,
    /// It could not be read; a ticket says so.
    PARKED;

    /// Where such mails go; empty leaves them in place.
    String folder(MailboxSettings settings) {
        return switch (this) {
            case DONE -> settings.doneFolder();
            case IGNORED -> settings.ignoredFolder();
            case PARKED -> settings.parkedFolder();
        };
    }
}
