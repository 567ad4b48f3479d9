package dev.millrace.topology.models;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.tickets.config.DeskConfig;
import dev.millrace.tickets.config.ModelChoice;
import dev.millrace.tickets.metrics.DeskMetric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The models of each tenant, as far as what was chosen could be done. Choices are honoured one after the other on a
/// thread of their own; until then, and where one cannot be honoured, the models before it stay.
public final class ModelsInForce {
    private static final Logger LOG = LoggerFactory.getLogger(ModelsInForce.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(30);
    /// Two hours: longer than a file server is away, shorter than nobody looks.
    private static final int TRIES = 240;

    private final Enrichment shipped;
    private final ModelShelf shelf;
    private final int mostOfOthers;
    private final String instance;
    private final ModelNews news;
    private final MeterRegistry registry;
    private final Executor loader;
    private final Clock clock;

    private final Map<String, ReadingModels> reading = new ConcurrentHashMap<>();
    private final Choices choices = new Choices(this::honourSoon);
    /// Versions that a tenant had chosen before this start and has chosen ever since.
    private final Map<String, Set<String>> restored = new ConcurrentHashMap<>();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Map<String, DeskConfig> honoured = new ConcurrentHashMap<>();
    private final Map<String, DeskMetric.Models> told = new ConcurrentHashMap<>();
    /// By the system's nano time; 0 where nobody has waited yet for what is not settled.
    private final AtomicLong waitsUntil = new AtomicLong();
    private volatile CompletableFuture<Void> settled = CompletableFuture.completedFuture(null);

    /// @param mostOfOthers sets of models, besides what ships, that others may have loaded when a tenant asks for one
    /// @param instance this instance's name
    /// @param loader where models are loaded; one at a time
    public ModelsInForce(
            Enrichment shipped,
            ModelShelf shelf,
            int mostOfOthers,
            String instance,
            ModelNews news,
            MeterRegistry registry,
            Executor loader,
            Clock clock) {
        this.shipped = shipped;
        this.shelf = shelf;
        this.mostOfOthers = mostOfOthers;
        this.instance = instance;
        this.news = news;
        this.registry = registry;
        this.loader = loader;
        this.clock = clock;
    }

    /// Nothing but what ships, which nobody exchanges.
    public static ModelsInForce shippedOnly(Enrichment shipped) {
        return new ModelsInForce(
                shipped,
                new ModelShelf(new ModelFiles.Folder(Path.of("models")), shipped, Duration.ofSeconds(1)),
                0,
                "1",
                models -> {},
                new SimpleMeterRegistry(),
                Runnable::run,
                Clock.systemUTC());
    }

    /// The models that read a tenant's messages now.
    public ReadingModels of(String tenant) {
        ReadingModels models = reading.get(tenant);
        return models == null ? new ReadingModels(shipped, null) : models;
    }

    /// What was last chosen for a tenant, done or not.
    public DeskConfig chosen(String tenant) {
        return choices.of(tenant);
    }

    /// What was chosen, record by record. What holds is honoured later, unless another has come by then.
    public Choices choices() {
        return choices;
    }

    /// Takes what was chosen before this start. There was room for each choice when it was made, and there is now,
    /// in whatever order they come, and whatever their tenants choose before it is done. The records have passed
    /// through [#choices()] while the store was filled; what was refused then for want of room is tried once more.
    void restore(DeskConfig config) {
        String tenant = config.tenant();
        restored.put(tenant, versions(config.models()));
        choices.take(config);
        honourSoon(choices.of(tenant));
    }

    /// What was last told of a tenant's models here; empty before anything was chosen.
    public Optional<DeskMetric.Models> told(String tenant) {
        return Optional.ofNullable(told.get(tenant));
    }

    /// Whether a choice that held, or one that followed it, has been done here, or refused.
    public boolean isHonoured(DeskConfig config) {
        DeskConfig last = honoured.get(config.tenant());
        return last != null && last.models().revision() >= config.models().revision();
    }

    /// Whether a tenant may have another set loaded here, besides those it has.
    public boolean hasRoom(String tenant) {
        return setsOfOthers(tenant) < mostOfOthers;
    }

    /// Whether some tenant's messages are read by a version here, or it ships; then it need not be fetched.
    public boolean isLoaded(String version) {
        return version.equals(ModelChoice.SHIPPED)
                || version.equals(shipped.version())
                || loaded().anyMatch(enrichment -> version.equals(enrichment.version()));
    }

    /// The version of what ships.
    public String shippedVersion() {
        return ReadingModels.nameOf(shipped);
    }

    /// A tenant waits once, however often it has chosen: the last choice is the one that is honoured.
    private void honourSoon(DeskConfig config) {
        String tenant = config.tenant();
        if (!waiting.add(tenant)) {
            return;
        }
        if (settled.isDone()) {
            waitsUntil.set(0);
        }
        try {
            settled = CompletableFuture.runAsync(() -> honourLast(tenant), loader)
                    .whenComplete((_, error) -> {
                        if (error != null) {
                            LOG.error("The models of tenant {} could not be exchanged", tenant, error);
                        }
                    });
        } catch (RejectedExecutionException e) {
            waiting.remove(tenant);
            LOG.error("The models of tenant {} are not exchanged: too many tenants wait, or the program stops", tenant);
        }
    }

    /// What is chosen from here on waits anew.
    private void honourLast(String tenant) {
        waiting.remove(tenant);
        honour(choices.of(tenant), 1);
    }

    /// Waits until every choice made so far has been honoured or refused, so that a restart begins with the models it
    /// ended with.
    ///
    /// @param limit how long to wait, counted from who waited first for these, since a stream's tasks wait
    ///     one after the other; then messages are read by what is there
    public void awaitSettled(Duration limit) {
        long now = System.nanoTime();
        long until = waitsUntil.updateAndGet(first -> first == 0 ? now + limit.toNanos() : first);
        try {
            settled.get(Math.max(0, until - now), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.warn("The models that were chosen are not there within {} ms; others read meanwhile", limit.toMillis());
        } catch (ExecutionException e) {
            LOG.warn("The models that were chosen are not there; others read: {}", String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void honour(DeskConfig config, int attempt) {
        String tenant = config.tenant();
        if (!config.equals(choices.of(tenant))) {
            return;
        }
        ModelChoice choice = config.models();
        List<UnusableModel> refused = new ArrayList<>();
        ReadingModels before = reading.get(tenant);
        Enrichment inForce = inForce(config, before, refused);
        Enrichment beside = choice.shadow() == null
                ? null
                : find(config, choice.shadow(), refused).orElse(null);
        ReadingModels.Shadow shadow = beside == null ? null : shadow(config, before, beside);
        reading.put(tenant, new ReadingModels(inForce, shadow));
        String stopped = shadow == null ? null : shadow.care().stopped();
        tell(config, refused.isEmpty() ? stopped : refused.getFirst().getMessage());
        honoured.put(tenant, config);
        restored.computeIfPresent(tenant, (_, versions) -> remaining(versions, choice));
        if (attempt < TRIES && refused.stream().anyMatch(UnusableModel::mayPass)) {
            CompletableFuture.delayedExecutor(TRY_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS, loader)
                    .execute(() -> honour(config, attempt + 1));
        }
    }

    /// The version before is among them: it reads where the one in force cannot be had at a start.
    private static Set<String> versions(ModelChoice choice) {
        return Stream.of(choice.inForce(), choice.shadow(), choice.previous())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> remaining(Set<String> versions, ModelChoice choice) {
        return versions.stream()
                .filter(version -> version.equals(choice.inForce()) || version.equals(choice.shadow()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The shadow goes on, unless it was stopped: who chooses it again gives it another chance.
    private ReadingModels.Shadow shadow(DeskConfig config, @Nullable ReadingModels before, Enrichment beside) {
        ReadingModels.Shadow running = before == null ? null : before.shadow();
        double sample = config.models().sample();
        if (running != null
                && running.enrichment() == beside
                && running.sample() == sample
                && (running.care().isTrusted() || isHonoured(config))) {
            return running;
        }
        return new ReadingModels.Shadow(
                beside,
                sample,
                new ShadowCare(config.tenant(), registry, reason -> tell(chosen(config.tenant()), reason)));
    }

    /// Where they cannot be had: those before; at a start, when there are none yet, those that a rollback would bring.
    private Enrichment inForce(DeskConfig config, @Nullable ReadingModels before, List<UnusableModel> refused) {
        ModelChoice choice = config.models();
        Optional<Enrichment> wanted = find(config, choice.inForce(), refused);
        if (wanted.isPresent()) {
            return wanted.get();
        }
        if (before != null) {
            return before.inForce();
        }
        return choice.previous() == null
                ? shipped
                : find(config, choice.previous(), refused).orElse(shipped);
    }

    private Optional<Enrichment> find(DeskConfig config, String version, List<UnusableModel> refused) {
        String tenant = config.tenant();
        if (version.equals(ModelChoice.SHIPPED) || version.equals(shipped.version())) {
            return Optional.of(shipped);
        }
        Optional<Enrichment> loaded = loaded().filter(enrichment -> version.equals(enrichment.version()))
                .findFirst();
        if (loaded.isPresent()) {
            return loaded;
        }
        try {
            if (!hasRoom(tenant) && !restored.getOrDefault(tenant, Set.of()).contains(version)) {
                throw new UnusableModel(
                        "models " + version + ": other tenants have as many sets loaded as may be, " + mostOfOthers,
                        false,
                        null);
            }
            return Optional.of(shelf.take(version).enrichment());
        } catch (UnusableModel e) {
            LOG.warn("Tenant {} keeps the models it has: {}", tenant, e.getMessage());
            registry.counter("millrace.models.refused", "tenant", tenant).increment();
            refused.add(e);
            return Optional.empty();
        }
    }

    private Stream<Enrichment> loaded() {
        return reading.values().stream().flatMap(ModelsInForce::sets);
    }

    private static Stream<Enrichment> sets(ReadingModels models) {
        return models.shadow() == null
                ? Stream.of(models.inForce())
                : Stream.of(models.inForce(), models.shadow().enrichment());
    }

    private long setsOfOthers(String tenant) {
        return reading.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(tenant))
                .flatMap(entry -> sets(entry.getValue()))
                .filter(enrichment -> enrichment != shipped)
                .distinct()
                .count();
    }

    private void tell(DeskConfig config, @Nullable String refused) {
        ReadingModels models = of(config.tenant());
        ModelChoice choice = config.models();
        ReadingModels.Shadow shadow = models.shadow();
        DeskMetric.Models now = new DeskMetric.Models(
                config.tenant(),
                instance,
                models.version(),
                shadow == null || !shadow.care().isTrusted() ? null : ReadingModels.nameOf(shadow.enrichment()),
                shadow == null ? 0 : shadow.sample(),
                choice.change(),
                choice.by(),
                clock.instant(),
                refused);
        DeskMetric.Models before = told.put(config.tenant(), now);
        if (before == null || !isSame(before, now)) {
            LOG.info(
                    "Models of tenant {}: {} in force, {} in shadow",
                    now.tenant(),
                    now.inForce(),
                    now.shadow() == null ? "none" : now.shadow());
            news.tell(now);
        }
    }

    /// Told again at another time, as when a refused choice is tried once more.
    private static boolean isSame(DeskMetric.Models before, DeskMetric.Models now) {
        return now.equals(new DeskMetric.Models(
                before.tenant(),
                before.instance(),
                before.inForce(),
                before.shadow(),
                before.sample(),
                before.change(),
                before.by(),
                now.at(),
                before.refused()));
    }
}
