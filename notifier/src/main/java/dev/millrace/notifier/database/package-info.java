/// The room's own schema in PostgreSQL, made and migrated before anything reads or writes it.
/// Knows the migrations and how to reach the server over JDBC, for them alone.
/// Must not know what the tables are used for.
@NullMarked
package dev.millrace.notifier.database;

import org.jspecify.annotations.NullMarked;
