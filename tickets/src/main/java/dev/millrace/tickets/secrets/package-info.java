/// Secrets that people write into messages, though nobody asked: passwords, codes, tokens, keys, card numbers.
/// Pure functions from a text to the same text with the secrets masked.
/// It must not know where the text then goes.
@NullMarked
package dev.millrace.tickets.secrets;

import org.jspecify.annotations.NullMarked;
