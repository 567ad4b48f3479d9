package dev.millrace.remediation.action;

import dev.millrace.remediation.runbook.Step;
import java.util.Optional;
import java.util.Set;

/// Something that a step in a runbook file can do.
public interface Action {
    /// As files name it: `directory.unlock`.
    String name();

    /// Why no step may come after it; empty where one may.
    default Optional<String> whyLast() {
        return Optional.empty();
    }

    /// Reads a step's arguments.
    ///
    /// @throws dev.millrace.tickets.yaml.InvalidYaml naming file and line of an argument that cannot be taken
    Plan plan(Arguments arguments);

    /// A step as a file describes it, before there is a system to take it on.
    ///
    /// @param finds the facts that later steps may name
    /// @param maker makes the step
    record Plan(Set<String> finds, Maker maker) {
        public Plan {
            finds = Set.copyOf(finds);
        }
    }

    /// Makes a step.
    @FunctionalInterface
    interface Maker {
        /// Makes the step.
        ///
        /// @throws NotConfigured when this installation lacks what the step needs
        Step make() throws NotConfigured;
    }

    /// An action without arguments.
    static Action plain(String name, Set<String> finds, Maker maker) {
        return new Action() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Plan plan(Arguments arguments) {
                arguments.only();
                return new Plan(finds, maker);
            }
        };
    }
}
