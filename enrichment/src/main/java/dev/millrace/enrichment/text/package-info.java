/// What is to be understood: a message's words, and what is known of its writer and its tenant beforehand.
/// All that reads messages starts from here.
/// It must not know what anything in a message means.
@NullMarked
package dev.millrace.enrichment.text;

import org.jspecify.annotations.NullMarked;
