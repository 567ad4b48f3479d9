package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.content.Opening;

/// Bounds what is opened of wrappings, which may lie within each other: signed messages, encoded multiparts, Outlook's
/// packets and a mail that was passed on. All of one mail share it, whatever they say they are.
final class UnwrappingBudget {
    private static final int MOST_OPENED = 5;

    /// In bytes: how much memory they may take beside the mail.
    private static final int ROOM = 48 * 1024 * 1024;

    private int opened;
    private long room = ROOM;

    /// Whether one more may be opened at all.
    boolean isOpen() {
        return opened < MOST_OPENED;
    }

    /// Takes what it needs to open one, or nothing.
    ///
    /// @param bytes of memory that it takes as long as the mail is read
    /// @return false where the mail may not take so much
    /// @throws Opening.NoRoom where other mails take all there is
    boolean take(long bytes) {
        if (!isOpen() || bytes > room) {
            return false;
        }
        Opening.take(bytes);
        opened++;
        room -= bytes;
        return true;
    }
}
