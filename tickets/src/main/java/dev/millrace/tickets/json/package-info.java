/// The one JSON form of everything that travels: one object, a `type` where there are several, readable by
/// people. Unknown fields are ignored and fields are only ever added, so programs of two versions understand
/// one another. Must not know topics or who reads.
@NullMarked
package dev.millrace.tickets.json;

import org.jspecify.annotations.NullMarked;
