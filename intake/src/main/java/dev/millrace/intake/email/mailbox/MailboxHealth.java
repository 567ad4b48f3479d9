package dev.millrace.intake.email.mailbox;

import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Health of each mailbox, as `mailboxes/<name>`.
@Configuration(proxyBeanMethods = false)
class MailboxHealth {
    @Bean
    HealthContributor mailboxesHealthContributor(Mailboxes mailboxes) {
        return CompositeHealthContributor.fromMap(mailboxes.all().stream()
                .collect(Collectors.toMap(
                        mailbox -> mailbox.settings().name(), mailbox -> (HealthIndicator) () -> of(mailbox.state()))));
    }

    static Health of(MailboxState state) {
        return switch (state) {
            case MailboxState.Starting _ ->
                Health.outOfService().withDetail("state", "connecting").build();
            case MailboxState.Working working ->
                Health.up().withDetail("since", working.since()).build();
            case MailboxState.Failing failing ->
                Health.down()
                        .withDetail("problem", failing.problem())
                        .withDetail("since", failing.since())
                        .build();
            case MailboxState.Stopped _ ->
                Health.outOfService().withDetail("state", "stopped").build();
        };
    }
}
