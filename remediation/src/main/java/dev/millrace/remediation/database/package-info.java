/// The room's schema in PostgreSQL, and how the other packages reach it.
/// Knows connections, transactions and notifications. Must not know what any table means.
@NullMarked
package dev.millrace.remediation.database;

import org.jspecify.annotations.NullMarked;
