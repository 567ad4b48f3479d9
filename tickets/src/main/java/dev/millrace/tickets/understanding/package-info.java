/// What a message means: language, category, sentiment, priority, entities and diagnosis, each with its
/// confidence. These are the words the understanding is told in. How it comes about is none of this package's
/// business.
@NullMarked
package dev.millrace.tickets.understanding;

import org.jspecify.annotations.NullMarked;
