package dev.millrace.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A number of bytes as people write it: `10 MB`, `1.5 MB`, `100 kB`, `12 bytes`; of 1,024, as settings count. What is
/// no whole number has one decimal.
public final class ReadableSize {
    private static final long KILOBYTE = 1 << 10;
    private static final long MEGABYTE = 1 << 20;

    private ReadableSize() {}

    /// How much something may have: never more than that.
    public static String limit(long bytes) {
        return written(bytes, RoundingMode.FLOOR);
    }

    /// How much something has: never less, so that what is too large never reads like what may be.
    public static String found(long bytes) {
        return written(bytes, RoundingMode.CEILING);
    }

    private static String written(long bytes, RoundingMode rounding) {
        if (bytes < KILOBYTE) {
            return bytes + " bytes";
        }
        return bytes < MEGABYTE ? in(bytes, KILOBYTE, rounding) + " kB" : in(bytes, MEGABYTE, rounding) + " MB";
    }

    private static String in(long bytes, long unit, RoundingMode rounding) {
        return BigDecimal.valueOf(bytes)
                .divide(BigDecimal.valueOf(unit), 1, rounding)
                .stripTrailingZeros()
                .toPlainString();
    }
}
