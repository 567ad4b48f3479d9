/// Links by which somebody agrees or refuses, or confirms that it was he who asked: they work once and expire.
/// Knows the pending question and who may answer it. Must not know what follows from the answer.
@NullMarked
package dev.millrace.notifier.approval;

import org.jspecify.annotations.NullMarked;
