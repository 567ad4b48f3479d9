package dev.millrace.remediation.dialogue;

import dev.millrace.remediation.action.Actions;
import dev.millrace.remediation.action.Arguments;
import dev.millrace.remediation.action.NotConfigured;
import dev.millrace.remediation.action.Scope;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.connector.Guard;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Step;
import dev.millrace.tickets.yaml.YamlPart;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/// Something that is told things and says its state.
final class Box implements Dialect<Template> {
    private Map<String, Object> body;
    private String said = "";

    Box(Map<String, Object> body) {
        this.body = body;
    }

    /// What it says from now on.
    void answers(Map<String, Object> now) {
        body = now;
    }

    /// What it was told last.
    String said() {
        return said;
    }

    /// A step of its own.
    ///
    /// @param action `look` or `change`
    /// @param found names of what steps before find
    Step step(String action, String yaml, Set<String> found) {
        YamlPart step = YamlPart.read("f.yaml", yaml);
        try {
            return new Actions(List.of(new ExchangeActions<>(this)))
                    .find("box." + action)
                    .orElseThrow()
                    .plan(new Arguments(step, step.entries(), Scope.of(Set.of()).with(found)))
                    .maker()
                    .make();
        } catch (NotConfigured e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return "box";
    }

    @Override
    public String systemKey() {
        return "system";
    }

    @Override
    public Set<String> keys() {
        return Set.of("say");
    }

    @Override
    public Template call(Arguments arguments, YamlPart part, boolean changing) {
        return arguments.template(part.required("say"));
    }

    @Override
    public Exchange<Template> exchange(String system) {
        return new Exchange<>() {
            @Override
            public String name() {
                return system;
            }

            @Override
            public Guard guard() {
                return new Guards(new SimpleMeterRegistry()).guard(system, GuardSettings.defaults());
            }

            @Override
            public Mono<Void> probe() {
                return Mono.empty();
            }

            @Override
            public Mono<Answer> ask(Template call, Run asking) {
                return Mono.fromSupplier(() -> new Answer(200, body, ""));
            }

            @Override
            public Mono<Answer> change(Template call, Run asking) {
                return Mono.fromSupplier(() -> {
                    said = call.render(asking);
                    return new Answer(200, body, "");
                });
            }
        };
    }
}
