package dev.millrace.standalone.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;

/// An account as GreenMail's IMAP commands see it: a name, and the root of its folders.
record MailAccount(String address) implements GreenMailUser {

    /// The name of the account's root folder; a dot would part it into two.
    static String folderName(String address) {
        return address.replace("%", "%25").replace(".", "%2E");
    }

    @Override
    public String getEmail() {
        return address;
    }

    @Override
    public String getLogin() {
        return address;
    }

    @Override
    public String getQualifiedMailboxName() {
        return folderName(address);
    }

    @Override
    public String getPassword() {
        throw notHere();
    }

    @Override
    public void setPassword(String password) {
        throw notHere();
    }

    @Override
    public void authenticate(String password) {
        throw notHere();
    }

    @Override
    public void deliver(MovingMessage message) {
        throw notHere();
    }

    @Override
    public void deliver(MimeMessage message) {
        throw notHere();
    }

    @Override
    public void create() {
        throw notHere();
    }

    @Override
    public void delete() {
        throw notHere();
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("Passwords are the account book's, delivery is the spool's");
    }
}
