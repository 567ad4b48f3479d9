package dev.millrace.topology.step;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.apache.kafka.common.errors.SerializationException;

/// JSON of a ticket in the zlib format (RFC 1950) with a preset dictionary: the names and words that such JSON has are
/// not stored but pointed at. What is packed names its dictionary, and bears a checksum of its content.
final class PackedJson {
    /// With which all of the zlib format begins that Java writes, and no JSON does.
    private static final byte ZLIB = 0x78;

    private static final int PART = 2048;

    private PackedJson() {}

    static boolean is(byte[] stored) {
        return stored.length > 0 && stored[0] == ZLIB;
    }

    static byte[] of(byte[] json) {
        Deflater deflater = new Deflater();
        try {
            deflater.setDictionary(TicketWords.bytes());
            deflater.setInput(json);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(PART);
            byte[] part = new byte[PART];
            while (!deflater.finished()) {
                packed.write(part, 0, deflater.deflate(part));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /// @throws SerializationException where it is broken, or was packed with words that are not known here
    static byte[] unpack(byte[] packed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream json = new ByteArrayOutputStream(PART);
            byte[] part = new byte[PART];
            while (!inflater.finished()) {
                int length = inflater.inflate(part);
                json.write(part, 0, length);
                if (inflater.needsDictionary()) {
                    inflater.setDictionary(words(inflater.getAdler()));
                } else if (length == 0 && inflater.needsInput()) {
                    throw new SerializationException(
                            "This is no packed ticket: it ends early, after %d bytes".formatted(packed.length));
                }
            }
            return json.toByteArray();
        } catch (DataFormatException e) {
            throw new SerializationException("This is no packed ticket: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] words(int named) {
        if (named != TicketWords.CHECKSUM) {
            throw new SerializationException(
                    "This ticket was packed with words %08x, by a later version; those known here are %08x"
                            .formatted(named, TicketWords.CHECKSUM));
        }
        return TicketWords.bytes();
    }
}
