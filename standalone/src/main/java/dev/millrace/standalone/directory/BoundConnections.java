package dev.millrace.standalone.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who has bound on which connection.
///
/// The library does not tell when a connection ends, so the ones unused for longest are forgotten beyond a
/// number that is far above the number of connections it admits at once.
final class BoundConnections {
    private static final int MOST = 20_000;

    private final Map<Long, DN> names = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, DN> eldest) {
            return size() > MOST;
        }
    };

    synchronized void remember(long connection, String name) {
        try {
            DN dn = new DN(name);
            if (!dn.isNullDN()) {
                names.put(connection, dn);
            }
        } catch (LDAPException invalid) {
            names.remove(connection);
        }
    }

    synchronized void forget(long connection) {
        names.remove(connection);
    }

    synchronized @Nullable DN who(long connection) {
        return names.get(connection);
    }
}
