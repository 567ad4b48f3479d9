package dev.millrace.intake.email.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/// Counts what ASN.1 (X.690) has in it before somebody builds it. An object of three bytes takes sixty in memory, so
/// that a message of 30 MB made of such takes 600 MB; and whoever builds an object within objects goes into each.
final class Asn1Objects {
    /// Far deeper than certificates are.
    private static final int MOST_LEVELS = 100;

    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1F;
    private static final int INDEFINITE = 0x80;
    private static final long LONGEST = Integer.MAX_VALUE;

    /// Where an object ends that is marked by another.
    private static final long AT_A_MARK = Long.MAX_VALUE;

    private final InputStream encoded;
    private long at;
    /// Where the objects end that those at hand are within, innermost first.
    private final Deque<Long> ends = new ArrayDeque<>();

    private Asn1Objects(InputStream encoded) {
        this.encoded = encoded;
    }

    /// Goes through all of it. What is no ASN.1 is not judged.
    ///
    /// @return how many bytes it has; empty where it has more objects, or they are nested more deeply
    static OptionalLong size(int most, InputStream encoded) throws IOException {
        Asn1Objects objects = new Asn1Objects(encoded);
        for (int count = 0; objects.pass(); count++) {
            if (count == most || objects.ends.size() > MOST_LEVELS) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(objects.at);
    }

    /// Goes behind a simple object, and into one that is made of others.
    ///
    /// @return false at the end
    private boolean pass() throws IOException {
        while (!ends.isEmpty() && ends.element() <= at) {
            ends.pop();
        }
        int tag = encoded.read();
        if (tag < 0) {
            return false;
        }
        at++;
        if ((tag & LONG_TAG) == LONG_TAG) {
            while ((next() & 0x80) != 0) {
                // Its number goes on.
            }
        }
        int first = next();
        long length = length(first);
        if ((tag & CONSTRUCTED) != 0) {
            ends.push(first == INDEFINITE ? AT_A_MARK : at + length);
        } else if (tag == 0 && length == 0 && !ends.isEmpty() && ends.element() == AT_A_MARK) {
            ends.pop();
        } else {
            skip(length);
        }
        return true;
    }

    private long length(int first) throws IOException {
        if (first < INDEFINITE) {
            return first;
        }
        long length = 0;
        for (int octets = first - INDEFINITE; octets > 0; octets--) {
            length = Math.min(length << 8 | next(), LONGEST);
        }
        return length;
    }

    private int next() throws IOException {
        int next = encoded.read();
        at += next < 0 ? 0 : 1;
        return Math.max(next, 0);
    }

    private void skip(long length) throws IOException {
        long left = length;
        for (long skipped = encoded.skip(left); skipped > 0; skipped = encoded.skip(left)) {
            left -= skipped;
        }
        at += length - left;
    }
}
