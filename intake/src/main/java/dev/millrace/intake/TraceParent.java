package dev.millrace.intake;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The trace that a message starts or continues (W3C Trace Context).
///
/// @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
public final class TraceParent {
    private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /// A trace of its own.
    public static String fresh() {
        var random = ThreadLocalRandom.current();
        return "00-%016x%016x-%016x-01"
                .formatted(random.nextLong(), random.nextLong(1, Long.MAX_VALUE), random.nextLong(1, Long.MAX_VALUE));
    }

    /// The trace that a client sent along, or a fresh one where it sent none or nonsense.
    public static String continuing(@Nullable String header) {
        return header != null && FORM.matcher(header).matches() ? header : fresh();
    }
}
