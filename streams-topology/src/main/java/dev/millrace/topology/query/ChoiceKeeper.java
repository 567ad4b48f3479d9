package dev.millrace.topology.query;

import dev.millrace.messaging.RecordSender;
import dev.millrace.tickets.config.DeskConfig;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.topology.models.Choices;
import dev.millrace.topology.models.ModelsInForce;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Writes the choice that holds once more where one that was passed over is the tenant's last record:
/// `desk.config` keeps the last alone, and a start would take it for what holds. Every instance does so; all write
/// the same, and who comes second changes nothing.
@Component
final class ChoiceKeeper implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(ChoiceKeeper.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Disposable rounds;

    @Autowired
    ChoiceKeeper(ModelsInForce models, RecordSender sender) {
        this(models.choices(), config -> sender.sendOfTenant(Topic.CONFIG, config.tenant(), config));
    }

    ChoiceKeeper(Choices choices, Function<DeskConfig, Mono<Void>> write) {
        this.rounds = Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> keep(choices, write))
                .subscribe();
    }

    private static Mono<Void> keep(Choices choices, Function<DeskConfig, Mono<Void>> write) {
        return Flux.fromIterable(choices.buried())
                .concatMap(config -> write.apply(config).timeout(LIMIT).onErrorResume(error -> {
                    LOG.warn(
                            "The choice of models of tenant {} could not be written again yet: {}",
                            config.tenant(),
                            error.toString());
                    return Mono.empty();
                }))
                .then();
    }

    @Override
    public void destroy() {
        rounds.dispose();
    }
}
