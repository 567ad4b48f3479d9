package dev.millrace.tickets.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/// Text in another encoding than UTF-8, or cut within a character. The message says where.
public final class NotUtf8 extends IOException {
    NotUtf8(String place, CharacterCodingException cause) {
        super(place + ": is not UTF-8", cause);
    }
}
