package dev.millrace.remediation.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/// The whole program with a policy of its own. All tests of a run share one, which starts with the first that needs it
/// and ends with the run.
public final class RunningProgram implements BeforeAllCallback {
    private static final String POLICY = """
            rules:
              - {name: own, when: 'runbook.id in ["look-only", "keep-only"]', then: automatic}
              - {name: accounts, when: 'runbook.id in ["unlock-account", "reset-password"] && self', then: automatic}
            """;

    private @Nullable Started started;

    private record Started(TestProgram program, Path folder) implements AutoCloseable {
        static Started start() {
            try {
                Path folder = Files.createTempDirectory("remediation");
                Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
                return new Started(
                        new TestProgram(
                                Files.createDirectory(runbooks(folder)),
                                Map.of(
                                        "millrace.desk.policy-file",
                                        policy.toString(),
                                        "millrace.remediation.people.source",
                                        "directory")),
                        folder);
            } catch (Exception e) {
                throw new IllegalStateException("The program does not start", e);
            }
        }

        static Path runbooks(Path folder) {
            return folder.resolve("runbooks");
        }

        @Override
        public void close() throws IOException {
            program.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        started = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningProgram.class))
                .computeIfAbsent(Started.class, type -> Started.start(), Started.class);
    }

    public TestProgram program() {
        return started().program();
    }

    /// The folder of its own runbook files.
    public Path runbooks() {
        return Started.runbooks(started().folder());
    }

    private Started started() {
        return Objects.requireNonNull(started, "The program starts before the first test of a class");
    }
}
