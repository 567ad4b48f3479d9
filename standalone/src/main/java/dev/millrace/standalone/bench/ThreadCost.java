package dev.millrace.standalone.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// What work costs the thread that does it, item by item.
///
/// @param medianMicros processor time of an item at the median, in microseconds
/// @param p99Micros the same at the 99th percentile
/// @param worstMicros the same of the dearest item
/// @param meanMicros the same on average
/// @param bytesPerItem allocated for an item, on average
record ThreadCost(double medianMicros, double p99Micros, double worstMicros, double meanMicros, long bytesPerItem) {
    private static final double NANOS_PER_MICRO = 1_000;

    /// Does the work for every item.
    ///
    /// @throws IllegalStateException where the virtual machine can't tell a thread's processor time and allocation
    static <T> ThreadCost of(List<T> items, Consumer<T> work) {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)) {
            throw new IllegalStateException("This virtual machine does not tell what a thread costs");
        }
        long[] nanos = new long[items.size()];
        long allocated = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < nanos.length; i++) {
            long begin = threads.getCurrentThreadCpuTime();
            work.accept(items.get(i));
            nanos[i] = threads.getCurrentThreadCpuTime() - begin;
        }
        allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
        Arrays.sort(nanos);
        return new ThreadCost(
                nanos[nanos.length / 2] / NANOS_PER_MICRO,
                nanos[nanos.length * 99 / 100] / NANOS_PER_MICRO,
                nanos[nanos.length - 1] / NANOS_PER_MICRO,
                Arrays.stream(nanos).average().orElse(0) / NANOS_PER_MICRO,
                allocated / nanos.length);
    }
}
