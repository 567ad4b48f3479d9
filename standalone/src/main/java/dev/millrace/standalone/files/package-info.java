/// What the embedded parts share: files that only their owner may read and that are never seen half-written, and time
/// limits for work that may hang.
/// It must not know any of the parts.
@NullMarked
package dev.millrace.standalone.files;

import org.jspecify.annotations.NullMarked;
