package dev.millrace.intake.email.mailbox;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Set;
import org.eclipse.angus.mail.iap.Argument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Marks mails over one connection. Where the mark has no folder they are flagged; else they are moved, in one
/// step where the server can (RFC 6851), and by being copied and removed where not.
final class Marking {
    private static final Logger LOG = LoggerFactory.getLogger(Marking.class);
    /// Says of a mail that stays where it lies that it is done.
    static final String DONE_KEYWORD = "$MillraceDone";

    private final MailboxSettings settings;
    private final ImapCommands commands;
    private final CopySearch copySearch;
    private final boolean moves;
    private boolean expunges;

    /// @param moves whether the server can move mails in one step
    /// @param expunges whether it removes just the mails that one names (UIDPLUS, RFC 4315)
    Marking(MailboxSettings settings, ImapCommands commands, CopySearch copySearch, boolean moves, boolean expunges) {
        this.settings = settings;
        this.commands = commands;
        this.copySearch = copySearch;
        this.moves = moves;
        this.expunges = expunges;
    }

    /// Whether there are two steps to that mark, [#copy] and [#remove], and not [#mark] alone.
    boolean copies(Mark mark) {
        return !moves && !mark.folder(settings).isBlank();
    }

    /// Once more does no harm, however much of it was done.
    void mark(Mark mark, List<Long> uids) throws MessagingException {
        if (mark.folder(settings).isBlank()) {
            commands.ask("UID STORE " + UidSet.of(uids) + " +FLAGS.SILENT (\\Seen " + DONE_KEYWORD + ")");
        } else {
            commands.ask("UID MOVE " + UidSet.of(uids), folder(mark));
        }
    }

    /// Once more makes other copies.
    void copy(Mark mark, List<Long> uids) throws MessagingException {
        commands.ask("UID COPY " + UidSet.of(uids), folder(mark));
    }

    /// Which of these mails the folder of that mark has a copy of.
    Set<Long> copied(Mark mark, List<Long> uids) throws MailboxConnection.Lost {
        return copySearch.copied(folder(mark), uids);
    }

    /// Once more does no harm. Without UIDPLUS there is only the command that removes whatever anybody has
    /// marked: ours stay, marked as deleted, until somebody tidies up. So do they where an account may mark
    /// mails so, and not remove them (RFC 4314).
    void remove(List<Long> uids) throws MessagingException {
        commands.ask("UID STORE " + UidSet.of(uids) + " +FLAGS.SILENT (\\Deleted)");
        if (expunges) {
            expunge(uids);
        }
    }

    private void expunge(List<Long> uids) throws MessagingException {
        try {
            commands.ask("UID EXPUNGE " + UidSet.of(uids));
        } catch (MailboxConnection.Lost | MailboxConnection.NotNow e) {
            throw e;
        } catch (MessagingException e) {
            expunges = false;
            LOG.warn(
                    "Mailbox {}: {} mails stay where they were, marked as deleted: {}",
                    settings.name(),
                    uids.size(),
                    e.getMessage());
        }
    }

    private Argument folder(Mark mark) {
        return ImapCommands.folder(mark.folder(settings));
    }
}
