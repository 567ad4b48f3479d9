package dev.millrace.enrichment.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.enrichment.evaluation.Evaluation;
import dev.millrace.enrichment.evaluation.LabelledMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    private static final Path CORPUS = Path.of("corpus");
    private static final Path RESOURCES = Path.of("src/main/resources/dev/millrace/enrichment");

    @TempDir
    Path folder;

    @Test
    void shouldUnderstandMessagesOfAHandNeverSeen() throws IOException {
        Evaluation evaluation = CrossValidation.of(LabelledMessages.read(CORPUS), 1);

        System.out.printf(
                "a hand never seen: n %d, category %.3f (calibration error %.3f), priority %.3f (within one %.3f),"
                        + " sentiment %.3f, runbook %.3f, automation precision %.3f coverage %.3f%n",
                evaluation.n(),
                evaluation.category().accuracy(),
                evaluation.category().calibrationError(),
                evaluation.priority().accuracy(),
                evaluation.priority().withinOne(),
                evaluation.sentiment().accuracy(),
                evaluation.runbook().accuracy(),
                evaluation.automation().precision(),
                evaluation.automation().coverage());
        assertThat(evaluation.category().accuracy()).isGreaterThan(0.84);
        assertThat(evaluation.category().calibrationError()).isLessThan(0.08);
        assertThat(evaluation.priority().accuracy()).isGreaterThan(0.73);
        assertThat(evaluation.sentiment().accuracy()).isGreaterThan(0.74);
    }

    @Test
    void shouldShipWhatTheCorpusGives() throws IOException {
        ShippedModels.build(CORPUS, folder);

        for (String file : List.of(
                "category/category.model",
                "sentiment/sentiment.model",
                "priority/priority.model",
                "target/target.model",
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

        Training.Trained trained = Training.run("fruit", table, Set.of(), model);
        Training.Measured measured = Training.evaluate("fruit", model, table, Set.of());

        assertThat(trained.labels()).isEqualTo(2);
        assertThat(measured.n()).isEqualTo(6);
        assertThat(measured.accuracy()).isEqualTo(1);
    }

    @Test
    void shouldLeaveOutTextsOfALabelThatIsNotWanted() throws IOException {
        Path table = Files.writeString(folder.resolve("fruit.csv"), """
                text,label
                red apple,apple
                green apple,apple
                yellow banana,banana
                ripe banana,banana
                what time is it,none of them
                """);
        Path model = folder.resolve("fruit.model");

        Training.Trained trained = Training.run("fruit", table, Set.of("none of them"), model);

        assertThat(trained.n()).isEqualTo(4);
        assertThat(trained.labels()).isEqualTo(2);
        assertThat(Training.evaluate("fruit", model, table, Set.of("none of them"))
                        .n())
                .isEqualTo(4);
    }

    @Test
    void shouldReadATableAsTextsWhateverItsTaskIsCalled() throws IOException {
        Path table = Files.writeString(folder.resolve("tone.csv"), """
                text,label
                this is great,positive
                what a great day,positive
                this is awful,negative
                what an awful day,negative
                """);

        Training.run("sentiment", table, Set.of(), folder.resolve("a.model"));
        Training.run("tone", table, Set.of(), folder.resolve("b.model"));

        assertThat(folder.resolve("a.model")).hasSameBinaryContentAs(folder.resolve("b.model"));
    }

    @Test
    void shouldSayWhatIsWrongWithData() throws IOException {
        Path table = Files.writeString(folder.resolve("x.csv"), "words,tag\na,b\n");
        Path lines = Files.writeString(folder.resolve("x.jsonl"), "{\"id\":\"1\"}\n");

        assertThatThrownBy(() -> Training.run("x", table, Set.of(), folder.resolve("m")))
                .hasMessageContaining("found [words, tag]");
        assertThatThrownBy(() -> Training.run("category", lines, Set.of(), folder.resolve("m")))
                .hasMessageContaining("x.jsonl:1:");
    }
}
