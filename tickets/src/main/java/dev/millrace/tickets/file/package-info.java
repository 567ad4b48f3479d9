/// Files of text that people write: configuration, lists, messages for the command line.
/// Knows that they are UTF-8 and how to say where one is not. Must not know what any of them means.
@NullMarked
package dev.millrace.tickets.file;

import org.jspecify.annotations.NullMarked;
