package dev.millrace.topology.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.topology.Shipped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shelf that models are taken from to read with, over a folder.
class ModelShelfTest {
    private static final Enrichment SHIPPED = Shipped.ENRICHMENT;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String ANOTHER = "00000000000000ff";

    @TempDir
    private Path folder;

    private ModelShelf shelf(Duration limit) {
        return ModelShelf.of(new ModelSettings(folder.toString(), limit, 1), SHIPPED);
    }

    @Test
    void shouldReadWithTheModelsOfAFolder() throws Exception {
        String version = TestModels.put(folder, Category.VPN);

        Enrichment taken = shelf(LONG).take(version).enrichment();

        assertThat(taken.version()).isEqualTo(version);
        assertThat(taken.read(Text.of("", "My account is locked, please unlock it.", Channel.CHAT))
                        .category()
                        .value())
                .isEqualTo(Category.VPN);
    }

    @Test
    void shouldRefuseAFileUnderAnotherVersion() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        Files.move(folder.resolve(version + ".models"), folder.resolve(ANOTHER + ".models"));

        assertThatThrownBy(() -> shelf(LONG).take(ANOTHER))
                .isInstanceOfSatisfying(
                        UnusableModel.class,
                        refused -> assertThat(refused.mayPass()).isFalse())
                .hasMessageContaining(ANOTHER)
                .hasMessageContaining("its content is " + version + "; the file was changed or cut short");
    }

    @Test
    void shouldHopeForAFileThatIsNotThereYet() {
        assertThatThrownBy(() -> shelf(LONG).take(ANOTHER))
                .isInstanceOfSatisfying(
                        UnusableModel.class,
                        refused -> assertThat(refused.mayPass()).isTrue())
                .hasMessageContaining("there is no file " + folder.resolve(ANOTHER + ".models"));
    }

    /// Two threads may hang on a file; a third reading is refused at once, and another shelf is not held up.
    @Test
    void shouldHangOnAFileWithFewThreadsAndNotWithAnotherShelfs() throws Exception {
        Path pipe = folder.resolve(ANOTHER + ".models");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "needs mkfifo for a file that nobody writes");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        String version = TestModels.put(folder, Category.VPN);
        ModelShelf looking = shelf(Duration.ofMillis(50));

        for (int thread = 0; thread < 2; thread++) {
            assertThatThrownBy(() -> looking.take(ANOTHER)).hasMessageContaining("not there within 50 ms");
        }
        assertThatThrownBy(() -> looking.take(version))
                .isInstanceOfSatisfying(
                        UnusableModel.class,
                        refused -> assertThat(refused.mayPass()).isTrue())
                .hasMessageContaining("earlier ones still have not come");
        assertThat(shelf(LONG).take(version).version()).isEqualTo(version);

        try (OutputStream released = Files.newOutputStream(pipe)) {
            assertThat(released).isNotNull();
        }
    }
}
