package dev.millrace.topology.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.access.InvalidRequest;
import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.bundle.ModelBundle;
import dev.millrace.tickets.config.DeskConfig;
import dev.millrace.tickets.config.ModelChoice;
import dev.millrace.tickets.understanding.Category;
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
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class ModelExchangeTest {
    private static final Enrichment SHIPPED = Enrichment.load();
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final List<DeskConfig> written = new ArrayList<>();

    private ModelShelf shelf() {
        return ModelShelf.of(new ModelSettings(folder.toString(), LIMIT, 4), SHIPPED);
    }

    private ModelsInForce models() {
        return new ModelsInForce(
                SHIPPED, shelf(), 4, "1", _ -> {}, new SimpleMeterRegistry(), Runnable::run, Clock.systemUTC());
    }

    private Mono<Void> check(String version) {
        ModelShelf shelf = shelf();
        return Mono.fromCallable(() -> shelf.take(version)).then();
    }

    /// As the topic does: what does not follow is passed over.
    private Mono<Void> write(ModelsInForce models, DeskConfig config) {
        return Mono.fromRunnable(() -> {
            written.add(config);
            if (config.models().follows(models.chosen(config.tenant()).models())) {
                models.choose(config);
            }
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
    void shouldWriteOnceMoreWhatIsInForceWhereAnotherInstanceWasFaster() throws IOException {
        String one = TestModels.put(folder, Category.VPN);
        String two = TestModels.put(folder, Category.PRINTING);
        ModelsInForce models = models();
        DeskConfig faster = new DeskConfig("acme", ModelChoice.shipped().promoted(one, "anna", NOW));
        ModelExchange slower = new ModelExchange(
                models,
                this::check,
                config ->
                        written.isEmpty() ? write(models, faster).then(write(models, config)) : write(models, config));

        assertRefused(slower, command("promote", two), 409, "exchanged meanwhile by anna");

        assertThat(models.of("acme").version()).isEqualTo(one);
        assertThat(written).hasSize(3);
        assertThat(written.getLast().models()).isEqualTo(faster.models().again());
        assertThat(models.chosen("acme")).isEqualTo(written.getLast());
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

    @Test
    void shouldSayWhyAChoiceWasRefusedHere() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        ModelsInForce models = models();
        ModelExchange gone = exchange(
                models,
                _ -> Mono.fromCallable(() -> Files.deleteIfExists(folder.resolve(version + ModelBundle.SUFFIX)))
                        .then());

        assertRefused(gone, command("promote", version), 409, "there is no file");
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
        models.choose(new DeskConfig(
                "acme",
                ModelChoice.shipped().promoted("00000000000000ff", "ben", NOW).shadowedBy(shadow, 1, "ben", NOW)));

        assertThat(run(exchange(models), command("end-shadow", null))).isTrue();
        assertThat(models.of("acme").shadow()).isNull();
    }
}
