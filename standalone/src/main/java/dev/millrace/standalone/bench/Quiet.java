package dev.millrace.standalone.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;

/// Holds an application's start, just before it begins to take mails, until this process rests. A desk starts once and
/// then runs for weeks; a benchmark that starts it again and again has the virtual machine compile what Spring starts
/// with, which takes as much of the processors as taking the mails does.
final class Quiet implements SmartLifecycle {
    /// What starts by default starts last of all.
    private static final int JUST_BEFORE = DEFAULT_PHASE - 1;

    private static final long LOOK_NANOS = 500_000_000;
    /// A process rests that uses less than a tenth of one processor for so many looks on end.
    private static final double RESTING = 0.1;

    private static final int LOOKS = 3;
    private static final int MOST_LOOKS = 120;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private volatile boolean running;

    @Override
    public void start() {
        running = true;
        int resting = 0;
        for (int look = 0; look < MOST_LOOKS && resting < LOOKS; look++) {
            resting = busyShare() < RESTING ? resting + 1 : 0;
        }
    }

    /// The share of one processor that the process uses from now on for a while.
    private static double busyShare() {
        long before = SYSTEM.getProcessCpuTime();
        long begin = System.nanoTime();
        LockSupport.parkNanos(LOOK_NANOS);
        return (double) (SYSTEM.getProcessCpuTime() - before) / (System.nanoTime() - begin);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return JUST_BEFORE;
    }
}
