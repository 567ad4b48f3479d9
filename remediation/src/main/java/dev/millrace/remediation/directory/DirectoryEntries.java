package dev.millrace.remediation.directory;

import com.unboundid.ldap.sdk.Entry;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// Reads accounts and groups from the directory's entries, whatever it calls things.
final class DirectoryEntries {
    private final DirectoryAttributes names;
    private final DirectoryDialect dialect;

    DirectoryEntries(DirectorySettings settings) {
        this.names = settings.attributes();
        this.dialect = settings.dialect();
    }

    /// The attributes that tell of an account.
    String[] ofAccount() {
        return names.ofAccount(dialect.identity());
    }

    /// The attributes that tell of a group.
    String[] ofGroup() {
        return names.ofGroup(dialect.identity());
    }

    Account account(Entry entry) {
        String lock = entry.getAttributeValue(names.lock());
        String uid = Objects.requireNonNullElse(entry.getAttributeValue(names.account()), entry.getDN());
        return new Account(
                id(entry),
                entry.getDN(),
                uid,
                Objects.requireNonNullElse(entry.getAttributeValue(names.displayName()), uid),
                entry.getAttributeValue(names.mail()),
                all(entry, names.secondAddress()),
                entry.getAttributeValue(names.manager()),
                lock != null && !lock.equals("0"),
                dialect.mustChange().equalsIgnoreCase(entry.getAttributeValue(names.reset())),
                dialect.isDisabled(entry, names),
                dialect.isGuarded(entry));
    }

    Group group(Entry entry) {
        return new Group(
                id(entry),
                entry.getDN(),
                Objects.requireNonNullElse(entry.getAttributeValue(names.group()), entry.getDN()),
                all(entry, names.owner()),
                dialect.isGuarded(entry));
    }

    private static List<String> all(Entry entry, String attribute) {
        String[] values = entry.getAttributeValues(attribute);
        return values == null ? List.of() : List.of(values);
    }

    private String id(Entry entry) {
        byte[] id = entry.getAttributeValueBytes(dialect.identity());
        return id == null ? "" : HexFormat.of().formatHex(id);
    }
}
