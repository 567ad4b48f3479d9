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
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Exchanges a tenant's models. Of several who do so at once one is heard, and the others are told.
final class ModelExchange {
    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

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

    /// Does what is commanded.
    ///
    /// @return whether it is done here; false where it is on its way, or holds but cannot be done here yet. Ends
    ///     with [InvalidRequest] where it makes no sense (400, 409), where models cannot be used (422) or their
    ///     place does not answer (503), and where somebody else was first (409)
    Mono<Boolean> exchange(String tenant, ModelCommand command, String user) {
        return Mono.defer(() -> {
            DeskConfig before = models.chosen(tenant);
            requireRunningShadow(command, before);
            ModelChoice choice =
                    command.applyTo(before.models(), user, Instant.now().truncatedTo(ChronoUnit.MILLIS));
            DeskConfig wanted = new DeskConfig(tenant, choice);
            return usable(before, wanted)
                    .then(Mono.defer(() -> holds(before, wanted)))
                    .flatMap(holds -> holds ? done(before, wanted) : Mono.error(() -> overtaken(tenant)))
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
    private Mono<Void> usable(DeskConfig before, DeskConfig wanted) {
        List<String> named = Stream.of(
                        named(before.models().inForce(), wanted.models().inForce()),
                        named(before.models().shadow(), wanted.models().shadow()))
                .flatMap(Optional::stream)
                .toList();
        return Flux.fromIterable(named)
                .filter(version -> !models.isLoaded(version))
                .doOnNext(_ -> requireRoom(wanted.tenant()))
                .concatMap(check)
                .onErrorMap(
                        UnusableModel.class,
                        e -> new InvalidRequest(
                                e.isUnanswered() ? 503 : 422,
                                List.of(new InvalidRequest.FieldError("version", String.valueOf(e.getMessage())))))
                .then();
    }

    private static Optional<String> named(@Nullable String before, @Nullable String wanted) {
        return Optional.ofNullable(Objects.equals(wanted, before) ? null : wanted);
    }

    private void requireRoom(String tenant) {
        if (!models.hasRoom(tenant)) {
            throw conflict("version", "other tenants have as many sets of models loaded as may be");
        }
    }

    /// Writes the choice, and waits until the stream has decided whether it holds. Checking has taken
    /// its time, in which somebody else may have been faster. Empty where nobody knows yet.
    private Mono<Boolean> holds(DeskConfig before, DeskConfig wanted) {
        if (!models.chosen(wanted.tenant()).models().isSame(before.models())) {
            throw overtaken(wanted.tenant());
        }
        CompletableFuture<Boolean> decision = models.choices().decision(wanted);
        return write.apply(wanted)
                .then(Mono.fromFuture(decision, true))
                .timeout(LIMIT, Mono.empty())
                .publishOn(Schedulers.parallel())
                .doFinally(_ -> models.choices().forget(wanted));
    }

    /// Waits until it is done here, or another that followed it. Empty where it takes longer than a limit.
    private Mono<Boolean> done(DeskConfig before, DeskConfig wanted) {
        return Flux.interval(Duration.ZERO, LOOK_EVERY)
                .onBackpressureDrop()
                .filter(_ -> models.isHonoured(wanted))
                .next()
                .timeout(LIMIT, Mono.empty())
                .map(_ -> became(before, wanted));
    }

    /// What holds and cannot be done here may be done elsewhere, and is tried again where that may help; so it is not
    /// refused.
    private boolean became(DeskConfig before, DeskConfig wanted) {
        String tenant = wanted.tenant();
        boolean so = isSo(before.models(), wanted.models(), tenant);
        if (!so && !models.chosen(tenant).models().isSame(wanted.models())) {
            throw overtaken(tenant);
        }
        return so;
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
