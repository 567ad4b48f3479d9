package dev.millrace.standalone.mail;

import com.icegreen.greenmail.imap.ImapConstants;
import com.icegreen.greenmail.imap.ImapHostManagerImpl;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Keeps each account to its own folders: GreenMail takes a name that begins with `#` as it is, whosever it is.
final class OwnFolders extends ImapHostManagerImpl {
    OwnFolders(DiskStore store) {
        super(store);
    }

    @Override
    public @Nullable MailFolder getFolder(GreenMailUser user, String name) {
        return foreign(name) ? null : super.getFolder(user, name);
    }

    @Override
    public MailFolder createMailbox(GreenMailUser user, String name) throws FolderException {
        refuseForeign(name);
        return super.createMailbox(user, name);
    }

    @Override
    public void renameMailbox(GreenMailUser user, String name, String newName) throws FolderException {
        refuseForeign(newName);
        super.renameMailbox(user, name, newName);
    }

    @Override
    public Collection<MailFolder> listMailboxes(GreenMailUser user, String pattern) throws FolderException {
        refuseForeign(pattern);
        return super.listMailboxes(user, pattern);
    }

    @Override
    public Collection<MailFolder> listSubscribedMailboxes(GreenMailUser user, String pattern) throws FolderException {
        refuseForeign(pattern);
        return super.listSubscribedMailboxes(user, pattern);
    }

    private static boolean foreign(String name) {
        return name.startsWith(ImapConstants.NAMESPACE_PREFIX);
    }

    private static void refuseForeign(String name) throws FolderException {
        if (foreign(name)) {
            throw new FolderException("Expected a folder of your own, found " + name);
        }
    }
}
