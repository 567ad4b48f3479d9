package dev.millrace.standalone.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedAddRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedCompareRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedDeleteRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedExtendedRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedExtendedResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyDNRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSASLBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ReadOnlyModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.extensions.PasswordModifyExtendedRequest;
import com.unboundid.util.StaticUtils;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who may do what, and what the password policy adds: the in-memory server itself knows neither.
///
/// The service account may do everything. A person may read everything but passwords and change their own password;
/// while `pwdReset` stands, only the latter. Who has not bound may read the root entry and nothing else.
final class AccessRules extends InMemoryOperationInterceptor {
    private static final String PASSWORD = "userPassword";

    private final DN service;
    private final BoundConnections connections = new BoundConnections();
    private final Clock clock = Clock.systemUTC();
    private @Nullable InMemoryDirectoryServer server;

    AccessRules(String service) throws LDAPException {
        this.service = new DN(service);
    }

    /// Names the server whose entries the rules look at; it does not exist yet when they are made.
    void readFrom(InMemoryDirectoryServer directory) {
        server = directory;
    }

    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest operation) throws LDAPException {
        connections.forget(operation.getConnectionID());
        String dn = operation.getRequest().getBindDN();
        boolean empty = operation.getRequest().getPassword() == null
                || operation.getRequest().getPassword().getValueLength() == 0;
        if (empty && !dn.isEmpty()) {
            // RFC 4513, 5.1.2: otherwise an application that forgets to check for an empty password lets everybody in.
            throw new LDAPException(ResultCode.UNWILLING_TO_PERFORM, "A bind with a name needs a password");
        }
        Entry entry = entry(new DN(dn));
        if (entry != null && entry.hasAttribute("pwdAccountLockedTime")) {
            throw new LDAPException(ResultCode.INVALID_CREDENTIALS, "Invalid credentials");
        }
    }

    @Override
    public void processSimpleBindResult(InMemoryInterceptedSimpleBindResult operation) {
        if (Answers.isSuccess(operation.getResult())) {
            connections.remember(
                    operation.getConnectionID(), operation.getRequest().getBindDN());
        }
    }

    @Override
    public void processSASLBindRequest(InMemoryInterceptedSASLBindRequest operation) throws LDAPException {
        throw new LDAPException(ResultCode.AUTH_METHOD_NOT_SUPPORTED, "Only simple binds are supported");
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest operation) throws LDAPException {
        var request = operation.getRequest();
        boolean rootEntry = request.getBaseDN().isEmpty() && SearchScope.BASE.equals(request.getScope());
        if (!rootEntry) {
            requireReader(operation.getConnectionID());
        }
        if (mentionsPassword(request.getFilter())) {
            requireService(operation.getConnectionID());
        }
    }

    @Override
    public void processSearchEntry(InMemoryInterceptedSearchEntry operation) {
        Entry found = operation.getSearchEntry();
        if (found != null && !isService(operation.getConnectionID()) && found.hasAttribute(PASSWORD)) {
            Entry visible = found.duplicate();
            visible.removeAttribute(PASSWORD);
            operation.setSearchEntry(visible);
        }
    }

    @Override
    public void processCompareRequest(InMemoryInterceptedCompareRequest operation) throws LDAPException {
        requireReader(operation.getConnectionID());
        if (operation.getRequest().getAttributeName().equalsIgnoreCase(PASSWORD)) {
            requireService(operation.getConnectionID());
        }
    }

    @Override
    public void processAddRequest(InMemoryInterceptedAddRequest operation) throws LDAPException {
        requireService(operation.getConnectionID());
    }

    @Override
    public void processDeleteRequest(InMemoryInterceptedDeleteRequest operation) throws LDAPException {
        requireService(operation.getConnectionID());
    }

    @Override
    public void processModifyDNRequest(InMemoryInterceptedModifyDNRequest operation) throws LDAPException {
        requireService(operation.getConnectionID());
    }

    @Override
    public void processModifyRequest(InMemoryInterceptedModifyRequest operation) throws LDAPException {
        ReadOnlyModifyRequest request = operation.getRequest();
        List<Modification> changes = request.getModifications();
        boolean ownPassword =
                changes.stream().allMatch(change -> change.getAttributeName().equalsIgnoreCase(PASSWORD))
                        && isSelf(operation.getConnectionID(), request.getDN());
        if (!ownPassword) {
            requireService(operation.getConnectionID());
        }
        if (changes.stream().anyMatch(change -> change.getAttributeName().equalsIgnoreCase(PASSWORD))) {
            var all = new ArrayList<>(changes);
            all.addAll(afterPasswordChange(ownPassword));
            ModifyRequest amended = request.duplicate();
            amended.setModifications(all);
            operation.setRequest(amended);
        }
    }

    @Override
    public void processExtendedRequest(InMemoryInterceptedExtendedRequest operation) throws LDAPException {
        if (!operation.getRequest().getOID().equals(PasswordModifyExtendedRequest.PASSWORD_MODIFY_REQUEST_OID)) {
            return;
        }
        String target = new PasswordModifyExtendedRequest(operation.getRequest()).getUserIdentity();
        if (target != null && !isSelf(operation.getConnectionID(), target)) {
            requireService(operation.getConnectionID());
        }
        if (connections.who(operation.getConnectionID()) == null) {
            throw refusal("change a password");
        }
    }

    @Override
    public void processExtendedResult(InMemoryInterceptedExtendedResult operation) {
        DN self = connections.who(operation.getConnectionID());
        boolean passwordChanged = Answers.isSuccess(operation.getResult())
                && operation.getRequest().getOID().equals(PasswordModifyExtendedRequest.PASSWORD_MODIFY_REQUEST_OID);
        if (passwordChanged && self != null && server != null) {
            try {
                String identity = new PasswordModifyExtendedRequest(operation.getRequest()).getUserIdentity();
                DN target = identity == null ? self : new DN(identity);
                server.modify(target.toString(), afterPasswordChange(target.equals(self)));
            } catch (LDAPException failure) {
                throw new IllegalStateException("Could not note the time of a password change", failure);
            }
        }
    }

    private List<Modification> afterPasswordChange(boolean byThemselves) {
        var changes = new ArrayList<Modification>();
        String now = StaticUtils.encodeGeneralizedTime(Date.from(clock.instant()));
        changes.add(new Modification(ModificationType.REPLACE, "pwdChangedTime", now));
        if (byThemselves) {
            changes.add(new Modification(ModificationType.REPLACE, "pwdReset"));
        }
        return changes;
    }

    private void requireReader(long connection) throws LDAPException {
        DN who = connections.who(connection);
        if (who == null) {
            throw refusal("read without a bind");
        }
        Entry entry = isService(connection) ? null : entry(who);
        if (entry != null && Boolean.TRUE.equals(entry.getAttributeValueAsBoolean("pwdReset"))) {
            throw refusal("do anything before changing the password");
        }
    }

    private void requireService(long connection) throws LDAPException {
        if (!isService(connection)) {
            throw refusal("do this; only the service account may");
        }
    }

    private boolean isService(long connection) {
        return service.equals(connections.who(connection));
    }

    private boolean isSelf(long connection, String dn) throws LDAPException {
        return DN.isValidDN(dn) && new DN(dn).equals(connections.who(connection));
    }

    private static boolean mentionsPassword(Filter filter) {
        return filter.toString().toLowerCase(Locale.ROOT).contains("userpassword");
    }

    private @Nullable Entry entry(DN dn) throws LDAPException {
        return server == null || dn.isNullDN() ? null : server.getEntry(dn.toString(), "*", "+");
    }

    private static LDAPException refusal(String what) {
        return new LDAPException(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "Not allowed to " + what);
    }
}
