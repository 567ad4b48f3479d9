package dev.millrace.topology.query;

import dev.millrace.access.InvalidRequest;
import dev.millrace.messaging.RecordSender;
import dev.millrace.tickets.config.DeskConfig;
import dev.millrace.tickets.config.ModelChoice;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.topology.models.ModelsInForce;
import dev.millrace.topology.models.ReadingModels;
import dev.millrace.topology.query.ModelsAnswer.Available;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// `GET /api/models` and `POST /api/models/commands`: which models read, and one command to exchange them.
@RestController
@RequestMapping("/api/models")
class ModelController {
    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final ModelsInForce models;
    private final ModelQuery query;
    private final TenantSettings tenants;
    private final RecordSender sender;

    ModelController(ModelsInForce models, ModelQuery query, TenantSettings tenants, RecordSender sender) {
        this.models = models;
        this.query = query;
        this.tenants = tenants;
        this.sender = sender;
    }

    @GetMapping
    Mono<ModelsAnswer> models(@RequestParam(required = false) @Nullable String tenant) {
        return answer(served(tenant));
    }

    /// Takes a command. 200 when it is done here, 202 when it is written and takes its time; other instances
    /// follow within moments.
    @PostMapping("/commands")
    Mono<ResponseEntity<ModelsAnswer>> command(@RequestBody ModelCommand command, Principal principal) {
        String tenant = served(command.tenant());
        DeskConfig now = models.chosen(tenant);
        ModelChoice wanted =
                command.applyTo(now.models(), principal.getName(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
        DeskConfig config = new DeskConfig(tenant, wanted);
        return usable(wanted, now.models())
                .then(sender.send(Topic.CONFIG, tenant, tenant, config, null).timeout(LIMIT))
                .then(Flux.interval(LOOK_EVERY)
                        .onBackpressureDrop()
                        .filter(_ -> models.isHonoured(config))
                        .next()
                        .map(_ -> HttpStatus.OK)
                        .timeout(LIMIT, Mono.just(HttpStatus.ACCEPTED)))
                .flatMap(status -> answer(tenant)
                        .map(answer -> ResponseEntity.status(status).body(answer)));
    }

    /// Nothing is chosen that cannot be used.
    private Mono<Void> usable(ModelChoice wanted, ModelChoice now) {
        return Flux.fromStream(Stream.of(wanted.inForce(), wanted.shadow()).filter(Objects::nonNull))
                .filter(version -> !List.of(now.inForce(), ModelChoice.SHIPPED, models.shippedVersion())
                        .contains(version))
                .concatMap(query::check)
                .doOnNext(ModelController::requireUsable)
                .then();
    }

    private static void requireUsable(Available found) {
        if (found.fault() != null) {
            throw new InvalidRequest(422, List.of(new InvalidRequest.FieldError("version", found.fault())));
        }
    }

    private Mono<ModelsAnswer> answer(String tenant) {
        ReadingModels reading = models.of(tenant);
        String inForce = reading.version();
        Optional<DeskMetric.Models> told = models.told(tenant);
        String shadow = told.map(DeskMetric.Models::shadow).orElse(null);
        Mono<Optional<DeskMetric.ModelComparison>> comparison = shadow == null
                ? Mono.just(Optional.empty())
                : query.comparison(tenant, inForce, shadow).map(Optional::of).defaultIfEmpty(Optional.empty());
        return Mono.zip(comparison, query.available())
                .map(found -> new ModelsAnswer(
                        tenant,
                        models.shippedVersion(),
                        models.chosen(tenant).models(),
                        inForce,
                        shadow,
                        told.map(DeskMetric.Models::refused).orElse(null),
                        found.getT1().orElse(null),
                        found.getT2()));
    }

    private String served(@Nullable String tenant) {
        List<String> all = tenants.tenants();
        if (tenant == null && all.size() != 1) {
            throw new InvalidRequest("tenant", "expected one of " + all + ", found nothing");
        }
        String meant = tenant == null ? all.getFirst() : tenant;
        if (!all.contains(meant)) {
            throw new InvalidRequest("tenant", "expected one of " + all + ", found '" + meant + "'");
        }
        return meant;
    }
}
