package dev.millrace.topology.query;

import dev.millrace.access.InvalidRequest;
import dev.millrace.messaging.RecordSender;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.topology.models.ModelsInForce;
import dev.millrace.topology.models.ReadingModels;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// `GET /api/models` and `POST /api/models/commands`: which models read, and one command to exchange them.
@RestController
@RequestMapping("/api/models")
class ModelController {
    private final ModelsInForce models;
    private final ModelQuery query;
    private final ShelfQuery shelf;
    private final TenantSettings tenants;
    private final ModelExchange exchange;

    ModelController(
            ModelsInForce models, ModelQuery query, ShelfQuery shelf, TenantSettings tenants, RecordSender sender) {
        this.models = models;
        this.query = query;
        this.shelf = shelf;
        this.tenants = tenants;
        this.exchange = new ModelExchange(
                models, shelf::check, config -> sender.sendOfTenant(Topic.CONFIG, config.tenant(), config));
    }

    @GetMapping
    Mono<ModelsAnswer> models(@RequestParam(required = false) @Nullable String tenant) {
        return answer(served(tenant));
    }

    /// Whose models there are.
    @GetMapping("/tenants")
    List<String> tenants() {
        return tenants.tenants();
    }

    /// Takes a command. 200 when it is done here, 202 when it is written and takes its time; other instances follow
    /// within moments.
    @PostMapping("/commands")
    Mono<ResponseEntity<ModelsAnswer>> command(@RequestBody ModelCommand command, Principal principal) {
        String tenant = served(command.tenant());
        return exchange.exchange(tenant, command, principal.getName())
                .map(done -> done ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .flatMap(status -> answer(tenant)
                        .map(answer -> ResponseEntity.status(status).body(answer)));
    }

    private Mono<ModelsAnswer> answer(String tenant) {
        ReadingModels reading = models.of(tenant);
        String inForce = reading.version();
        Optional<DeskMetric.Models> told = models.told(tenant);
        String shadow = told.map(DeskMetric.Models::shadow).orElse(null);
        Mono<Optional<DeskMetric.ModelComparison>> comparison = shadow == null
                ? Mono.just(Optional.empty())
                : query.comparison(tenant, inForce, shadow).map(Optional::of).defaultIfEmpty(Optional.empty());
        return Mono.zip(comparison, shelf.available())
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
