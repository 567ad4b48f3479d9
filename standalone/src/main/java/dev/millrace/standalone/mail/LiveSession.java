package dev.millrace.standalone.mail;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.imap.ImapResponse;
import com.icegreen.greenmail.imap.ImapSession;
import com.icegreen.greenmail.imap.ImapSessionFolder;
import com.icegreen.greenmail.imap.ImapSessionState;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import org.jspecify.annotations.Nullable;

/// One client's IMAP session: who it is and which folder it has open.
final class LiveSession implements ImapSession {
    private final ImapHostManager folders;
    private final UserManager accounts;
    private final ImapConversation conversation;
    private ImapSessionState state = ImapSessionState.NON_AUTHENTICATED;
    private @Nullable GreenMailUser user;
    private @Nullable SelectedFolder selected;

    LiveSession(ImapHostManager folders, UserManager accounts, ImapConversation conversation) {
        this.folders = folders;
        this.accounts = accounts;
        this.conversation = conversation;
    }

    @Override
    public void unsolicitedResponses(ImapResponse response) {
        unsolicitedResponses(response, false);
    }

    @Override
    public void unsolicitedResponses(ImapResponse response, boolean omitExpunged) {
        if (selected != null) {
            selected.report(response, omitExpunged);
        }
    }

    @Override
    public void setAuthenticated(GreenMailUser authenticated) {
        state = ImapSessionState.AUTHENTICATED;
        user = authenticated;
    }

    @Override
    public void setSelected(MailFolder folder, boolean readOnly) {
        selected = SelectedFolder.open((DiskFolder) folder, this, readOnly);
        state = ImapSessionState.SELECTED;
    }

    @Override
    public void deselect() {
        state = ImapSessionState.AUTHENTICATED;
        if (selected != null) {
            selected.deselect();
            selected = null;
        }
    }

    @Override
    public @Nullable ImapSessionFolder getSelected() {
        return selected;
    }

    @Override
    public @Nullable GreenMailUser getUser() {
        return user;
    }

    @Override
    public ImapSessionState getState() {
        return state;
    }

    @Override
    public ImapHostManager getHost() {
        return folders;
    }

    @Override
    public UserManager getUserManager() {
        return accounts;
    }

    @Override
    public String getClientIP() {
        return "127.0.0.1";
    }

    @Override
    public void closeConnection() {
        conversation.close();
    }

    @Override
    public void closeConnection(String byeMessage) {
        conversation.forceConnectionClose(byeMessage);
    }
}
