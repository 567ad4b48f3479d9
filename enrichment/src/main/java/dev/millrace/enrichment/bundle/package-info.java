/// Models as a file: all that is learnt, under a version that is the hash of its content, with a summary of what it was
/// learnt from and how well it does.
/// Must not know where files lie, who asks for them, or how models are trained.
@NullMarked
package dev.millrace.enrichment.bundle;

import org.jspecify.annotations.NullMarked;
