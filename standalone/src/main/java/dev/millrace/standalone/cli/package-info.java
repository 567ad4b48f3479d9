/// The commands of `millrace`, one class each: they read the arguments, have the work done, and print what came of it.
/// Results go to standard output, logs and errors to standard error; the exit code is 0 done, 1 failed, 2 bad usage.
/// A command must not hold any logic of its own.
@NullMarked
package dev.millrace.standalone.cli;

import org.jspecify.annotations.NullMarked;
