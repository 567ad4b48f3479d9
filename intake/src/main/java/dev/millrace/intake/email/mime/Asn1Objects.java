package dev.millrace.intake.email.mime;

/// Counts what ASN.1 (X.690) has in it before somebody builds it. An object of three bytes takes sixty in memory, so
/// that a message of 30 MB made of such takes 600 MB.
final class Asn1Objects {
    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1F;
    private static final long LONGEST = Integer.MAX_VALUE;

    private final byte[] encoded;
    private int at;

    private Asn1Objects(byte[] encoded) {
        this.encoded = encoded;
    }

    /// Whether there are that many at most. What is no ASN.1 is not judged.
    static boolean areAtMost(int most, byte[] encoded) {
        Asn1Objects objects = new Asn1Objects(encoded);
        int count = 0;
        while (objects.at < encoded.length && count <= most) {
            objects.pass();
            count++;
        }
        return count <= most;
    }

    /// Goes behind a simple object, and into one that is made of others.
    private void pass() {
        int tag = next();
        if ((tag & LONG_TAG) == LONG_TAG) {
            while ((next() & 0x80) != 0) {
                // Its number goes on.
            }
        }
        long length = length();
        if ((tag & CONSTRUCTED) == 0) {
            at = (int) Math.min(encoded.length, at + length);
        }
    }

    private long length() {
        int first = next();
        if (first < 0x80) {
            return first;
        }
        long length = 0;
        for (int octets = first - 0x80; octets > 0; octets--) {
            length = Math.min(length << 8 | next(), LONGEST);
        }
        return length;
    }

    private int next() {
        return at < encoded.length ? encoded[at++] & 0xFF : 0;
    }
}
