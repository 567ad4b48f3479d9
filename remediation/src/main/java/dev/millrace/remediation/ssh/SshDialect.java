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
    private static final Pattern SHELL = Pattern.compile("(.*/)?(sh|ash|bash|csh|dash|ksh|mksh|rbash|tcsh|zsh)");
    private static final Pattern FISH = Pattern.compile("(.*/)?fish");
    private static final Pattern READS = Pattern.compile("-[A-Za-z]*c[A-Za-z]*");
    /// Options whose argument is the next word.
    private static final Pattern TAKES_ARGUMENT = Pattern.compile("[-+][A-Za-z]*[oO][A-Za-z]*|--(rcfile|init-file)");

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
        return IntStream.range(0, words.size()).anyMatch(place -> {
            String word = words.get(place).toString();
            List<Template> rest = words.subList(place + 1, words.size());
            return (SHELL.matcher(word).matches() && readsTemplateAfter(rest))
                    || (FISH.matcher(word).matches() && fishReadsTemplateAfter(rest));
        });
    }

    /// With `-c` anywhere among a shell's options the first word behind all of them is the script. A value among
    /// them may be such an option.
    private static boolean readsTemplateAfter(List<Template> words) {
        boolean reads = false;
        boolean isArgument = false;
        for (Template template : words) {
            String word = template.toString();
            boolean isOption = !isArgument && (word.startsWith("-") || word.startsWith("+"));
            if (!isOption && !isArgument) {
                return reads && !template.isConstant();
            }
            if (!template.isConstant()) {
                return true;
            }
            reads = reads || (isOption && READS.matcher(word).matches());
            isArgument = isOption && TAKES_ARGUMENT.matcher(word).matches();
        }
        return false;
    }

    /// Several of fish's options are scripts, or have one as their argument, and further options may follow it: behind
    /// any of them there may be no value.
    private static boolean fishReadsTemplateAfter(List<Template> words) {
        int last = words.size() - 1;
        while (last >= 0 && words.get(last).isConstant()) {
            last--;
        }
        return words.stream().limit(last + 1).anyMatch(word -> word.toString().startsWith("-"));
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
