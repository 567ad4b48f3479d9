/// Text in, understanding out: the doorway of the enrichment room.
/// [dev.millrace.enrichment.Enrichment] reads a message in three separate, pure steps, each verdict with confidence and
/// reasons.
/// It must not know Kafka, Spring, tenants or tickets' states, and does no input or output but loading its models.
@NullMarked
package dev.millrace.enrichment;

import org.jspecify.annotations.NullMarked;
