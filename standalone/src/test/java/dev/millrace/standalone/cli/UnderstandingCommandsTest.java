package dev.millrace.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// Other programs read what `understand` and `evaluate` print: names are only ever added.
class UnderstandingCommandsTest {
    private static final String MESSAGES = """
            {"id":"a-1","channel":"email","from":"j.doe@acme.example","subject":"Locked","body":"My account jdoe77 is \
            locked, please unlock user jdoe77.","language":"en","category":"account-locked","priority":"P3",\
            "sentiment":"neutral","runbook":"unlock-account","target":" JDOE77 ","automatable":true}
            {"id":"a-2","channel":"chat","from":"kim","subject":"","body":"how do I book a meeting room?",\
            "language":"en","category":"general-question","priority":"P4","sentiment":"neutral","runbook":"none",\
            "target":null,"automatable":false}
            """;

    @TempDir
    private Path folder;

    private final StringWriter output = new StringWriter();

    private List<JsonNode> run(String command) throws IOException {
        return run(command, MESSAGES);
    }

    private List<JsonNode> run(String command, String messages) throws IOException {
        Path file = Files.writeString(folder.resolve("messages.jsonl"), messages);
        CommandLine line = MillraceCommand.commandLine();
        line.setOut(new PrintWriter(output, true));
        assertThat(line.execute(command, "--jsonl", file.toString())).isZero();
        return output.toString().lines().map(Json.mapper()::readTree).toList();
    }

    @Test
    void shouldPrintOneLineForEachMessageUnderThePromisedNames() throws IOException {
        List<JsonNode> lines = run("understand");

        assertThat(lines).hasSize(2);
        JsonNode first = lines.getFirst();
        assertThat(first.propertyNames())
                .contains(
                        "id",
                        "language",
                        "category",
                        "sentiment",
                        "priority",
                        "entities",
                        "diagnosis",
                        "runbook",
                        "target",
                        "automatable",
                        "reasons",
                        "micros");
        assertThat(first.path("language").propertyNames()).contains("value", "confidence");
        assertThat(first.path("category").propertyNames()).contains("value", "confidence", "alternatives");
        assertThat(first.at("/category/alternatives/0").propertyNames()).contains("value", "confidence");
        assertThat(first.path("sentiment").propertyNames()).contains("value", "confidence", "anger");
        assertThat(first.path("priority").propertyNames()).contains("value", "impact", "urgency", "confidence");
        assertThat(first.at("/entities/0").propertyNames()).contains("type", "text", "start", "end", "value");
        assertThat(first.at("/diagnosis/0").propertyNames())
                .contains("hypothesis", "confidence", "risk", "runbook", "parameters", "missing");
        assertThat(first.path("target").asString()).isEqualTo("jdoe77");
        assertThat(lines.getLast().path("target").isNull()).isTrue();
    }

    @Test
    void shouldShowNoSecretAndKeepTheOffsetsOfTheText() throws IOException {
        JsonNode line = run("understand", """
                        {"id":"a","channel":"email","subject":"my new VPN password","body":"Plume4Ever! is it, PIN: 471199.\
                        \\nMy account is jdoe77. Also the printer PRN-4 is dead, its password: Kx7-plume"}
                        """).getFirst();

        assertThat(line.toString()).doesNotContain("Plume4Ever", "471199", "Kx7-plume");
        assertThat(line.path("entities")
                        .valueStream()
                        .filter(entity -> entity.path("value").asString().equals("jdoe77"))
                        .map(entity -> entity.path("start").asInt()))
                .containsExactly("my new VPN password\nPlume4Ever! is it, PIN: 471199.\nMy account is ".length());
    }

    @Test
    void shouldPrintTheFiguresUnderThePromisedNames() throws IOException {
        List<JsonNode> lines = run("evaluate");

        assertThat(lines).hasSize(1);
        JsonNode figures = lines.getFirst();
        assertThat(figures.propertyNames())
                .contains(
                        "n",
                        "category",
                        "priority",
                        "sentiment",
                        "language",
                        "runbook",
                        "automation",
                        "anger",
                        "microsPerMessage");
        for (String field : List.of("category", "sentiment", "language")) {
            assertThat(figures.path(field).propertyNames())
                    .contains("accuracy", "macroF1", "perLabel", "confusion", "calibrationError", "selective");
        }
        assertThat(figures.at("/category/selective/0.8").propertyNames()).contains("coverage", "accuracy");
        assertThat(figures.at("/category/perLabel/account-locked").propertyNames())
                .contains("precision", "recall", "f1");
        assertThat(figures.at("/category/confusion/account-locked/account-locked")
                        .asInt())
                .isOne();
        assertThat(figures.path("priority").propertyNames())
                .contains("accuracy", "withinOne", "macroF1", "perLabel", "confusion");
        assertThat(figures.path("runbook").propertyNames()).contains("accuracy");
        assertThat(figures.path("automation").propertyNames()).contains("precision", "coverage");
        assertThat(figures.path("microsPerMessage").propertyNames()).contains("p50", "p99");
        assertThat(figures.path("n").asInt()).isEqualTo(2);
        assertThat(figures.at("/automation/precision").asDouble())
                .as("targets are compared without regard to case and surrounding space")
                .isOne();
    }

    @Test
    void shouldTrainAndMeasureOneModelOnTables() throws IOException {
        Path table = Files.writeString(folder.resolve("fruit.csv"), """
                text,label
                red apple,apple
                green apple,apple
                yellow banana,banana
                ripe banana,banana
                what time is it,none of them
                """);
        String model = folder.resolve("fruit.model").toString();
        CommandLine line = MillraceCommand.commandLine();
        line.setOut(new PrintWriter(output, true));

        assertThat(line.execute(
                        "train",
                        "--task",
                        "fruit",
                        "--data",
                        table.toString(),
                        "--without",
                        "none of them",
                        "--model",
                        model))
                .isZero();
        assertThat(line.execute("evaluate", "--data", table.toString(), "--without", "none of them", "--model", model))
                .isZero();

        List<JsonNode> lines =
                output.toString().lines().map(Json.mapper()::readTree).toList();
        assertThat(lines.getFirst().path("labels").asInt()).isEqualTo(2);
        assertThat(lines.getLast().propertyNames()).contains("n", "accuracy", "macroF1", "perLabel");
        assertThat(lines.getLast().path("n").asInt()).isEqualTo(4);
    }

    @Test
    void shouldRefuseToMeasureATableWithoutItsModel() {
        CommandLine line = MillraceCommand.commandLine();
        StringWriter errors = new StringWriter();
        line.setErr(new PrintWriter(errors, true));

        assertThat(line.execute("evaluate", "--data", "fruit.csv")).isEqualTo(2);
        assertThat(errors.toString()).contains("--model");
    }

    @Test
    void shouldRefuseACurveOfNoHands() {
        StringWriter errors = new StringWriter();
        for (String hands : List.of("0", "-1")) {
            CommandLine line = MillraceCommand.commandLine().setErr(new PrintWriter(errors, true));

            assertThat(line.execute("curve", "--jsonl", "x", "--hands", hands)).isEqualTo(2);
            assertThat(errors.toString()).contains("Expected --hands of 1 or more, found " + hands);
        }
    }
}
