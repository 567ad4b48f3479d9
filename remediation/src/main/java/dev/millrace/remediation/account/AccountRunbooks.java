package dev.millrace.remediation.account;

import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.secret.KeepPassword;
import dev.millrace.remediation.secret.OpenLink;
import dev.millrace.remediation.secret.SecretFacts;
import dev.millrace.remediation.secret.SecretStore;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.RemediationOutcome.OneTimeSecret;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountRunbooks {
    @Bean
    AccountFinder accountFinder(Directory directory) {
        return new AccountFinder(directory);
    }

    @Bean
    Runbook unlockAccount(Directory directory, AccountFinder finder, Enforcement enforcement) {
        return new Runbook(
                "unlock-account",
                List.of(new LocateAccount(finder, enforcement), new Unlock(directory)),
                run -> "The account %s is unlocked.".formatted(run.fact(AccountFacts.UID)));
    }

    /// The link works only once all is done: a password that was not set is never shown.
    @Bean
    Runbook resetPassword(Directory directory, AccountFinder finder, Enforcement enforcement, SecretStore secrets) {
        return new Runbook(
                "reset-password",
                List.of(
                        new LocateAccount(finder, enforcement),
                        new FindRecipient(directory),
                        new KeepPassword(secrets),
                        new SetPassword(directory, secrets),
                        new OpenLink(secrets)),
                new PasswordWasReset());
    }

    private static final class PasswordWasReset implements Runbook.Closing {
        @Override
        public String summary(Run run) {
            return "The account %s has a new password, to be changed at the next sign-in; a one-time link leads to it."
                    .formatted(run.fact(AccountFacts.UID));
        }

        @Override
        public OneTimeSecret secret(Run run) {
            return new OneTimeSecret(
                    run.fact(SecretFacts.ID),
                    new Person(
                            run.fact(SecretFacts.RECIPIENT),
                            run.find(SecretFacts.RECIPIENT_NAME).orElse(null)),
                    Instant.parse(run.fact(SecretFacts.EXPIRES_AT)));
        }
    }
}
