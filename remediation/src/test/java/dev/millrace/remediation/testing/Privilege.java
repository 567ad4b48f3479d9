package dev.millrace.remediation.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;

/// What a test needs of the machine. Without it the test is left out, and says why.
public final class Privilege {
    private Privilege() {}

    /// A namespace of the test's own (`--mount`, `--net`), which root may have and a container may not.
    public static void assumeNamespace(String kind) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("unshare", kind, "true").start().waitFor();
        assumeThat(exit)
                .as("this machine lets nobody have a namespace of his own (unshare %s)", kind)
                .isZero();
    }
}
