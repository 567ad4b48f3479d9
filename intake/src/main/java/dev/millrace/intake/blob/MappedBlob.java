package dev.millrace.intake.blob;

import java.nio.ByteBuffer;

/// Bytes in the store, to be read where they lie as if they lay in memory, which they take none of.
///
/// @param bytes from 0 to the limit; nobody changes them
public record MappedBlob(Blob blob, ByteBuffer bytes) {}
