/// The parts of a mail (RFC 2045 and on): its structure, its text and its files. Must not know who wrote it, nor why.
@NullMarked
package dev.millrace.intake.email.mime;

import org.jspecify.annotations.NullMarked;
