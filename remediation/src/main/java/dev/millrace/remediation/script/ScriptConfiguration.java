package dev.millrace.remediation.script;

import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.connector.Connectors;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.dialogue.ExchangeActions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ScriptConfiguration {
    @Bean
    ScriptDialect scriptDialect(ScriptSettings settings, Secrets secrets, Guards guards) {
        Map<String, Script> programs = new HashMap<>();
        settings.programs()
                .forEach((name, program) ->
                        programs.put(name, new Script(name, program, settings.atOnce(), secrets, guards)));
        return new ScriptDialect(programs);
    }

    @Bean
    ActionSource scriptActions(ScriptDialect dialect) {
        return new ExchangeActions<>(dialect);
    }

    @Bean
    Connectors scriptConnectors(ScriptDialect dialect) {
        return new Connectors(List.copyOf(dialect.programs().values()));
    }
}
