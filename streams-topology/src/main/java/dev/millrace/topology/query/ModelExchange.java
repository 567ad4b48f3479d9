package dev.millrace.topology.query;

import dev.millrace.access.InvalidRequest;
import dev.millrace.tickets.config.DeskConfig;
import dev.millrace.tickets.config.ModelChoice;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.topology.models.ModelsInForce;
import dev.millrace.topology.models.UnusableModel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Exchanges a tenant's models. Of several who do so at once one is heard, and the others are told.
final class ModelExchange {
    private static final Logger LOG = LoggerFactory.getLogger(ModelExchange.class);
    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int TRIES = 3;

    private final ModelsInForce models;
    private final Function<String, Mono<Void>> check;
    private final Function<DeskConfig, Mono<Void>> write;

    /// @param check ends with [UnusableModel] where a version cannot be used
    /// @param write hands a choice to every instance, this one among them
    ModelExchange(ModelsInForce models, Function<String, Mono<Void>> check, Function<DeskConfig, Mono<Void>> write) {
        this.models = models;
        this.check = check;
        this.write = write;
    }

    /// What became of a choice in this instance.
    private enum Fate {
        HONOURED,
        PASSED_OVER
    }

    /// Does what is commanded.
    ///
    /// @return whether it is done here; false where it is written and takes its time. Ends with [InvalidRequest]
    ///     where it makes no sense (400, 409), where models cannot be used (422), and where somebody else was first
    ///     or it was refused here (409)
    Mono<Boolean> exchange(String tenant, ModelCommand command, String user) {
        return Mono.defer(() -> {
            DeskConfig before = models.chosen(tenant);
            requireRunningShadow(command, before);
            ModelChoice wanted =
                    command.applyTo(before.models(), user, Instant.now().truncatedTo(ChronoUnit.MILLIS));
            return usable(before.models(), wanted)
                    .then(Mono.defer(() -> write(before, new DeskConfig(tenant, wanted))))
                    .flatMap(fate -> done(before, new DeskConfig(tenant, wanted), fate))
                    .defaultIfEmpty(false);
        });
    }

    /// What has stopped was chosen as a shadow, but is none any more.
    private void requireRunningShadow(ModelCommand command, DeskConfig before) {
        if ("promote".equals(command.type())
                && command.version() == null
                && before.models().shadow() != null
                && runningShadow(before.tenant()) == null) {
            throw conflict(
                    "version",
                    before.models().shadow() + " does not run in shadow here; name it to promote it nonetheless");
        }
    }

    /// Nothing is chosen that cannot be used. What is loaded can be, and what stays was chosen before.
    private Mono<Void> usable(ModelChoice before, ModelChoice wanted) {
        Stream<String> named = Stream.of(
                        Objects.equals(wanted.inForce(), before.inForce()) ? null : wanted.inForce(),
                        Objects.equals(wanted.shadow(), before.shadow()) ? null : wanted.shadow())
                .filter(Objects::nonNull);
        return Flux.fromStream(named)
                .filter(version -> !models.isLoaded(version))
                .concatMap(check)
                .onErrorMap(
                        UnusableModel.class,
                        e -> new InvalidRequest(
                                422, List.of(new InvalidRequest.FieldError("version", String.valueOf(e.getMessage())))))
                .then();
    }

    /// Checking takes its time, in which somebody else may have been faster.
    private Mono<Fate> write(DeskConfig before, DeskConfig wanted) {
        if (!models.chosen(wanted.tenant()).equals(before)) {
            throw overtaken(wanted.tenant());
        }
        return write.apply(wanted).timeout(LIMIT).then(fate(wanted));
    }

    /// Empty where it takes longer than a limit.
    private Mono<Fate> fate(DeskConfig config) {
        return Flux.interval(Duration.ZERO, LOOK_EVERY)
                .onBackpressureDrop()
                .mapNotNull(_ -> fateNow(config))
                .next()
                .timeout(LIMIT, Mono.empty());
    }

    private @Nullable Fate fateNow(DeskConfig config) {
        if (models.isHonoured(config)) {
            return Fate.HONOURED;
        }
        DeskConfig now = models.chosen(config.tenant());
        boolean overtaken = now.models().revision() >= config.models().revision() && !now.equals(config);
        return overtaken ? Fate.PASSED_OVER : null;
    }

    private Mono<Boolean> done(DeskConfig before, DeskConfig config, Fate fate) {
        String tenant = config.tenant();
        return switch (fate) {
            case PASSED_OVER -> keep(tenant, TRIES).then(Mono.error(() -> overtaken(tenant)));
            case HONOURED ->
                isSo(before.models(), config.models(), tenant)
                        ? Mono.just(true)
                        : Mono.error(() -> conflict("version", "refused here: " + refused(tenant)));
        };
    }

    /// What was passed over is the tenant's last record in the topic, and a restart would choose it. So the choice
    /// in force is written once more.
    private Mono<Void> keep(String tenant, int tries) {
        if (tries == 0) {
            return Mono.empty();
        }
        DeskConfig kept = new DeskConfig(tenant, models.chosen(tenant).models().again());
        return write.apply(kept)
                .timeout(LIMIT)
                .then(fate(kept))
                .flatMap(fate -> fate == Fate.PASSED_OVER ? keep(tenant, tries - 1) : Mono.empty())
                .onErrorResume(error -> {
                    LOG.warn(
                            "The choice of models of tenant {} could not be written again: {}",
                            tenant,
                            error.toString());
                    return Mono.empty();
                });
    }

    /// Whether what the choice changes has become so here.
    private boolean isSo(ModelChoice before, ModelChoice wanted, String tenant) {
        boolean inForce = wanted.inForce().equals(before.inForce())
                || isVersion(wanted.inForce(), models.of(tenant).version());
        boolean shadow = !"shadow-started".equals(wanted.change())
                || isVersion(Objects.requireNonNull(wanted.shadow()), runningShadow(tenant));
        return inForce && shadow;
    }

    private boolean isVersion(String chosen, @Nullable String running) {
        return (chosen.equals(ModelChoice.SHIPPED) ? models.shippedVersion() : chosen).equals(running);
    }

    private @Nullable String runningShadow(String tenant) {
        return models.told(tenant).map(DeskMetric.Models::shadow).orElse(null);
    }

    private String refused(String tenant) {
        return Optional.ofNullable(
                        models.told(tenant).map(DeskMetric.Models::refused).orElse(null))
                .orElse("these models do not run here");
    }

    private InvalidRequest overtaken(String tenant) {
        return conflict(
                "type",
                "the models were exchanged meanwhile by "
                        + models.chosen(tenant).models().by() + "; look again");
    }

    private static InvalidRequest conflict(String field, String detail) {
        return new InvalidRequest(409, List.of(new InvalidRequest.FieldError(field, detail)));
    }
}
