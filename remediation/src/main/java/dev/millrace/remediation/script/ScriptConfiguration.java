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
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class ScriptConfiguration {
    private static final int WAITING = 1_000;

    @Bean(destroyMethod = "dispose")
    Scheduler scriptScheduler(ScriptSettings settings) {
        return Schedulers.newBoundedElastic(settings.atOnce(), WAITING, "scripts", 60, true);
    }

    @Bean
    ScriptDialect scriptDialect(ScriptSettings settings, Secrets secrets, Guards guards, Scheduler scriptScheduler) {
        Map<String, Script> programs = new HashMap<>();
        settings.programs()
                .forEach((name, program) ->
                        programs.put(name, new Script(name, program, secrets, guards, scriptScheduler)));
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
