/// Tells the language of the writer's own words, also of very short ones.
/// OpenNLP's detector speaks first, function words and the conversation's language correct it where a text is short.
/// It must not know what the text is about.
@NullMarked
package dev.millrace.enrichment.language;

import org.jspecify.annotations.NullMarked;
