/// What people at the desk corrected, as labelled messages to learn from.
/// Pure functions from the tickets' history. Must not know topics, files or how models are trained.
@NullMarked
package dev.millrace.enrichment.corrections;

import org.jspecify.annotations.NullMarked;
