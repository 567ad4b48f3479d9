/// Everything in one process: the rooms of the service desk over an embedded broker, database, mail server and
/// directory. Starts and stops them in order and puts them on the command line `millrace`. It must not know how
/// a room works; it hands each the addresses it needs as ordinary settings.
@NullMarked
package dev.millrace.standalone;

import org.jspecify.annotations.NullMarked;
