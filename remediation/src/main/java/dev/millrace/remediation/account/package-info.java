/// What runbooks can do about accounts, each step in its own file.
/// Knows how an account is found and mended. Must not know the ledger or how people are told.
@NullMarked
package dev.millrace.remediation.account;

import org.jspecify.annotations.NullMarked;
