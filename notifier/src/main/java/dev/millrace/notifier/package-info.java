/// Everything that leaves towards people: replies by mail and chat, live feeds, the status page, approval links and
/// the dashboard's pages. Knows what was decided from `tickets.updates` and `desk.metrics` alone.
/// Must not know how messages arrive, how tickets are decided or how anything is mended.
@NullMarked
package dev.millrace.notifier;

import org.jspecify.annotations.NullMarked;
