package dev.millrace.enrichment.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.enrichment.entities.EntityReader;
import dev.millrace.enrichment.evaluation.Tally;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelTrainer.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingTest {
    private static final Path CORPUS = Path.of("corpus");
    private static final Path RESOURCES = Path.of("src/main/resources/dev/millrace/enrichment");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"CATEGORY,0.72", "SENTIMENT,0.68", "PRIORITY,0.7", "AUTOMATION,0.8"})
    void shouldDoWellOnAHeldOutPartOfTheCorpus(Task task, double floor) throws IOException {
        // given
        List<Labelled> messages = ShippedModels.interleaved(LabelledMessages.read(CORPUS));
        List<Labelled> seen = new ArrayList<>();
        List<Labelled> heldOut = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            (i % 5 == 0 ? heldOut : seen).add(messages.get(i));
        }
        EntityReader entities = EntityReader.load();

        // when
        TextModel model = task.trainer().train(task.examples(seen, entities));
        Tally tally = new Tally();
        for (Example example : task.examples(heldOut, entities)) {
            var best = model.score(example.features()).best();
            tally.count(example.label(), best.label(), best.probability());
        }

        // then
        System.out.printf("held out %s: accuracy %.3f, macro F1 %.3f%n", task, tally.accuracy(), tally.macroF1());
        assertThat(tally.accuracy()).isGreaterThan(floor);
    }

    @Test
    void shouldShipWhatTheCorpusGives() throws IOException {
        ShippedModels.build(CORPUS, folder);

        for (String file : List.of(
                "category/category.model",
                "sentiment/sentiment.model",
                "priority/priority.model",
                "diagnosis/automation.model",
                "entities/ordinary-words.txt")) {
            assertThat(folder.resolve(file))
                    .as("%s: rebuild it with enrichment/train-models", file)
                    .hasSameBinaryContentAs(RESOURCES.resolve(file));
        }
    }

    @Test
    void shouldTrainAnyLabelSetFromATable() throws IOException {
        Path table = Files.writeString(folder.resolve("fruit.csv"), """
                text,label
                "a red, round apple",apple
                green apple pie,apple
                apple juice,apple
                yellow banana,banana
                "a ""banana"" split",banana
                ripe banana,banana
                """);
        Path model = folder.resolve("fruit.model");

        Training.Trained trained = Training.run("fruit", table, model);
        Training.Measured measured = Training.evaluate("fruit", model, table);

        assertThat(trained.labels()).isEqualTo(2);
        assertThat(measured.n()).isEqualTo(6);
        assertThat(measured.accuracy()).isEqualTo(1);
    }

    @Test
    void shouldSayWhatIsWrongWithData() throws IOException {
        Path table = Files.writeString(folder.resolve("x.csv"), "words,tag\na,b\n");
        Path lines = Files.writeString(folder.resolve("x.jsonl"), "{\"id\":\"1\"}\n");

        assertThatThrownBy(() -> Training.run("x", table, folder.resolve("m")))
                .hasMessageContaining("found [words, tag]");
        assertThatThrownBy(() -> Training.run("category", lines, folder.resolve("m")))
                .hasMessageContaining("x.jsonl:1:");
    }
}
