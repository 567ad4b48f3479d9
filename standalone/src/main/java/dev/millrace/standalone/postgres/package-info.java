/// The database of `millrace up`: a PostgreSQL server as a child process, with its data in one folder kept
/// across starts. It must take a password like any other server, be reachable from this machine only, and
/// survive a kill of this program. It must not know the tables in it; the rooms bring their own with Flyway.
@NullMarked
package dev.millrace.standalone.postgres;

import org.jspecify.annotations.NullMarked;
