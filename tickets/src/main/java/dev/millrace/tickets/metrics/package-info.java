/// What the desk tells of itself: windowed counts and the state of the systems it works on.
/// The values of `desk.metrics`; how they are counted and shown is none of this package's business.
@NullMarked
package dev.millrace.tickets.metrics;

import org.jspecify.annotations.NullMarked;
