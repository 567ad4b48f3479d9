package dev.millrace.intake.email.content;

import java.nio.ByteBuffer;

/// Undoes an encoding piece by piece, so that what is large is never held.
interface Decoding {
    /// The next piece; empty at the end.
    ByteBuffer next();
}
