package dev.millrace.remediation.graph;

import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorFailure;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.http.HttpSystem;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import dev.millrace.tickets.remediation.WaitCause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Has a device check itself and take what it lacks, and tells what was and is not as it should be: encryption,
/// updates, antivirus, firewall, and whatever else the compliance policies ask for.
record SyncDevice(HttpSystem graph, Template device) implements Change {
    /// When it had synced last, before.
    private static final String SYNCED = "device.synced";
    /// How it was before.
    static final String BEFORE = "device.before";

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    /// Less than a step's look may take as a whole.
    private static final Duration POLICIES_WITHIN = Duration.ofSeconds(3);

    @Override
    public String name() {
        return "sync-device";
    }

    @Override
    public String connector() {
        return graph.name();
    }

    @Override
    public Mono<Checked> check(Run run) {
        return unlessSyncing(run).map(now -> {
            State known = new State(
                    "the device is " + now.words(),
                    Map.of(
                            SYNCED, run.find(SYNCED).orElse(now.synced()),
                            BEFORE, run.find(BEFORE).orElse(now.words())));
            if (now.isCompliant()) {
                return new Checked.AlreadySo(known);
            }
            return run.find(SYNCED)
                            .filter(before -> !before.equals(now.synced()))
                            .isPresent()
                    ? new Checked.Impossible(inVain(run, now))
                    : new Checked.Needed(known, "the device is compliant, synced after " + now.synced());
        });
    }

    @Override
    public Mono<Void> apply(Run run) {
        return graph.post(path(run) + "/syncDevice").then();
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return unlessSyncing(run)
                .map(now -> now.isCompliant()
                        ? new Verified.Holds(new State(
                                "the device is " + now.words(),
                                // The journal of an earlier version does not have it.
                                Map.of(BEFORE, run.find(BEFORE).orElse("not known"))))
                        : new Verified.Missing(inVain(run, now)));
    }

    @Override
    public Mono<String> stateNow(Run run) {
        return now(run).map(now -> "the device is " + now.words());
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return Mono.just(new Undone.NotUndoable("what a device has taken at a sync it does not give back"));
    }

    private static String inVain(Run run, ManagedDevice now) {
        return "a sync did not make the device compliant: it is " + now.words()
                + run.find(BEFORE).map(was -> "; before it was " + was).orElse("");
    }

    /// Said outside of the guard: a system that is busy with what it was asked for is not away.
    private Mono<ManagedDevice> unlessSyncing(Run run) {
        return now(run).flatMap(now -> now.syncing()
                ? Mono.error(ConnectorAway.spared(
                        connector(), WaitCause.UNDER_WAY, "still under way: the device syncs", BETWEEN_LOOKS, null))
                : Mono.just(now));
    }

    private Mono<ManagedDevice> now(Run run) {
        return graph.read(path(run))
                .flatMap(answer -> Mono.justOrEmpty(ManagedDevice.of(answer))
                        .switchIfEmpty(Mono.error(() -> new ConnectorRefused(
                                connector(),
                                "Microsoft Graph has no such device (%d)".formatted(answer.status()),
                                null))))
                .flatMap(found -> found.isCompliant() || found.syncing()
                        ? Mono.just(found)
                        : failing(run).map(found::failing));
    }

    /// The policies' states decide nothing: where they cannot be read, or not soon, the device is synced all the same.
    private Mono<String> failing(Run run) {
        String policies = path(run) + "/deviceCompliancePolicyStates";
        return graph.read(policies)
                .flatMapIterable(answer -> ManagedDevice.failing(answer, Optional::of))
                .concatMap(policy -> settings(policies, policy))
                .collectList()
                .map(settings -> settings.isEmpty() ? "no policy says what" : ManagedDevice.failing(settings))
                .timeout(POLICIES_WITHIN, Mono.just("Microsoft Graph does not say what in time"))
                .onErrorResume(
                        ConnectorFailure.class,
                        failure -> Mono.just("Microsoft Graph does not say what (%s)".formatted(failure.reason())));
    }

    /// A list of policies may leave their settings out; then they are asked for one by one.
    private Flux<String> settings(String policies, Map<?, ?> policy) {
        List<String> told = ManagedDevice.failing(policy.get("settingStates"), SyncDevice::setting);
        return !told.isEmpty() || !(policy.get("id") instanceof String id)
                ? Flux.fromIterable(told)
                : graph.read(policies + "/" + HttpSystem.segment(id) + "/settingStates")
                        .flatMapIterable(answer -> ManagedDevice.failing(answer, SyncDevice::setting));
    }

    private static Optional<String> setting(Map<?, ?> state) {
        return state.get("setting") instanceof String name ? Optional.of(name) : Optional.empty();
    }

    private String path(Run run) {
        return "/deviceManagement/managedDevices/" + HttpSystem.segment(device.render(run));
    }
}
