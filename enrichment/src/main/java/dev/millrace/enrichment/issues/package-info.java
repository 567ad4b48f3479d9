/// Several issues in one message: cuts the writer's own words into parts and tells what each is about.
/// It must not know rules and runbooks.
@NullMarked
package dev.millrace.enrichment.issues;

import org.jspecify.annotations.NullMarked;
