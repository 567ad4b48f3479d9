package dev.millrace.remediation.action;

import dev.millrace.tickets.yaml.YamlPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A step's arguments (`with:`), and what its templates may name.
///
/// @param step the whole step, for complaints about what is missing
/// @param parts by name
public record Arguments(YamlPart step, Map<String, YamlPart> parts, Scope scope) {
    /// Refuses arguments of any other name.
    ///
    /// @throws dev.millrace.tickets.yaml.InvalidYaml naming file and line
    public Arguments only(String... known) {
        Set<String> names = Set.of(known);
        parts.forEach((name, part) -> {
            if (!names.contains(name)) {
                throw part.complaint("the action takes no argument '%s'; it takes %s"
                        .formatted(name, names.stream().sorted().toList()));
            }
        });
        return this;
    }

    /// An argument that must be there.
    ///
    /// @throws dev.millrace.tickets.yaml.InvalidYaml naming file and line, where it is missing
    public YamlPart required(String name) {
        return find(name).orElseThrow(() -> step.complaint("the argument '" + name + "' is missing"));
    }

    /// An argument, if it is there.
    public Optional<YamlPart> find(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /// A text with names in it.
    public Template template(String name) {
        return template(required(name));
    }

    /// A text with names in it, wherever it stands.
    ///
    /// @throws dev.millrace.tickets.yaml.InvalidYaml naming file and line, where a name is not known there
    public Template template(YamlPart part) {
        return part.value(text -> Template.of(text, scope));
    }

    /// A list of such texts.
    public List<Template> templates(YamlPart part) {
        return part.items().stream().map(this::template).toList();
    }
}
