package dev.millrace.remediation.people;

import dev.millrace.messaging.RecordSender;
import dev.millrace.remediation.connector.TenantSettings;
import dev.millrace.remediation.database.Database;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.ListedPerson;
import dev.millrace.remediation.directory.Mark;
import dev.millrace.tickets.people.PersonFacts;
import dev.millrace.tickets.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "millrace.remediation.people.source", havingValue = "directory")
class PeopleConfiguration {
    private static final int PAGE = 500;

    @Bean
    PeoplePublisher peoplePublisher(
            PeopleSettings settings,
            TenantSettings served,
            Directory directory,
            Database database,
            RecordSender sender,
            MeterRegistry meters) {
        String tenant = settings.tenantOf(served.tenants());
        return new PeoplePublisher(
                directory.people(new ListedPerson.Wanted(
                        settings.departments(),
                        settings.titles(),
                        settings.vips().stream().map(Mark::of).toList(),
                        PAGE)),
                new ToldLedger(database, tenant, UUID.randomUUID().toString()),
                new ToTopic(sender, tenant),
                settings.interval(),
                settings.timeLimit(),
                Clock.systemUTC(),
                meters);
    }

    private record ToTopic(RecordSender sender, String tenant) implements PeoplePublisher.Stream {
        @Override
        public Mono<Void> tell(String address, PersonFacts facts) {
            return sender.send(Topic.PEOPLE, PersonFacts.key(tenant, address), tenant, facts, null)
                    .then();
        }

        @Override
        public Mono<Void> tellGone(String address) {
            return sender.sendGone(Topic.PEOPLE, PersonFacts.key(tenant, address), tenant)
                    .then();
        }
    }
}
