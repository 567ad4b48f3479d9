/// Words of many languages, by lists or by what they are in a sentence, and texts searched for them. Must not know
/// what is looked for.
@NullMarked
package dev.millrace.intake.email.words;

import org.jspecify.annotations.NullMarked;
