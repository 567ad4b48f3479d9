package dev.millrace.remediation.dialogue;

import dev.millrace.remediation.action.Action;
import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Arguments;
import dev.millrace.remediation.action.Condition;
import dev.millrace.remediation.action.Scope;
import dev.millrace.remediation.action.Template;
import dev.millrace.tickets.yaml.YamlPart;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The actions `look` and `change` of one kind of system.
public record ExchangeActions<C>(Dialect<C> dialect) implements ActionSource {
    @Override
    public List<Action> actions() {
        return List.of(new LookAction(), new ChangeAction());
    }

    /// Asks, and remembers of the answer what later steps need.
    private final class LookAction implements Action {
        @Override
        public String name() {
            return dialect.name() + ".look";
        }

        @Override
        public Plan plan(Arguments arguments) {
            arguments.only(dialect.systemKey(), "ask", "need", "otherwise", "find", "says");
            String system = arguments.required(dialect.systemKey()).text();
            YamlPart ask = arguments.required("ask");
            ask.entries(dialect.keys());
            C call = dialect.call(arguments, ask, false);
            Optional<Condition> need = arguments.find("need").map(part -> part.value(Condition::ofAnswer));
            Map<String, Condition> finds = expressions(arguments.find("find"));
            Scope scope = arguments.scope().with(finds.keySet());
            Template says = arguments.required("says").value(text -> Template.of(text, scope));
            Template otherwise = need.isPresent()
                    ? arguments.template("otherwise")
                    : Template.of("it is not as needed", arguments.scope());
            return new Plan(
                    finds.keySet(),
                    () -> new AskedLook<>(dialect.exchange(system), call, need, otherwise, finds, says));
        }
    }

    /// Has something changed, and proves it by asking.
    private final class ChangeAction implements Action {
        @Override
        public String name() {
            return dialect.name() + ".change";
        }

        @Override
        public Plan plan(Arguments arguments) {
            arguments.only(
                    dialect.systemKey(),
                    "check",
                    "holds",
                    "impossible",
                    "pending",
                    "remember",
                    "apply",
                    "undo",
                    "says",
                    "state",
                    "becomes");
            String system = arguments.required(dialect.systemKey()).text();
            YamlPart check = arguments.required("check");
            check.entries(dialect.keys());
            YamlPart apply = arguments.required("apply");
            apply.entries(dialect.keys());
            Map<String, Condition> remember = expressions(arguments.find("remember"));
            Arguments knowing = new Arguments(
                    arguments.step(), arguments.parts(), arguments.scope().with(remember.keySet()));
            Optional<C> undo = arguments.find("undo").map(part -> {
                part.entries(dialect.keys());
                return dialect.call(knowing, part, true);
            });
            AskedChange.Plan<C> plan = new AskedChange.Plan<>(
                    dialect.call(arguments, check, false),
                    arguments.required("holds").value(Condition::ofAnswer),
                    arguments.find("impossible").map(part -> part.value(Condition::ofAnswer)),
                    arguments.find("pending").map(part -> part.value(Condition::ofAnswer)),
                    remember,
                    dialect.call(knowing, apply, true),
                    undo,
                    knowing.template("says"),
                    arguments.find("state").map(part -> part.value(Condition::textOfAnswer)),
                    arguments.find("becomes").map(knowing::template));
            return new Plan(remember.keySet(), () -> new AskedChange<>(dialect.exchange(system), plan));
        }
    }

    private static Map<String, Condition> expressions(Optional<YamlPart> part) {
        Map<String, Condition> expressions = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        part.map(YamlPart::entries).orElse(Map.of()).forEach((name, value) -> {
            if (!name.matches("[a-z][a-z0-9]*([.-][a-z0-9]+)*") || !names.add(name)) {
                throw value.complaint("'%s' is no name for a fact, such as `device.id`".formatted(name));
            }
            expressions.put(name, value.value(Condition::textOfAnswer));
        });
        return expressions;
    }
}
