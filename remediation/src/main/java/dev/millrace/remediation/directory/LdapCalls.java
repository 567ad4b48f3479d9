package dev.millrace.remediation.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// The blocking calls, each with a time limit. To be called on a scheduler of their own only.
final class LdapCalls implements AutoCloseable {
    /// More than one match is one too many already; a few make the message.
    static final int MOST_MATCHES = 5;

    private final LDAPConnectionPool pool;
    private final DirectoryDialect dialect;
    private final String bindDn;

    /// @param protecting makes the connections of `ldaps://`
    LdapCalls(DirectorySettings settings, SocketFactory protecting) {
        dialect = settings.dialect();
        bindDn = settings.bindDn();
        try {
            LDAPURL url = new LDAPURL(settings.url());
            SocketFactory sockets = url.getScheme().equals("ldaps") ? protecting : SocketFactory.getDefault();
            SingleServerSet server = new SingleServerSet(
                    Objects.requireNonNull(url.getHost()), url.getPort(), sockets, options(settings));
            // No connection yet: the program starts while the directory is away.
            pool = new LDAPConnectionPool(server, null, 0, settings.connections());
            pool.setConnectionPoolName("directory");
            pool.setCreateIfNecessary(false);
            pool.setMaxWaitTimeMillis(settings.guard().timeLimit().toMillis());
            pool.setMaxConnectionAgeMillis(Duration.ofMinutes(10).toMillis());
            // Only reading may be repeated unasked.
            pool.setRetryFailedOperationsDueToInvalidConnections(Set.of(OperationType.SEARCH));
        } catch (LDAPException e) {
            throw new IllegalArgumentException(
                    "millrace.remediation.directory.url is no LDAP URL: " + settings.url(), e);
        }
    }

    /// With which password connections are signed in from now on. To be told before any other call.
    void signInWith(String password) {
        pool.setBindRequest(new SimpleBindRequest(bindDn, password));
    }

    List<SearchResultEntry> search(String base, SearchScope scope, Filter filter, String... attributes)
            throws LDAPException {
        return search(MOST_MATCHES, base, scope, filter, attributes);
    }

    /// @param most matches that are told; those beyond are left out
    List<SearchResultEntry> search(int most, String base, SearchScope scope, Filter filter, String... attributes)
            throws LDAPException {
        SearchRequest request = new SearchRequest(base, scope, filter, attributes);
        request.setSizeLimit(most);
        try {
            return Objects.requireNonNull(pool.search(request).getSearchEntries());
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                return Objects.requireNonNull(e.getSearchEntries());
            }
            if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                return List.of();
            }
            throw e;
        }
    }

    /// A page of a search, and where the next begins; null behind the last.
    record Page(List<SearchResultEntry> entries, @Nullable ASN1OctetString next) {}

    /// A connection for pages of one search, which a server tells on the same one alone. To be given back.
    LDAPConnection lend() throws LDAPException {
        return pool.getConnection();
    }

    void giveBack(LDAPConnection lent) {
        pool.releaseConnection(lent);
    }

    /// Gives back one of which it is not known how it stands.
    void discard(LDAPConnection lent) {
        pool.releaseDefunctConnection(lent);
    }

    /// A page of a search (RFC 2696).
    ///
    /// @param from as the page before told; null for the first
    static Page page(
            LDAPConnection lent,
            String base,
            Filter filter,
            int size,
            @Nullable ASN1OctetString from,
            String... attributes)
            throws LDAPException {
        SearchRequest request = new SearchRequest(base, SearchScope.SUB, filter, attributes);
        request.addControl(new SimplePagedResultsControl(size, from, true));
        SearchResult result = lent.search(request);
        SimplePagedResultsControl told = SimplePagedResultsControl.get(result);
        return new Page(
                Objects.requireNonNull(result.getSearchEntries()),
                told == null || !told.moreResultsToReturn() ? null : told.getCookie());
    }

    void modify(String dn, List<Modification> changes) throws LDAPException {
        pool.modify(new ModifyRequest(dn, changes));
    }

    /// Whether somebody else can sign in so; that our own account cannot is an error.
    boolean accepts(String dn, String password) throws LDAPException {
        LDAPConnection lent = pool.getConnection();
        try {
            return lent.bind(new SimpleBindRequest(dn, password))
                    .getResultCode()
                    .equals(ResultCode.SUCCESS);
        } catch (LDAPException e) {
            if (e.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)) {
                return dialect.isRightButMustChange(e);
            }
            throw e;
        } finally {
            pool.releaseAndReAuthenticateConnection(lent);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static LDAPConnectionOptions options(DirectorySettings settings) {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) settings.connectLimit().toMillis());
        options.setResponseTimeoutMillis(settings.guard().timeLimit().toMillis());
        options.setAbandonOnTimeout(true);
        options.setFollowReferrals(false);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        return options;
    }
}
