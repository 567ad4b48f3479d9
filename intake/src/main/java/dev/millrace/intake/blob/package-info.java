/// The blob store: bytes of raw mails and attachments, kept under their own hash, so that the same bytes lie
/// there once. Knows files. Must not know what the bytes mean or who refers to them.
@NullMarked
package dev.millrace.intake.blob;

import org.jspecify.annotations.NullMarked;
