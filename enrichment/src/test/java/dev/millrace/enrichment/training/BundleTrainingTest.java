package dev.millrace.enrichment.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Shipped;
import dev.millrace.enrichment.bundle.ModelBundle;
import dev.millrace.enrichment.model.ModelVersion;
import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTrainingTest {
    /// Enough of the corpus to learn something, little enough to learn it in seconds.
    private static final int EVERY = 60;

    private static final Enrichment SHIPPED = Shipped.ENRICHMENT;
    private static final Text COFFEE = Text.of("", "the kaffeomat drips again, floor two", Channel.CHAT);

    @TempDir
    static Path folder;

    private static Path corpus;
    private static BundleTraining.Trained without;
    private static BundleTraining.Trained with;

    @BeforeAll
    static void trainOnAPartOfTheCorpus() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("corpus"))) {
            for (Path file : files.filter(name -> name.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        List<String> some = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += EVERY) {
            some.add(lines.get(i));
        }
        corpus = Files.write(folder.resolve("corpus.jsonl"), some);
        without = BundleTraining.run(corpus, null, folder);
        with = BundleTraining.run(corpus, corrections(), folder);
    }

    private static Path corrections() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            lines.add("""
                    {"id":"corrected-%d","channel":"chat","body":"the kaffeomat drips again, room %d","language":"en",\
                    "category":"field-service","priority":"P1","sentiment":"positive","runbook":"none",\
                    "automatable":false,"provenance":{"category":{"by":"ben","at":"2026-03-02T09:30:00Z","was":"hardware"}}}\
                    """.formatted(i, i));
        }
        return Files.write(folder.resolve("corrections.jsonl"), lines);
    }

    private static ModelBundle read(Path file) throws IOException {
        return ModelBundle.read(Files.readAllBytes(file), file.getFileName().toString(), SHIPPED);
    }

    @Test
    void shouldLearnWhatPeopleCorrectedAndNothingElseOfIt() throws IOException {
        ModelBundle before = read(Path.of(without.file()));
        ModelBundle after = read(Path.of(with.file()));
        assertThat(after.enrichment().read(COFFEE).category().value()).isEqualTo(Category.FIELD_SERVICE);
        assertThat(after.summary().corrections()).containsExactly(java.util.Map.entry("category", 12));
        assertThat(after.enrichment().understand(COFFEE).priority().value()).isNotEqualTo(Priority.P1);
        assertThat(after.enrichment().read(COFFEE).sentiment())
                .isEqualTo(before.enrichment().read(COFFEE).sentiment());
        assertThat(after.summary().scores().n()).isPositive();
        assertThat(with.version()).isNotEqualTo(without.version());
    }

    @Test
    void shouldGiveTheSameFileForTheSameData() throws IOException {
        byte[] first = Files.readAllBytes(Path.of(with.file()));
        BundleTraining.Trained again = BundleTraining.run(corpus, corrections(), folder.resolve("again"));

        assertThat(Files.readAllBytes(folder.resolve("again"))).isEqualTo(first);
        assertThat(again.version()).isEqualTo(with.version()).isEqualTo(ModelVersion.of(first));
        assertThat(with.file()).endsWith(with.version() + ".models");
    }

    @Test
    void shouldSignItsReadingsWithItsVersion() throws IOException {
        assertThat(read(Path.of(without.file())).enrichment().read(COFFEE).model())
                .isEqualTo(without.version());
        assertThat(SHIPPED.read(COFFEE).model()).isEqualTo(SHIPPED.version()).matches("[0-9a-f]{16}");
    }

    @Test
    void shouldRefuseWhatIsNoSetOfModels() throws IOException {
        byte[] good = Files.readAllBytes(Path.of(without.file()));
        byte[] cut = Arrays.copyOf(good, good.length / 2);
        byte[] flipped = good.clone();
        flipped[good.length / 2] ^= 1;

        for (byte[] bad :
                List.of(new byte[0], "PK no zip".getBytes(java.nio.charset.StandardCharsets.UTF_8), cut, flipped)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ModelBundle.read(bad, "some.models", SHIPPED))
                    .withMessageStartingWith("some.models is no set of models: ");
        }
    }

    @Test
    void shouldSayWhichLineOfTheCorrectionsIsWrong() throws IOException {
        Path plain = Files.write(
                folder.resolve("plain.jsonl"),
                List.of(Files.readAllLines(corpus).getFirst()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BundleTraining.run(corpus, plain, folder))
                .withMessageContaining("plain.jsonl:1: 'provenance' must name category, priority or sentiment");
    }
}
