package dev.millrace.remediation.directory;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a kind of directory does what LDAP leaves open.
public enum DirectoryDialect {
    /// OpenLDAP with its password policy overlay, and others that know `pwdAccountLockedTime` and `pwdReset`.
    OPEN_LDAP {
        @Override
        DirectoryAttributes attributes() {
            return DirectoryAttributes.openLdap();
        }

        // RFC 4530.
        @Override
        String identity() {
            return "entryUUID";
        }

        @Override
        Modification password(String attribute, String password) {
            return new Modification(ModificationType.REPLACE, attribute, password);
        }

        @Override
        String mustChange() {
            return "TRUE";
        }

        @Override
        Filter accounts() {
            return Filter.createPresenceFilter("objectClass");
        }

        // This time stands for a lock that an administrator set (draft-behera-ldap-password-policy 5.3.3).
        @Override
        boolean isDisabled(Entry account, DirectoryAttributes names) {
            return account.hasAttributeValue(names.lock(), "000001010000Z");
        }

        @Override
        boolean isGuarded(Entry entry) {
            return false;
        }

        @Override
        boolean hasPrimaryGroups() {
            return false;
        }

        @Override
        Filter member(String attribute, String dn) {
            return Filter.createEqualityFilter(attribute, dn);
        }

        @Override
        boolean isRightButMustChange(LDAPException refused) {
            return false;
        }
    },

    /// Active Directory, and Samba as its domain controller.
    ACTIVE_DIRECTORY {
        @Override
        DirectoryAttributes attributes() {
            return DirectoryAttributes.activeDirectory();
        }

        // The attribute objectGUID of MS-ADA3; its bytes are what a filter asks for.
        @Override
        String identity() {
            return "objectGUID";
        }

        // In quotes and UTF-16 (MS-ADTS 3.1.1.3.1.5.1); taken over LDAPS alone.
        @Override
        Modification password(String attribute, String password) {
            return new Modification(
                    ModificationType.REPLACE, attribute, ("\"" + password + "\"").getBytes(StandardCharsets.UTF_16LE));
        }

        // The password was set at no time, so that it must be set now (MS-ADA3 2.175).
        @Override
        String mustChange() {
            return "0";
        }

        // Groups and computers have a name to sign in with, too.
        @Override
        Filter accounts() {
            return Filter.createANDFilter(
                    Filter.createEqualityFilter("objectCategory", "person"),
                    Filter.createEqualityFilter("objectClass", "user"));
        }

        @Override
        boolean isDisabled(Entry account, DirectoryAttributes names) {
            Integer control = account.getAttributeValueAsInteger(ACCOUNT_CONTROL);
            return control != null && (control & ACCOUNT_DISABLED) != 0;
        }

        // Set on all that are in a group which rules the directory, whatever the language of its name and however
        // they are in it (AdminSDHolder, MS-ADTS 3.1.1.6.1); Samba sets it on those that it begins with alone.
        @Override
        boolean isGuarded(Entry entry) {
            Integer primary = entry.getAttributeValueAsInteger(PrimaryGroup.ID);
            return entry.hasAttributeValue(ADMIN_COUNT, "1")
                    || (primary != null && PrimaryGroup.RULING.contains(primary));
        }

        @Override
        boolean hasPrimaryGroups() {
            return true;
        }

        // Through groups within groups (LDAP_MATCHING_RULE_IN_CHAIN, MS-ADTS 3.1.1.3.4.4.3).
        @Override
        Filter member(String attribute, String dn) {
            return Filter.createExtensibleMatchFilter(attribute, "1.2.840.113556.1.4.1941", false, dn);
        }

        // A right password that must be changed is refused, with a code of its own (ERROR_PASSWORD_MUST_CHANGE).
        @Override
        boolean isRightButMustChange(LDAPException refused) {
            return diagnostic(refused).contains("data 773");
        }
    };

    /// Bits about an account, of Active Directory (MS-ADTS 2.2.16).
    static final String ACCOUNT_CONTROL = "userAccountControl";

    /// Above zero on all that may rule Active Directory (MS-ADA1 2.9).
    static final String ADMIN_COUNT = "adminCount";

    private static final int ACCOUNT_DISABLED = 2;

    /// What it calls things.
    abstract DirectoryAttributes attributes();

    /// The attribute by which an entry is known for as long as it is there.
    abstract String identity();

    /// Sets a password.
    abstract Modification password(String attribute, String password);

    /// What the attribute `reset` holds while the password must be changed.
    abstract String mustChange();

    /// What tells the accounts of people from other entries that may have their attributes.
    abstract Filter accounts();

    /// Whether an administrator has taken an account out of use. Nothing that helps its owner may end that.
    abstract boolean isDisabled(Entry account, DirectoryAttributes names);

    /// Whether the directory itself guards an account or a group, as one of those that may rule it.
    abstract boolean isGuarded(Entry entry);

    /// Whether an account has a group that no `member` tells of.
    abstract boolean hasPrimaryGroups();

    /// Who is a member, for protection: as deep as the directory can look.
    abstract Filter member(String attribute, String dn);

    /// Whether a sign-in was refused although the password is the right one.
    abstract boolean isRightButMustChange(LDAPException refused);

    static String diagnostic(LDAPException error) {
        @Nullable String message = error.getDiagnosticMessage();
        return Objects.requireNonNullElse(message, "");
    }
}
