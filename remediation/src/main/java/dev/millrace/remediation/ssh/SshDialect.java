package dev.millrace.remediation.ssh;

import dev.millrace.remediation.action.Arguments;
import dev.millrace.remediation.action.NotConfigured;
import dev.millrace.remediation.exchange.Dialect;
import dev.millrace.remediation.exchange.Exchange;
import dev.millrace.remediation.exchange.Words;
import dev.millrace.tickets.yaml.YamlPart;
import java.util.Map;
import java.util.Set;

/// How calls of programs on hosts are written in runbook files.
///
/// @param hosts those that are configured, by name
public record SshDialect(Map<String, ? extends Exchange<SshCall>> hosts) implements Dialect<SshCall> {
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
        return new SshCall(
                part.find("device").map(arguments::template).orElse(null),
                new Words(arguments.templates(part.required("run"))));
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
