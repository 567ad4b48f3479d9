package dev.millrace.standalone.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What this process has used of all processors, which tells more than a clock where others work beside it.
final class ProcessorTime {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long start = SYSTEM.getProcessCpuTime();

    /// Milliseconds for each of so many items since this was made.
    double millisEach(double items) {
        return Math.round((SYSTEM.getProcessCpuTime() - start) / 1e3 / items) / 1e3;
    }
}
