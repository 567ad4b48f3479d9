package dev.millrace.remediation.secret;

import dev.millrace.access.OpenDoors;
import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.database.Database;
import dev.millrace.tickets.signature.Signer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The signer is no bean: each room has its own, and in one program they would be taken for one another.
@Configuration(proxyBeanMethods = false)
class SecretConfiguration {
    @Bean
    SecretStore secretStore(Database database, SigningSettings settings) {
        return new SecretStore(database, new SecretCipher(new Signer(settings.signingKey())));
    }

    @Bean
    ActionSource secretActions(SecretStore secrets) {
        return new SecretActions(Configured.is(secrets));
    }

    @Bean
    OnceTokens onceTokens(SigningSettings settings) {
        return new OnceTokens(new Signer(settings.signingKey()));
    }

    @Bean
    SecretCleanup secretCleanup(SecretStore secrets) {
        return new SecretCleanup(secrets);
    }

    @Bean
    OpenDoors oneTimeLinks() {
        return OpenDoors.toRead("/once/**").andToPost("/once/**");
    }
}
