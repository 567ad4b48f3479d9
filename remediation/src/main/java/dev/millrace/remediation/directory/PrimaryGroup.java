package dev.millrace.remediation.directory;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;

/// The one group of an account in Active Directory that stands with the account and not with the group: no
/// `member` tells of it. A group's security identifier is that of its domain and a number of its own, as the
/// account's is (MS-ADA3 2.120, MS-DTYP 2.4.2).
final class PrimaryGroup {
    /// The group's own number.
    static final String ID = "primaryGroupID";

    static final String SECURITY_IDENTIFIER = "objectSid";

    /// Administrators, controllers, schema and enterprise administrators, owners of policies, read-only
    /// controllers, key administrators: the same numbers in each domain, whatever the language of the names
    /// (MS-DTYP 2.4.2.4).
    static final Set<Integer> RULING = Set.of(512, 516, 518, 519, 520, 521, 526, 527);

    private PrimaryGroup() {}

    /// What finds an account's primary group, if it has one.
    static Optional<Filter> of(Entry account) {
        byte[] identifier = account.getAttributeValueBytes(SECURITY_IDENTIFIER);
        Integer number = account.getAttributeValueAsInteger(ID);
        if (identifier == null || identifier.length < Integer.BYTES || number == null) {
            return Optional.empty();
        }
        ByteBuffer group = ByteBuffer.wrap(identifier.clone()).order(ByteOrder.LITTLE_ENDIAN);
        group.putInt(identifier.length - Integer.BYTES, number);
        return Optional.of(Filter.createEqualityFilter(SECURITY_IDENTIFIER, group.array()));
    }
}
