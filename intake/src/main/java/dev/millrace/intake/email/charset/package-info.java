/// Characters out of bytes: what charsets are called, and what a text without a true name was written in.
/// Must not know MIME.
@NullMarked
package dev.millrace.intake.email.charset;

import org.jspecify.annotations.NullMarked;
