/// Tells the writer's tone, and whether it is anger.
/// Only the writer's own words count, and not how bad the trouble is.
/// It must not know categories, runbooks or priorities.
@NullMarked
package dev.millrace.enrichment.sentiment;

import org.jspecify.annotations.NullMarked;
