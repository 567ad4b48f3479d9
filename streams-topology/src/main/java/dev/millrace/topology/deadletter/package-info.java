/// What happens to records that cannot be read, processed or written: poison goes to `<topic>.dlq` with its
/// reason and the stream goes on; a fault that may pass stops the work, to be tried again.
/// Must not know what any record means.
@NullMarked
package dev.millrace.topology.deadletter;

import org.jspecify.annotations.NullMarked;
