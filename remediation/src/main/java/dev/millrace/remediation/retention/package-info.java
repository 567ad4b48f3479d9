/// Has what ended runs know of people be forgotten after a time. Knows when runs ended; must not know what they did.
@NullMarked
package dev.millrace.remediation.retention;

import org.jspecify.annotations.NullMarked;
