/// Word lists of many languages, and texts searched for them. Must not know what is looked for.
@NullMarked
package dev.millrace.intake.email.words;

import org.jspecify.annotations.NullMarked;
