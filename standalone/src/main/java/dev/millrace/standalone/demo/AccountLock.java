package dev.millrace.standalone.demo;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.StaticUtils;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;

/// Locks an account of the demo company, as too many wrong passwords would.
public final class AccountLock {
    private AccountLock() {}

    /// Locks the account, over LDAP.
    ///
    /// @throws IOException when the directory is away or there is no such account
    @SuppressWarnings("JavaUtilDate") // The library's formatter of generalized time takes it.
    public static void lock(DemoSettings settings, String user) throws IOException {
        if (!DemoCompany.users().contains(user)) {
            throw new IOException(
                    "Expected one of " + String.join(", ", DemoCompany.users()) + ", found \"" + user + "\"");
        }
        String now = StaticUtils.encodeGeneralizedTime(Date.from(Instant.now()));
        try {
            var url = new LDAPURL(settings.ldapUrl());
            try (var connection = new LDAPConnection(
                    Objects.requireNonNull(url.getHost()),
                    url.getPort(),
                    DemoCompany.SERVICE,
                    settings.ldapPassword())) {
                connection.modify(
                        DemoCompany.personDn(user),
                        new Modification(ModificationType.REPLACE, "pwdAccountLockedTime", now));
            }
        } catch (LDAPException failure) {
            boolean away = ResultCode.CONNECT_ERROR.equals(failure.getResultCode())
                    || ResultCode.SERVER_DOWN.equals(failure.getResultCode());
            throw new IOException(
                    away
                            ? "The directory at " + settings.ldapUrl() + " does not answer; is `millrace up` running?"
                            : "The directory refused: " + failure.getMessage(),
                    failure);
        }
    }
}
