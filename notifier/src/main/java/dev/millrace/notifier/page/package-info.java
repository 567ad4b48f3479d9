/// The desk's own pages: signing in, the dashboard and what it shows first.
/// Knows templates and static files. Must not know how feeds or tickets are kept.
@NullMarked
package dev.millrace.notifier.page;

import org.jspecify.annotations.NullMarked;
