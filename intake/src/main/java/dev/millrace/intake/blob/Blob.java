package dev.millrace.intake.blob;

/// Bytes in the store.
///
/// @param sha256 hex SHA-256 of the bytes: their name
/// @param size their number
public record Blob(String sha256, long size) {}
