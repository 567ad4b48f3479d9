package dev.millrace.topology.query;

import dev.millrace.messaging.RecordSender;
import dev.millrace.scheduling.PeriodicWork;
import dev.millrace.tickets.config.DeskConfig;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.topology.models.Choices;
import dev.millrace.topology.models.ModelsInForce;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Writes the choice that holds once more where one that was passed over is the tenant's last record:
/// `desk.config` keeps the last alone, and a start would take it for what holds. Every instance does so; all write
/// the same, and who comes second changes nothing.
@Component
final class ChoiceKeeper extends PeriodicWork {
    private static final Logger LOG = LoggerFactory.getLogger(ChoiceKeeper.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Choices choices;
    private final RecordSender sender;

    ChoiceKeeper(ModelsInForce models, RecordSender sender) {
        super("Choices of models could not be written again", EVERY, EVERY);
        this.choices = models.choices();
        this.sender = sender;
    }

    @Override
    protected Mono<Void> round() {
        return Flux.fromIterable(choices.buried()).concatMap(this::write).then();
    }

    private Mono<Void> write(DeskConfig config) {
        return sender.sendOfTenant(Topic.CONFIG, config.tenant(), config)
                .timeout(LIMIT)
                .onErrorResume(error -> {
                    LOG.warn(
                            "The choice of models of tenant {} could not be written again yet: {}",
                            config.tenant(),
                            error.toString());
                    return Mono.empty();
                });
    }
}
