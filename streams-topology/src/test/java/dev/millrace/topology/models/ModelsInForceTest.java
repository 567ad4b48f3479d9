package dev.millrace.topology.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.bundle.ModelBundle;
import dev.millrace.tickets.config.DeskConfig;
import dev.millrace.tickets.config.ModelChoice;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Sentiment;
import dev.millrace.tickets.understanding.SideBySide;
import dev.millrace.tickets.understanding.Verdict;
import dev.millrace.topology.Shipped;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsInForceTest {
    private static final Enrichment SHIPPED = Shipped.ENRICHMENT;
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    private static final String ABSENT = "00000000000000ff";
    private static final Verdict VERDICT =
            new Verdict(ABSENT, Category.VPN, Priority.P3, Sentiment.NEUTRAL, "none", false);

    @TempDir
    private Path folder;

    private final List<DeskMetric.Models> told = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private ModelsInForce models(Executor loader) {
        return new ModelsInForce(
                SHIPPED,
                new ModelShelf(new ModelFiles.Folder(folder), SHIPPED, Duration.ofSeconds(30)),
                2,
                "1",
                told::add,
                registry,
                loader,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static DeskConfig config(ModelChoice choice) {
        return config("acme", choice);
    }

    private static DeskConfig config(String tenant, ModelChoice choice) {
        return new DeskConfig(tenant, choice);
    }

    private static ModelChoice promoted(String version) {
        return ModelChoice.shipped().promoted(version, "ben", NOW);
    }

    @Test
    void shouldReadWithWhatShipsUntilSomethingIsChosen() {
        assertThat(models(Runnable::run).of("acme").inForce()).isSameAs(SHIPPED);
        assertThat(told).isEmpty();
    }

    @Test
    void shouldExchangeModelsOnlyOnceTheyAreLoaded() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        Deque<Runnable> waiting = new ArrayDeque<>();
        ModelsInForce models = models(waiting::add);

        models.choices().take(config(promoted(version)));
        assertThat(models.of("acme").version()).isEqualTo(SHIPPED.version());
        waiting.remove().run();

        assertThat(models.of("acme").version()).isEqualTo(version);
        assertThat(models.of("other").version()).isEqualTo(SHIPPED.version());
        assertThat(told)
                .containsExactly(new DeskMetric.Models("acme", "1", version, null, 0, "promoted", "ben", NOW, null));
    }

    @Test
    void shouldLoadOnlyTheLastOfSeveralChoices() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        Deque<Runnable> waiting = new ArrayDeque<>();
        ModelsInForce models = models(waiting::add);

        models.choices().take(config(promoted(ABSENT)));
        models.choices().take(config(promoted(ABSENT).promoted(version, "ben", NOW)));
        waiting.forEach(Runnable::run);

        assertThat(told).extracting(DeskMetric.Models::inForce).containsExactly(version);
        assertThat(told).extracting(DeskMetric.Models::refused).containsOnlyNulls();
    }

    @Test
    void shouldHaveNoMoreWaitingThanThereAreTenants() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        Deque<Runnable> waiting = new ArrayDeque<>();
        ModelsInForce models = models(loading -> {
            if (!waiting.isEmpty()) {
                throw new RejectedExecutionException("no place");
            }
            waiting.add(loading);
        });

        models.choices().take(config(promoted(ABSENT)));
        models.choices().take(config(promoted(ABSENT).promoted(version, "ben", NOW)));
        waiting.remove().run();
        assertThat(models.of("acme").version()).isEqualTo(version);

        models.choices().take(config(models.chosen("acme").models().rolledBack("ben", NOW)));
        assertThat(waiting).as("what is chosen after it was done").hasSize(1);
    }

    /// A stream's tasks begin one after the other, on one thread.
    @Test
    void shouldWaitForAllTasksTogetherNoLongerThanForOne() {
        ModelsInForce models = models(loading -> {});
        models.choices().take(config(promoted(ABSENT)));

        models.awaitSettled(Duration.ofMillis(1));

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> models.awaitSettled(Duration.ofDays(1)));
    }

    /// As after a rebalance, long after the first tasks waited in vain.
    @Test
    void shouldWaitAnewForWhatIsChosenLater() throws Exception {
        Deque<Runnable> waiting = new ArrayDeque<>();
        ModelsInForce models = models(waiting::add);
        models.choices().take(config(promoted(ABSENT)));
        models.awaitSettled(Duration.ofMillis(1));
        waiting.remove().run();
        models.choices().take(config(models.chosen("acme").models().rolledBack("ben", NOW)));

        Thread task = Thread.ofPlatform().daemon().start(() -> models.awaitSettled(Duration.ofDays(1)));
        while (task.isAlive() && task.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        assertThat(task.isAlive()).as("it waits").isTrue();
        waiting.remove().run();
        assertThat(task.join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void shouldKeepTheOldModelsWhereTheNewAreMissing() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        ModelsInForce models = models(Runnable::run);
        models.choices().take(config(promoted(version)));
        models.choices().take(config(promoted(version).promoted(ABSENT, "ben", NOW)));

        assertThat(models.of("acme").version()).isEqualTo(version);
        assertThat(told.getLast().refused()).contains(ABSENT).contains("there is no file");
        assertThat(registry.counter("millrace.models.refused", "tenant", "acme").count())
                .isEqualTo(1);
    }

    @Test
    void shouldRefuseAFileThatWasChanged() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        Path file = folder.resolve(version + ModelBundle.SUFFIX);
        byte[] content = Files.readAllBytes(file);
        content[content.length / 3] ^= 1;
        Files.write(file, content);
        ModelsInForce models = models(Runnable::run);
        models.choices().take(config(promoted(version)));

        assertThat(models.of("acme").inForce()).isSameAs(SHIPPED);
        assertThat(told.getLast().refused()).contains("the file was changed or cut short");
    }

    @Test
    void shouldGoBackToTheModelsBeforeWhereTheChosenAreGoneAtAStart() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        ModelsInForce models = models(Runnable::run);
        models.choices().take(config(promoted(version).promoted(ABSENT, "ben", NOW)));

        assertThat(models.of("acme").version()).isEqualTo(version);
        assertThat(told.getLast().refused()).contains(ABSENT);
    }

    @Test
    void shouldRunAShadowThatIsPromotedAndRolledBackWithoutLoadingItAgain() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        ModelsInForce models = models(Runnable::run);
        ModelChoice shadowed = ModelChoice.shipped().shadowedBy(version, 0.5, "ben", NOW);
        models.choices().take(config(shadowed));
        ReadingModels.Shadow shadow = models.of("acme").shadow();
        assertThat(shadow).isNotNull();
        assertThat(shadow.sample()).isEqualTo(0.5);

        models.choices().take(config(shadowed.promoted(version, "ben", NOW)));
        assertThat(models.of("acme").inForce()).isSameAs(shadow.enrichment());
        assertThat(models.of("acme").shadow()).isNull();

        models.choices().take(config(shadowed.promoted(version, "ben", NOW).rolledBack("ben", NOW)));
        assertThat(models.of("acme").inForce()).isSameAs(SHIPPED);
    }

    @Test
    void shouldKeepModelsInForceWhereTheShadowIsMissing() {
        ModelsInForce models = models(Runnable::run);
        models.choices().take(config(ModelChoice.shipped().shadowedBy(ABSENT, 1, "ben", NOW)));
        assertThat(models.of("acme").inForce()).isSameAs(SHIPPED);
        assertThat(models.of("acme").shadow()).isNull();
        assertThat(told.getLast().refused()).contains(ABSENT);
    }

    @Test
    void shouldLoadNoMoreSetsThanMayBe() throws IOException {
        String one = TestModels.put(folder, Category.VPN);
        String two = TestModels.put(folder, Category.PRINTING);
        String three = TestModels.put(folder, Category.EMAIL);
        ModelsInForce models = models(Runnable::run);
        models.choices().take(config("a", promoted(one)));
        models.choices().take(config("b", promoted(two)));
        models.choices().take(config("c", promoted(three)));
        assertThat(models.of("c").inForce()).isSameAs(SHIPPED);
        assertThat(told.getLast().refused()).contains("as many sets loaded as may be, 2");
        models.choices().take(config("d", promoted(one)));
        assertThat(models.of("d").inForce()).isSameAs(models.of("a").inForce());
    }

    /// "a" was given its shadow while "c" had chosen nothing yet.
    @Test
    void shouldBeginWithTheModelsThatItEndedWith() throws IOException {
        String one = TestModels.put(folder, Category.VPN);
        String two = TestModels.put(folder, Category.PRINTING);
        String three = TestModels.put(folder, Category.EMAIL);
        ModelsInForce models = models(Runnable::run);
        models.restore(config("a", promoted(one).shadowedBy(two, 1, "ben", NOW)));
        models.restore(config("c", promoted(three)));
        assertThat(models.of("c").version()).isEqualTo(three);

        models.choices().take(config("d", promoted(TestModels.put(folder, Category.NETWORK))));
        assertThat(models.of("d").inForce()).isSameAs(SHIPPED);
    }

    /// Kafka Streams passes each record through the step while it fills the store, before the step begins.
    @Test
    void shouldBeginWithTheModelsThatItEndedWithThoughTheirRecordsCameBefore() throws IOException {
        String one = TestModels.put(folder, Category.VPN);
        String two = TestModels.put(folder, Category.PRINTING);
        String three = TestModels.put(folder, Category.EMAIL);
        ModelsInForce models = models(Runnable::run);
        DeskConfig a = config("a", promoted(one).shadowedBy(two, 1, "ben", NOW));
        DeskConfig c = config("c", promoted(three));
        models.choices().take(a);
        models.choices().take(c);

        models.restore(a);
        models.restore(c);

        assertThat(models.of("c").version()).isEqualTo(three);
        assertThat(told.getLast().refused()).isNull();
    }

    /// A choice is written again, or a shadow ended, while models of before the start are still being loaded.
    @Test
    void shouldBeginWithTheModelsThatItEndedWithThoughTheirTenantsChooseMeanwhile() throws IOException {
        String one = TestModels.put(folder, Category.VPN);
        String two = TestModels.put(folder, Category.PRINTING);
        String three = TestModels.put(folder, Category.EMAIL);
        String four = TestModels.put(folder, Category.NETWORK);
        Deque<Runnable> loading = new ArrayDeque<>();
        ModelsInForce models = models(loading::add);
        ModelChoice shadowed = promoted(four).shadowedBy(one, 1, "ben", NOW);
        models.restore(config("a", promoted(one).shadowedBy(two, 1, "ben", NOW)));
        models.restore(config("c", promoted(three)));
        models.restore(config("d", shadowed));

        models.choices().take(config("c", promoted(three).again()));
        models.choices().take(config("d", shadowed.withoutShadow("ben", NOW)));
        loading.forEach(Runnable::run);

        assertThat(models.of("c").version()).isEqualTo(three);
        assertThat(models.of("d").version()).isEqualTo(four);
    }

    /// Whoever has let models go asks for them as anybody does.
    @Test
    void shouldJudgeModelsOfBeforeTheStartAsNewOnceTheirTenantHasLetThemGo() throws IOException {
        String one = TestModels.put(folder, Category.VPN);
        String two = TestModels.put(folder, Category.PRINTING);
        String three = TestModels.put(folder, Category.EMAIL);
        ModelsInForce models = models(Runnable::run);
        models.restore(config("a", promoted(one).shadowedBy(two, 1, "ben", NOW)));
        ModelChoice shadowed = ModelChoice.shipped().shadowedBy(three, 1, "ben", NOW);
        models.restore(config("c", shadowed));
        ModelChoice ended = shadowed.withoutShadow("ben", NOW);
        models.choices().take(config("c", ended));

        models.choices().take(config("c", ended.shadowedBy(three, 1, "ben", NOW)));

        assertThat(models.of("c").shadow()).isNull();
        assertThat(told.getLast().refused()).contains("as many sets loaded as may be, 2");
    }

    @Test
    void shouldStopAShadowThatFailsTimeAfterTime() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        ModelsInForce models = models(Runnable::run);
        models.choices().take(config(ModelChoice.shipped().shadowedBy(version, 1, "ben", NOW)));
        ReadingModels.Shadow shadow = models.of("acme").shadow();
        assertThat(shadow).isNotNull();
        for (int i = 0; i < ShadowCare.FAILURES; i++) {
            assertThat(shadow.reads(new TicketId(i))).isTrue();
            shadow.care().failed(new IllegalStateException("out of its depth"));
        }
        assertThat(shadow.reads(new TicketId(1))).isFalse();
        assertThat(told.getLast().refused())
                .contains("failed 20 times in a row")
                .contains("out of its depth");
        assertThat(told.getLast().shadow()).isNull();
    }

    @Test
    void shouldGiveAStoppedShadowAnotherChanceWhenItIsChosenAgain() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        ModelsInForce models = models(Runnable::run);
        ModelChoice shadowed = ModelChoice.shipped().shadowedBy(version, 1, "ben", NOW);
        models.choices().take(config(shadowed));
        ReadingModels.Shadow stopped = models.of("acme").shadow();
        assertThat(stopped).isNotNull();
        for (int i = 0; i < ShadowCare.FAILURES; i++) {
            stopped.care().failed(new IllegalStateException("out of its depth"));
        }

        models.choices().take(config(shadowed));
        assertThat(told.getLast().refused()).as("the same choice once more").contains("out of its depth");
        models.choices().take(config(shadowed.shadowedBy(version, 1, "anna", NOW)));

        assertThat(models.of("acme").shadow()).isNotSameAs(stopped);
        assertThat(told.getLast().shadow()).isEqualTo(version);
        assertThat(told.getLast().refused()).isNull();
    }

    @Test
    void shouldNotTrustAStoppedShadowThatReadsOnceMore() {
        ShadowCare care = new ShadowCare("acme", registry, _ -> {});
        for (int i = 0; i < ShadowCare.FAILURES; i++) {
            care.failed(new IllegalStateException("out of its depth"));
        }

        care.read(new SideBySide(VERDICT, VERDICT));

        assertThat(care.isTrusted()).isFalse();
    }

    @Test
    void shouldReadTheShareOfTicketsThatItIsToldTo() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        ModelsInForce models = models(Runnable::run);
        models.choices().take(config(ModelChoice.shipped().shadowedBy(version, 0.25, "ben", NOW)));
        ReadingModels.Shadow shadow = models.of("acme").shadow();
        assertThat(shadow).isNotNull();
        long read = java.util.stream.LongStream.range(0, 10_000)
                .filter(id -> shadow.reads(new TicketId(id)))
                .count();
        assertThat(read).isBetween(2_300L, 2_700L);
        assertThat(shadow.reads(new TicketId(7))).isEqualTo(shadow.reads(new TicketId(7)));
    }
}
