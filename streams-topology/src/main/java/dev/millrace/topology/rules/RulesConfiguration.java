package dev.millrace.topology.rules;

import dev.millrace.scheduling.FileWatch;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Follows the rules of one's own, where there are any.
@Configuration
@ConditionalOnProperty("millrace.desk.rules-file")
class RulesConfiguration {
    @Bean
    RulesInForce rulesInForce(
            RulesSettings settings, @Value("${millrace.remediation.runbooks.folder:#{null}}") @Nullable Path runbooks) {
        return new RulesInForce(Objects.requireNonNull(settings.rulesFile()), settings.runbooks(), runbooks);
    }

    @Bean
    FileWatch rulesWatch(RulesInForce rules, RulesSettings settings) {
        return new FileWatch("rules", rules::look, settings.rulesLook());
    }
}
