package dev.millrace.remediation.dialogue;

import dev.millrace.remediation.action.Arguments;
import dev.millrace.remediation.action.NotConfigured;
import dev.millrace.tickets.yaml.YamlPart;
import java.util.Set;

/// How calls to one kind of system are written in files.
///
/// @param <C> what a call is
public interface Dialect<C> {
    /// The first part of its actions' names: `http`.
    String name();

    /// The argument that names which system: `system`.
    String systemKey();

    /// What a call is written with.
    Set<String> keys();

    /// Reads a call.
    ///
    /// @param changing whether it is one that changes something
    /// @throws dev.millrace.tickets.yaml.InvalidYaml naming file and line
    C call(Arguments arguments, YamlPart part, boolean changing);

    /// The system of that name.
    Exchange<C> exchange(String system) throws NotConfigured;
}
