package dev.millrace.topology.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.access.InvalidRequest;
import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.bundle.ModelBundle;
import dev.millrace.tickets.config.DeskConfig;
import dev.millrace.tickets.config.ModelChoice;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.topology.Shipped;
import dev.millrace.topology.models.ModelSettings;
import dev.millrace.topology.models.ModelShelf;
import dev.millrace.topology.models.ModelsInForce;
import dev.millrace.topology.models.ReadingModels;
import dev.millrace.topology.models.TestModels;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ModelExchangeTest {
    private static final Enrichment SHIPPED = Shipped.ENRICHMENT;
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final List<DeskConfig> written = new ArrayList<>();

    private ModelShelf shelf() {
        return ModelShelf.of(new ModelSettings(folder.toString(), LIMIT, 4), SHIPPED);
    }

    private ModelsInForce models() {
        return models(Runnable::run);
    }

    private ModelsInForce models(Executor loader) {
        return new ModelsInForce(
                SHIPPED, shelf(), 4, "1", _ -> {}, new SimpleMeterRegistry(), loader, Clock.systemUTC());
    }

    private Mono<Void> check(String version) {
        ModelShelf shelf = shelf();
        return Mono.fromCallable(() -> shelf.take(version)).then();
    }

    /// As the topic does.
    private Mono<Void> write(ModelsInForce models, DeskConfig config) {
        return Mono.fromRunnable(() -> {
            written.add(config);
            models.choices().take(config);
        });
    }

    private ModelExchange exchange(ModelsInForce models) {
        return exchange(models, this::check);
    }

    private ModelExchange exchange(ModelsInForce models, Function<String, Mono<Void>> check) {
        return new ModelExchange(models, check, config -> write(models, config));
    }

    private static ModelCommand command(String type, @Nullable String version) {
        return new ModelCommand(type, version, null, "acme", null);
    }

    private static @Nullable Boolean run(ModelExchange exchange, ModelCommand command) {
        return exchange.exchange("acme", command, "ben").block(LIMIT);
    }

    private static void assertRefused(ModelExchange exchange, ModelCommand command, int status, String why) {
        assertThatThrownBy(() -> run(exchange, command)).isInstanceOfSatisfying(InvalidRequest.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused).hasMessageContaining(why);
        });
    }

    @Test
    void shouldNotUndoAPromotionThatCameWhileModelsWereChecked() throws IOException {
        String promoted = TestModels.put(folder, Category.VPN);
        String slow = TestModels.put(folder, Category.PRINTING);
        ModelsInForce models = models();
        ModelExchange slowly =
                exchange(models, _ -> Mono.fromRunnable(() -> run(exchange(models), command("promote", promoted))));

        assertRefused(slowly, command("shadow", slow), 409, "exchanged meanwhile by ben");

        assertThat(models.of("acme").version()).isEqualTo(promoted);
        assertThat(written).hasSize(1);
    }

    @Test
    void shouldTellEachOfTwoOperatorsWhatBecameOfHisChoiceThoughItTakesLongToLoad() throws IOException {
        String one = TestModels.put(folder, Category.VPN);
        String two = TestModels.put(folder, Category.PRINTING);
        Deque<Runnable> waiting = new ConcurrentLinkedDeque<>();
        ModelsInForce models = models(waiting::add);
        DeskConfig slower = new DeskConfig("acme", ModelChoice.shipped().promoted(two, "anna", NOW));
        ModelExchange faster = new ModelExchange(
                models, this::check, config -> write(models, config).then(write(models, slower)));

        StepVerifier.create(faster.exchange("acme", command("promote", one), "ben"))
                .then(() -> load(waiting))
                .expectNext(true)
                .expectComplete()
                .verify(LIMIT);

        assertThat(models.of("acme").version()).isEqualTo(one);
    }

    @Test
    void shouldTellTheSlowerOfTwoOperatorsBeforeAnythingIsLoaded() throws IOException {
        String one = TestModels.put(folder, Category.VPN);
        String two = TestModels.put(folder, Category.PRINTING);
        ModelsInForce models = models(_ -> {});
        DeskConfig faster = new DeskConfig("acme", ModelChoice.shipped().promoted(one, "anna", NOW));
        ModelExchange slower = new ModelExchange(
                models, this::check, config -> write(models, faster).then(write(models, config)));

        assertRefused(slower, command("promote", two), 409, "exchanged meanwhile by anna");

        assertThat(models.chosen("acme")).isEqualTo(faster);
        assertThat(models.choices().buried()).as("is written again").hasSize(1);
    }

    @Test
    void shouldTellThatAPromotionIsDoneThoughAShadowWasStartedOnTopOfIt() throws IOException {
        String one = TestModels.put(folder, Category.VPN);
        String two = TestModels.put(folder, Category.PRINTING);
        Deque<Runnable> waiting = new ConcurrentLinkedDeque<>();
        ModelsInForce models = models(waiting::add);

        StepVerifier.create(exchange(models).exchange("acme", command("promote", one), "ben"))
                .then(() -> models.choices()
                        .take(new DeskConfig(
                                "acme", models.chosen("acme").models().shadowedBy(two, 1, "anna", NOW))))
                .then(() -> load(waiting))
                .expectNext(true)
                .expectComplete()
                .verify(LIMIT);

        assertThat(written).hasSize(1);
    }

    @Test
    void shouldTellThatAPromotionWasRolledBackBeforeItWasDone() throws IOException {
        String one = TestModels.put(folder, Category.VPN);
        Deque<Runnable> waiting = new ConcurrentLinkedDeque<>();
        ModelsInForce models = models(waiting::add);

        StepVerifier.create(exchange(models).exchange("acme", command("promote", one), "ben"))
                .then(() -> models.choices()
                        .take(new DeskConfig(
                                "acme", models.chosen("acme").models().rolledBack("anna", NOW))))
                .then(() -> load(waiting))
                .expectErrorMatches(error -> error instanceof InvalidRequest refused
                        && refused.status() == 409
                        && String.valueOf(refused.getMessage()).contains("exchanged meanwhile by anna"))
                .verify(LIMIT);
    }

    private static void load(Deque<Runnable> waiting) {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void shouldDoNothingWhereTheChoiceIsAnotherThanWasSeen() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        ModelsInForce models = models();
        run(exchange(models), command("shadow", version));

        assertRefused(
                exchange(models), new ModelCommand("end-shadow", null, null, "acme", 0L), 409, "exchanged meanwhile");
        assertThat(run(exchange(models), new ModelCommand("promote", version, null, "acme", 1L)))
                .isTrue();
    }

    /// It holds, and comes into force once its file is back; to say that it was refused would be wrong.
    @Test
    void shouldNotRefuseWhatHoldsAndCannotBeDoneHereYet() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        ModelsInForce models = models();
        ModelExchange gone = exchange(
                models,
                _ -> Mono.fromCallable(() -> Files.deleteIfExists(folder.resolve(version + ModelBundle.SUFFIX)))
                        .then());

        assertThat(run(gone, command("promote", version))).isFalse();

        assertThat(models.chosen("acme").models().inForce()).isEqualTo(version);
        assertThat(models.told("acme").orElseThrow().refused()).contains("there is no file");
    }

    @Test
    void shouldWriteNothingWhereThereIsNoRoom() throws IOException {
        String one = TestModels.put(folder, Category.VPN);
        String two = TestModels.put(folder, Category.PRINTING);
        ModelsInForce models = new ModelsInForce(
                SHIPPED, shelf(), 1, "1", _ -> {}, new SimpleMeterRegistry(), Runnable::run, Clock.systemUTC());
        models.choices().take(new DeskConfig("other", ModelChoice.shipped().promoted(one, "ben", NOW)));

        assertRefused(exchange(models), command("promote", two), 409, "as many sets of models loaded as may be");

        assertThat(written).isEmpty();
    }

    /// A pipe that nobody writes to hangs as a file server does.
    @Test
    void shouldNotCallModelsUnusableWhosePlaceDoesNotAnswer() throws IOException, InterruptedException {
        String version = "00000000000000ff";
        Path pipe = folder.resolve(version + ModelBundle.SUFFIX);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        ModelShelf impatient = ModelShelf.of(new ModelSettings(folder.toString(), Duration.ofMillis(20), 4), SHIPPED);
        ModelExchange exchange = exchange(
                models(),
                hanging -> Mono.fromCallable(() -> impatient.take(hanging)).then());

        assertRefused(exchange, command("promote", version), 503, "not there within");
    }

    @Test
    void shouldNotGoBackToModelsThatAreGone() throws IOException {
        String one = TestModels.put(folder, Category.VPN);
        String two = TestModels.put(folder, Category.PRINTING);
        ModelsInForce models = models();
        run(exchange(models), command("promote", one));
        run(exchange(models), command("promote", two));
        Files.delete(folder.resolve(one + ModelBundle.SUFFIX));

        assertRefused(exchange(models), command("rollback", null), 422, "there is no file");
        assertThat(models.of("acme").version()).isEqualTo(two);
    }

    @Test
    void shouldNotTakeWhatHasStoppedForTheShadow() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        ModelsInForce models = models();
        run(exchange(models), command("shadow", version));
        ReadingModels.Shadow shadow = models.of("acme").shadow();
        assertThat(shadow).isNotNull();
        for (int i = 0; i < 20; i++) {
            shadow.care().failed(new IllegalStateException("out of its depth"));
        }

        assertRefused(exchange(models), command("promote", null), 409, "does not run in shadow");
        assertThat(run(exchange(models), command("promote", version))).isTrue();
    }

    @Test
    void shouldEndAShadowThoughWhatWasChosenIsGone() throws IOException {
        String shadow = TestModels.put(folder, Category.VPN);
        ModelsInForce models = models();
        models.choices()
                .take(new DeskConfig(
                        "acme",
                        ModelChoice.shipped()
                                .promoted("00000000000000ff", "ben", NOW)
                                .shadowedBy(shadow, 1, "ben", NOW)));

        assertThat(run(exchange(models), command("end-shadow", null))).isTrue();
        assertThat(models.of("acme").shadow()).isNull();
    }
}
