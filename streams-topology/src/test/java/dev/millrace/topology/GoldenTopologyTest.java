package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names of steps and stores are names of topics and of state on disk: changing one is a decision, so it shows
/// here. Run once with `-Dgolden.update=true` when it is meant.
class GoldenTopologyTest {
    private static final Path GOLDEN = Path.of("src/test/resources/topology.txt");

    @Test
    void shouldLookAsPinned(@TempDir Path state) throws IOException {
        String text;
        try (TestStream stream = TestStream.exactlyOnce(state)) {
            text = stream.topology().describe().toString();
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN));
    }
}
