/// What a message is made of: its own words, its quoted history, tokens and known phrases.
/// Everything here is linear in the text and bounded, whatever somebody sends.
/// It must not know what the words are good for: categories, moods and runbooks live next door.
@NullMarked
package dev.millrace.enrichment.words;

import org.jspecify.annotations.NullMarked;
