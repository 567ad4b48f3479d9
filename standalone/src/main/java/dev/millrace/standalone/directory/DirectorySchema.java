package dev.millrace.standalone.directory;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFException;
import java.util.Objects;

/// The standard LDAP schema, and what a directory with a password policy and second addresses has besides.
///
/// The password policy attributes are those of draft-behera-ldap-password-policy-10, as OpenLDAP's `ppolicy`
/// overlay has them; `otherMailbox` is the plain text attribute of Active Directory.
final class DirectorySchema {
    private static final String[] EXTENSION = {
        "dn: cn=schema",
        "objectClass: top",
        "objectClass: ldapSubentry",
        "objectClass: subschema",
        "cn: schema",
        "attributeTypes: ( 1.3.6.1.4.1.42.2.27.8.1.16 NAME 'pwdChangedTime' DESC 'When the password was last changed'"
                + " EQUALITY generalizedTimeMatch ORDERING generalizedTimeOrderingMatch"
                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.24 SINGLE-VALUE USAGE directoryOperation )",
        "attributeTypes: ( 1.3.6.1.4.1.42.2.27.8.1.17 NAME 'pwdAccountLockedTime' DESC 'Since when the account is locked'"
                + " EQUALITY generalizedTimeMatch ORDERING generalizedTimeOrderingMatch"
                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.24 SINGLE-VALUE USAGE directoryOperation )",
        "attributeTypes: ( 1.3.6.1.4.1.42.2.27.8.1.19 NAME 'pwdFailureTime' DESC 'When sign-in failed'"
                + " EQUALITY generalizedTimeMatch ORDERING generalizedTimeOrderingMatch"
                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.24 USAGE directoryOperation )",
        "attributeTypes: ( 1.3.6.1.4.1.42.2.27.8.1.22 NAME 'pwdReset' DESC 'Whether the password must be changed next'"
                + " EQUALITY booleanMatch"
                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.7 SINGLE-VALUE USAGE directoryOperation )",
        "attributeTypes: ( 1.2.840.113556.1.4.651 NAME 'otherMailbox' DESC 'A second mail address'"
                + " EQUALITY caseIgnoreMatch SUBSTR caseIgnoreSubstringsMatch"
                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )",
        "objectClasses: ( 1.3.6.1.4.1.4203.666.11.78.1 NAME 'deskPerson' DESC 'A person with a second mail address'"
                + " SUP top AUXILIARY MAY ( otherMailbox ) )",
    };

    private DirectorySchema() {}

    static Schema load() throws LDAPException {
        try {
            Schema standard = Objects.requireNonNull(Schema.getDefaultStandardSchema());
            return Objects.requireNonNull(Schema.mergeSchemas(standard, new Schema(new Entry(EXTENSION))));
        } catch (LDIFException impossible) {
            throw new IllegalStateException("The schema above is no LDIF", impossible);
        }
    }
}
