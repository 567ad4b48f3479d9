package dev.millrace.intake.email.smtp;

import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Health of each address that mail is taken for at the door, as `mailDoor/<address>`.
@Configuration(proxyBeanMethods = false)
class SmtpHealth {
    @Bean
    HealthContributor mailDoorHealthContributor(SmtpDoor door) {
        return CompositeHealthContributor.fromMap(door.mailboxes().stream()
                .collect(Collectors.toMap(
                        mailbox -> mailbox.context().address(),
                        mailbox -> (HealthIndicator) () -> of(mailbox, door.isRunning()),
                        (first, _) -> first)));
    }

    static Health of(DoorMailbox mailbox, boolean open) {
        if (!open) {
            return Health.outOfService().withDetail("state", "stopped").build();
        }
        DoorMailbox.Refusal refusal = mailbox.refusal();
        return refusal == null
                ? Health.up().build()
                : Health.down()
                        .withDetail("problem", refusal.problem())
                        .withDetail("since", refusal.at())
                        .build();
    }
}
