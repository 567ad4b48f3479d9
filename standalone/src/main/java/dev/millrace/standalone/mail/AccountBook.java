package dev.millrace.standalone.mail;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The accounts of the mail server: one per address, all under one password.
///
/// An account is named by its address, and in the first domain by the part before the `@` as well.
final class AccountBook extends UserManager {
    private final Map<String, GreenMailUser> byAddress = new LinkedHashMap<>();
    private final Set<String> domains;
    private final String firstDomain;
    private final byte[] password;

    AccountBook(ImapHostManager folders, Collection<String> addresses, String firstDomain, String password) {
        super(folders);
        this.firstDomain = firstDomain;
        this.password = password.getBytes(StandardCharsets.UTF_8);
        for (String address : addresses) {
            byAddress.put(lower(address), new MailAccount(lower(address)));
        }
        this.domains = byAddress.keySet().stream().map(AccountBook::domain).collect(Collectors.toUnmodifiableSet());
    }

    /// What the server knows of an address that mail is meant for.
    sealed interface Recipient {
        /// It is that of the account, or one with a detail: `support+7ZK3Q@…` reaches `support@…`.
        record Known(String account) implements Recipient {}

        /// Its domain is ours, but there is no such account.
        record Unknown() implements Recipient {}

        /// Its domain is not ours.
        record Elsewhere() implements Recipient {}
    }

    Recipient recipient(String address) {
        String wanted = lower(address);
        int at = wanted.lastIndexOf('@');
        if (at < 0 || !domains.contains(domain(wanted))) {
            return new Recipient.Elsewhere();
        }
        String local = wanted.substring(0, at);
        int plus = local.indexOf('+');
        String account = (plus > 0 ? local.substring(0, plus) : local) + wanted.substring(at);
        return byAddress.containsKey(account) ? new Recipient.Known(account) : new Recipient.Unknown();
    }

    @Override
    public @Nullable GreenMailUser getUser(String login) {
        String name = lower(login);
        return byAddress.get(name.contains("@") ? name : name + "@" + firstDomain);
    }

    @Override
    public @Nullable GreenMailUser getUserByEmail(String email) {
        return byAddress.get(lower(email));
    }

    @Override
    public boolean hasUser(String login) {
        return getUser(login) != null;
    }

    @Override
    public Collection<GreenMailUser> listUser() {
        return byAddress.values();
    }

    @Override
    public boolean test(String login, String offered) {
        // In constant time, as the comparison of a secret should be.
        boolean right = MessageDigest.isEqual(password, offered.getBytes(StandardCharsets.UTF_8));
        return right && hasUser(login);
    }

    @Override
    public GreenMailUser createUser(String email, String login, String ignored) {
        throw new UnsupportedOperationException("Accounts are fixed at start; " + email + " is none of them");
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
