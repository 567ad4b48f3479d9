/// What models look at: the words of a message and what is known of them, made once and read by all models.
/// Pure functions from a message that is cut up to hashed features.
/// It must not know what any model tells from them.
@NullMarked
package dev.millrace.enrichment.features;

import org.jspecify.annotations.NullMarked;
