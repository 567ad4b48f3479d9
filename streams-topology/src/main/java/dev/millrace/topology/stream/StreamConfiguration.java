package dev.millrace.topology.stream;

import dev.millrace.access.SigningKey;
import dev.millrace.enrichment.Enrichment;
import dev.millrace.messaging.RecordSender;
import dev.millrace.messaging.TopicSettings;
import dev.millrace.messaging.Topics;
import dev.millrace.policy.Policies;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.topology.TicketTopology;
import dev.millrace.topology.models.ModelSettings;
import dev.millrace.topology.models.ModelShelf;
import dev.millrace.topology.models.ModelsInForce;
import dev.millrace.topology.rules.RulesInForce;
import dev.millrace.topology.step.DeskRules;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

/// Puts the application together.
@Configuration
class StreamConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(StreamConfiguration.class);
    /// Each waits once.
    private static final int TENANTS_WAITING = 10_000;
    /// One, and those that it replaces.
    private static final int STARTS_WAITING = 8;

    @Bean
    Enrichment enrichment(ObjectProvider<RulesInForce> own) {
        RulesInForce rules = own.getIfAvailable();
        return rules == null ? Enrichment.load() : Enrichment.load().by(rules);
    }

    @Bean
    ModelsInForce modelsInForce(
            Enrichment shipped,
            ModelSettings settings,
            StreamSettings stream,
            RecordSender sender,
            MeterRegistry registry) {
        Executor loader = new ThreadPoolExecutor(
                0,
                1,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(TENANTS_WAITING),
                Thread.ofPlatform().daemon().name("model-loader").factory());
        return new ModelsInForce(
                shipped,
                ModelShelf.of(settings, shipped),
                settings.mostOfOthers(),
                stream.instanceId(),
                models -> sender.sendOfTenant(Topic.METRICS, models.tenant(), models)
                        .subscribe(
                                _ -> {},
                                error -> LOG.warn("It was not told which models are in force: {}", error.toString())),
                registry,
                loader,
                Clock.systemUTC());
    }

    /// Takes [Topics] so that the topics exist and fit before the stream looks for them.
    @Bean
    TicketStream ticketStream(
            Topics topics,
            TopicSettings topicSettings,
            StreamSettings settings,
            DeskSettings desk,
            KafkaProperties kafka,
            ModelsInForce models,
            Policies policies,
            SigningKey key,
            MeterRegistry registry) {
        DeskRules rules = desk.rules(new ConsentCodes(key.signer()));
        Properties properties = StreamProperties.of(
                settings, kafka.buildStreamsProperties(), topicSettings.names(), topicSettings.replicas());
        TicketTopology topology = new TicketTopology(topicSettings.names(), models, policies, rules);
        return new TicketStream(
                () -> new KafkaStreams(topology.build(properties), properties),
                new LocalState(settings.stateDirectory(), settings.applicationId()),
                registry,
                settings.closeTimeout(),
                new ComeBack(Schedulers.newBoundedElastic(1, STARTS_WAITING, "stream-comes-back", 60, true)));
    }
}
