/// The company's directory over LDAP: accounts and groups, read and changed.
/// Knows attribute names, connections and time limits. Must not know tickets, runs or who may do what.
@NullMarked
package dev.millrace.remediation.directory;

import org.jspecify.annotations.NullMarked;
