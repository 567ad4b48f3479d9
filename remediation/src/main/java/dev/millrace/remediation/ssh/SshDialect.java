package dev.millrace.remediation.ssh;

import dev.millrace.remediation.action.Arguments;
import dev.millrace.remediation.action.NotConfigured;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.dialogue.Dialect;
import dev.millrace.remediation.dialogue.Exchange;
import dev.millrace.remediation.dialogue.Words;
import dev.millrace.tickets.yaml.YamlPart;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// How calls of programs on hosts are written in runbook files.
///
/// @param hosts those that are configured, by name
public record SshDialect(Map<String, ? extends Exchange<SshCall>> hosts) implements Dialect<SshCall> {
    private static final Pattern SHELL = Pattern.compile("(.*/)?(sh|ash|bash|dash|ksh|zsh)");
    private static final Pattern READS = Pattern.compile("-[a-z]*c");

    public SshDialect {
        hosts = Map.copyOf(hosts);
    }

    @Override
    public String name() {
        return "ssh";
    }

    @Override
    public String systemKey() {
        return "host";
    }

    @Override
    public Set<String> keys() {
        return Set.of("device", "run");
    }

    @Override
    public SshCall call(Arguments arguments, YamlPart part, boolean changing) {
        YamlPart run = part.required("run");
        List<Template> words = arguments.templates(run);
        if (readsTemplate(words)) {
            throw run.complaint(
                    "what a shell is asked to read ('sh -c') must hold no '{name}': a value could be a command;"
                            + " pass it on as a word of its own");
        }
        return new SshCall(part.find("device").map(arguments::template).orElse(null), new Words(words));
    }

    /// Whether a shell would read a value as a part of its script.
    private static boolean readsTemplate(List<Template> words) {
        return IntStream.range(2, words.size())
                .anyMatch(place -> !words.get(place).isConstant()
                        && READS.matcher(words.get(place - 1).toString()).matches()
                        && SHELL.matcher(words.get(place - 2).toString()).matches());
    }

    @Override
    public Exchange<SshCall> exchange(String host) throws NotConfigured {
        Exchange<SshCall> found = hosts.get(host);
        if (found == null) {
            throw new NotConfigured("the host '" + host + "'", "millrace.remediation.ssh.hosts." + host + ".address");
        }
        return found;
    }
}
