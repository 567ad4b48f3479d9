package dev.millrace.enrichment.target;

/// A piece of a text that may be a target.
///
/// @param start offset of its first character
/// @param end offset after its last
/// @param first index of its first chunk
/// @param last index of its last chunk
/// @param quoted whether it stands in quotation marks
record Candidate(int start, int end, int first, int last, boolean quoted) {
    boolean overlaps(Candidate other) {
        return start < other.end && other.start < end;
    }

    String text(String whole) {
        return whole.substring(start, end);
    }
}
