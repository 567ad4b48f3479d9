package dev.millrace.standalone.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.standalone.cli.CommandRun;
import dev.millrace.standalone.demo.DemoCompany;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What technicians correct is learnt from, tried in shadow, put in force and taken back, all while messages flow.
class LearningTest {
    /// Enough of the corpus to learn something, little enough to learn it in seconds.
    private static final int EVERY = 30;

    @TempDir
    private Path folder;

    private Desk desk;
    private int rooms;

    @Test
    void shouldLearnFromCorrectionsWhileMessagesFlow() throws Exception {
        Path data = folder.resolve("data");
        try (Desk started = Desk.start(data)) {
            desk = started;
            List<String> tickets = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tickets.add(drips().path("id").asString());
            }
            JsonNode first = ticket(tickets.getFirst());
            String shipped = first.path("model").asString();
            String wrong = first.path("category").asString();
            String right = wrong.equals("printing") ? "hardware" : "printing";
            tickets.forEach(id -> correct(id, right));

            Path corrections = folder.resolve("corrections.jsonl");
            run("corrections", "export", "--tenant", "acme", "--out", corrections.toString());
            assertThat(Files.readAllLines(corrections)).hasSize(8).allSatisfy(line -> {
                JsonNode message = Json.mapper().readTree(line);
                assertThat(message.path("category").asString()).isEqualTo(right);
                assertThat(message.path("provenance")
                                .path("category")
                                .path("by")
                                .asString())
                        .isEqualTo(DemoCompany.ADMIN);
                assertThat(message.path("model").asString()).isEqualTo(shipped);
            });

            Path trained = Files.createDirectories(folder.resolve("trained"));
            String corpus = corpus().toString();
            assertThat(CommandRun.of(
                            "train",
                            "--corpus",
                            corpus,
                            "--corrections",
                            corrections.toString(),
                            "--out",
                            "" + trained))
                    .isZero();
            Path file = onlyFile(trained);
            String version = file.getFileName().toString().replace(".models", "");
            run("models", "add", file.toString());

            try (Feed metrics = new Feed(desk, "/api/stream/metrics")) {
                run("models", "shadow", version);
                assertThat(models().path("shadow").asString()).isEqualTo(version);
                JsonNode shadowed = drips();
                assertThat(shadowed.path("model").asString()).isEqualTo(shipped);
                assertThat(shadowed.path("category").asString()).isEqualTo(wrong);
                assertThat(shadowed.path("compared")
                                .path("shadow")
                                .path("category")
                                .asString())
                        .isEqualTo(right);
                correct(shadowed.path("id").asString(), right);
                await().atMost(Desk.LIMIT).untilAsserted(() -> {
                    JsonNode comparison = models().path("comparison");
                    assertThat(comparison.path("samples").findValuesAsString("ticket"))
                            .containsExactly(shadowed.path("id").asString());
                    JsonNode judged = comparison.path("corrections").path("category");
                    assertThat(judged.path("n").asInt()).isEqualTo(1);
                    assertThat(judged.path("shadow").asInt()).isEqualTo(1);
                    assertThat(judged.path("inForce").asInt()).isZero();
                });

                run("models", "promote");
                JsonNode promoted = drips();
                assertThat(promoted.path("category").asString()).isEqualTo(right);
                assertThat(promoted.path("model").asString()).isEqualTo(version);
                await().atMost(Desk.LIMIT)
                        .untilAsserted(() -> assertThat(metrics.data())
                                .anyMatch(told -> told.path("type").asString().equals("models")
                                        && told.path("inForce").asString().equals(version)
                                        && told.path("by").asString().equals(desk.value("admin.user"))));
                await().atMost(Desk.LIMIT)
                        .untilAsserted(() -> assertThat(metrics.data())
                                .anyMatch(told -> told.path("type").asString().equals("model-comparison")));
            }
            HttpResponse<String> refused = command(Map.of("type", "promote", "version", "00000000000000ff"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("there is no file");
            assertThat(command(Map.of("type", "shadow", "version", "../../x")).statusCode())
                    .isEqualTo(400);
            assertThat(models().path("inForce").asString()).isEqualTo(version);
        }
        try (Desk again = Desk.start(data)) {
            desk = again;
            JsonNode afterRestart = drips();
            assertThat(afterRestart.path("model").asString())
                    .isEqualTo(models().path("chosen").path("inForce").asString())
                    .isNotEqualTo(models().path("shipped").asString());

            run("models", "rollback");
            assertThat(drips().path("model").asString())
                    .isEqualTo(models().path("shipped").asString());
            assertThat(command(Map.of("type", "rollback")).statusCode()).isEqualTo(409);
        }
    }

    /// Sends a message and waits until its ticket is with somebody.
    private JsonNode drips() {
        HttpResponse<String> receipt = desk.post(
                Map.of(
                        "email",
                        "frank@acme.example",
                        "subject",
                        "Kaffeomat",
                        "text",
                        "The kaffeomat drips again, room " + ++rooms),
                null);
        assertThat(receipt.statusCode()).isEqualTo(202);
        return ticket(Json.mapper().readTree(receipt.body()).path("id").asString());
    }

    private JsonNode ticket(String id) {
        return desk.ticket(id, "ASSIGNED", "RESOLVED", "AWAITING_APPROVAL", "AWAITING_IDENTITY", "REMEDIATING");
    }

    private void correct(String id, String category) {
        HttpResponse<String> taken = desk.ask(
                desk.to("/api/tickets/" + id + "/commands")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                Json.text(Map.of("type", "correct-category", "category", category)))),
                true);
        assertThat(taken.statusCode()).isEqualTo(202);
        await().atMost(Desk.LIMIT)
                .untilAsserted(
                        () -> assertThat(ticket(id).path("category").asString()).isEqualTo(category));
    }

    private JsonNode models() {
        return Json.mapper()
                .readTree(desk.ask(desk.to("/api/models").GET(), true).body());
    }

    private HttpResponse<String> command(Map<String, String> command) {
        return desk.ask(
                desk.to("/api/models/commands")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.text(command))),
                true);
    }

    /// Runs a command against the running desk.
    private void run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--data");
        all.add(folder.resolve("data").toString());
        assertThat(CommandRun.of(all.toArray(new String[0]))).as("%s", all).isZero();
    }

    private Path corpus() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("../enrichment/corpus"))) {
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
        return Files.write(folder.resolve("corpus.jsonl"), some);
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
