package dev.millrace.remediation.runbook.file;

import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Actions;
import dev.millrace.remediation.policy.CurrentPolicy;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.runbook.Runbooks;
import dev.millrace.scheduling.FileWatch;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RunbookConfiguration {
    @Bean
    RunbookLibrary runbookLibrary(
            List<ActionSource> sources,
            CurrentPolicy policy,
            Enforcement enforcement,
            Agreement agreement,
            RunbookSettings settings)
            throws InvalidRunbook {
        RunbookParser parser =
                new RunbookParser(new Actions(sources), policy::judged, enforcement::objection, agreement);
        return new RunbookLibrary(parser, shipped(settings.variants()), settings.folder());
    }

    private static Map<String, String> shipped(List<String> variants) {
        try {
            return Sources.shipped(variants);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("millrace.remediation.runbooks.variants: " + e.getMessage(), e);
        }
    }

    @Bean
    Runbooks runbooks(RunbookLibrary library) {
        return library.runbooks();
    }

    @Bean
    FileWatch runbookWatch(RunbookLibrary library, RunbookSettings settings) {
        return new FileWatch("runbooks", library::look, settings.look());
    }
}
