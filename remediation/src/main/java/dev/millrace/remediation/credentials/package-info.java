/// What the desk itself signs in to other systems with, by reference: a setting says where a secret lies, never what it
/// is.
/// Knows the environment, files and Vault. Must not know what a secret opens.
@NullMarked
package dev.millrace.remediation.credentials;

import org.jspecify.annotations.NullMarked;
