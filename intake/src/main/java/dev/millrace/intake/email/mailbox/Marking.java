package dev.millrace.intake.email.mailbox;

import jakarta.mail.MessagingException;
import java.util.List;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;

/// Marks mails over one connection: moves them, or flags them where the mark has no folder.
final class Marking {
    /// Says of a mail that stays where it lies that it is done.
    static final String DONE_KEYWORD = "$MillraceDone";

    private final MailboxSettings settings;
    private final ImapCommands commands;
    private final boolean moves;
    private final boolean expunges;

    /// @param moves whether the server can move mails in one step (RFC 6851)
    /// @param expunges whether it removes just the mails that one names (UIDPLUS, RFC 4315)
    Marking(MailboxSettings settings, ImapCommands commands, boolean moves, boolean expunges) {
        this.settings = settings;
        this.commands = commands;
        this.moves = moves;
        this.expunges = expunges;
    }

    void mark(Mark mark, List<Long> uids) throws MessagingException {
        String target = mark.folder(settings);
        if (target.isBlank()) {
            commands.ask("UID STORE " + UidSet.of(uids) + " +FLAGS.SILENT (\\Seen " + DONE_KEYWORD + ")");
        } else {
            move(uids, target);
        }
    }

    /// Moves in one step where the server can, else copies and removes.
    private void move(List<Long> uids, String target) throws MessagingException {
        Argument to = new Argument();
        to.writeString(BASE64MailboxEncoder.encode(target));
        String set = UidSet.of(uids);
        if (moves) {
            commands.ask("UID MOVE " + set, to);
            return;
        }
        commands.ask("UID COPY " + set, to);
        commands.ask("UID STORE " + set + " +FLAGS.SILENT (\\Deleted)");
        // Without UIDPLUS there is only the command that removes whatever anybody has marked: ours stay, marked as
        // deleted, until somebody tidies up.
        if (expunges) {
            commands.ask("UID EXPUNGE " + set);
        }
    }
}
