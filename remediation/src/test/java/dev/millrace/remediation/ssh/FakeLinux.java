package dev.millrace.remediation.ssh;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.Guard;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.dialogue.Answer;
import dev.millrace.remediation.dialogue.Exchange;
import dev.millrace.remediation.dialogue.ExitCode;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.testing.FaultPlan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/// A Linux device as the runbooks for Linux see it: the commands that they call, without SSH and without
/// Linux. `OpenSshTest` has both.
final class FakeLinux implements Exchange<SshCall> {
    private final String name;
    private final FaultPlan faults;
    private final Guard guard;
    private final Map<String, String> state = new TreeMap<>();

    FakeLinux(String name, FaultPlan faults, GuardSettings settings) {
        this.name = "ssh-" + name;
        this.faults = faults;
        this.guard = new Guards(new SimpleMeterRegistry()).guard(this.name, settings);
        reset();
    }

    synchronized void reset() {
        state.clear();
        state.put("lists", "old");
        state.put("updates", "waiting");
        state.put("automatic", "off");
        state.put("signatures", "old");
        state.put("firewall", "off");
        state.put("hello", "absent");
    }

    synchronized void put(String item, String value) {
        state.put(item, value);
    }

    synchronized Map<String, String> state() {
        return new TreeMap<>(state);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Guard guard() {
        return guard;
    }

    @Override
    public Mono<Void> probe() {
        return Mono.empty();
    }

    @Override
    public Mono<Answer> ask(SshCall call, Run run) {
        return guard.reading(executed(call, run).flatMap(answer -> ExitCode.asked(name, answer)));
    }

    @Override
    public Mono<Answer> change(SshCall call, Run run) {
        return guard.changing(executed(call, run).flatMap(answer -> ExitCode.asked(name, answer)))
                .flatMap(answer -> ExitCode.changed(name, answer));
    }

    private Mono<Answer> executed(SshCall call, Run run) {
        return Mono.defer(() -> {
            if (call.device() != null && !call.device().render(run).equals("lt-0815")) {
                return Mono.error(new ConnectorRefused(name, name + " has no such device", null));
            }
            List<String> words = call.run().render(name, run);
            return switch (faults.next()) {
                case NONE -> Mono.just(does(words));
                case AWAY -> Mono.error(ConnectorAway.unreachable(name, name + " cannot be reached", null));
                case REFUSED -> Mono.error(new ConnectorRefused(name, name + " says no", null));
                case LOST_AFTER -> {
                    var _ = does(words);
                    yield Mono.error(ConnectorAway.unreachable(name, name + " was cut off", null));
                }
            };
        });
    }

    private synchronized Answer does(List<String> words) {
        String line = String.join(" ", words);
        return switch (words.getFirst()) {
            case "grep" -> code(line.equals("grep -Fixq anna@acme.example /etc/millrace/owner"));
            case "lsblk" -> said("ext4\ncrypto_LUKS\n");
            case "find" ->
                said(
                        is(line.contains("/var/lib/apt/lists") ? "lists" : "signatures", "fresh")
                                ? words.get(1) + "\n"
                                : "");
            case "freshclam" -> becomes("signatures", "fresh");
            case "sh" -> shell(words.getLast());
            case "apt-config" -> said(is("automatic", "on") ? "APT::Periodic::Unattended-Upgrade \"1\";\n" : "");
            case "install" -> becomes("automatic", "on");
            case "systemctl" -> words.get(1).equals("enable") ? becomes("firewall", "on") : code(is("firewall", "on"));
            case "apt-cache" -> code(words.getLast().equals("hello"));
            case "dpkg-query" -> is("hello", "installed") ? said("installed") : new Answer(1, Map.of(), "");
            case "dnf" -> dnf(words);
            case "rpm" -> code(is("hello", "installed"));
            case "apt-get" ->
                words.contains("update")
                        ? becomes("lists", "fresh")
                        : becomes(words.getLast(), words.contains("install") ? "installed" : "absent");
            default -> new Answer(127, Map.of(), "not found: " + line);
        };
    }

    private Answer shell(String script) {
        return script.contains("--simulate")
                ? said(is("updates", "waiting") ? "Reading\nInst millrace-agent [1] (2)\n" : "Reading\n")
                : becomes("updates", "none");
    }

    private Answer dnf(List<String> words) {
        if (words.contains("repoquery")) {
            return said(words.getLast().equals("hello") ? "hello-0:2.12-1.x86_64\n" : "");
        }
        return becomes(words.getLast(), words.contains("install") ? "installed" : "absent");
    }

    private boolean is(String item, String value) {
        return value.equals(Objects.requireNonNull(state.get(item), item));
    }

    private Answer becomes(String item, String value) {
        state.put(item, value);
        return said("");
    }

    private static Answer code(boolean good) {
        return new Answer(good ? 0 : 1, Map.of(), "");
    }

    private static Answer said(String output) {
        return new Answer(0, Map.of(), output);
    }
}
