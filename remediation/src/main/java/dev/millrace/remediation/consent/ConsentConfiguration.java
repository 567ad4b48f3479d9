package dev.millrace.remediation.consent;

import dev.millrace.remediation.account.AccountFinder;
import dev.millrace.remediation.database.Database;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.Consenters;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.policy.Protection;
import dev.millrace.remediation.runbook.file.Agreement;
import dev.millrace.remediation.runbook.file.RunbookLibrary;
import dev.millrace.tickets.message.TenantDomains;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConsentConfiguration {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @Bean
    ConsentFinder consentFinder(
            Directory directory,
            AccountFinder finder,
            Protection protection,
            Consenters consenters,
            TenantDomains domains,
            RunbookLibrary library) {
        Plans plans = runbook -> Optional.ofNullable(library.plans().get(runbook));
        return new ConsentFinder(
                directory, finder, protection, consenters, domains, plans, library::subjects, library::lacks);
    }

    @Bean
    Agreement agreement(Directory directory, AccountFinder finder, Enforcement enforcement) {
        return new DirectoryAgreement(directory, finder, enforcement);
    }

    @Bean
    OpenQuestions openQuestions(Database database) {
        return new OpenQuestions(database);
    }

    @Bean
    PlanWatch planWatch(RunbookLibrary library, OpenQuestions questions) {
        return new PlanWatch(library::plans, questions, BETWEEN_LOOKS);
    }
}
