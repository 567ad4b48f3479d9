package dev.millrace.remediation.openvpn;

import dev.millrace.remediation.account.AccountFacts;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import reactor.core.publisher.Mono;

/// Ends the account's sessions. Whoever holds a certificate in force is connected again at once.
record Disconnect(OpenVpn server) implements Change {
    /// The sessions that are to be ended.
    private static final String SESSIONS = "openvpn.sessions";

    @Override
    public String name() {
        return "disconnect";
    }

    @Override
    public String connector() {
        return OpenVpn.NAME;
    }

    /// A session that began since this run found others is one with the new certificate.
    @Override
    public Mono<Checked> check(Run run) {
        if (!server.tellsSessions()) {
            return Mono.just(new Checked.AlreadySo(
                    State.of("who is connected is not known: there is no management interface; none is ended")));
        }
        return server.sessions(run.fact(AccountFacts.UID)).map(now -> {
            Set<String> old =
                    run.find(SESSIONS).map(found -> remaining(found, now)).orElse(now);
            return old.isEmpty()
                    ? new Checked.AlreadySo(State.of("no session goes on"))
                    : new Checked.Needed(
                            new State("a session goes on", Map.of(SESSIONS, String.join(",", old))),
                            "no session goes on");
        });
    }

    @Override
    public Mono<Void> apply(Run run) {
        return server.disconnect(run.fact(AccountFacts.UID));
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return server.sessions(run.fact(AccountFacts.UID))
                .map(now -> remaining(run.fact(SESSIONS), now).isEmpty()
                        ? new Verified.Holds(State.of("the sessions that went on are ended"))
                        : new Verified.Missing("a session goes on that was to be ended"));
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return Mono.just(new Undone.NotUndoable("the program of the person connects again by itself"));
    }

    private static Set<String> remaining(String found, Set<String> now) {
        Set<String> both = new TreeSet<>(List.of(found.split(",")));
        both.retainAll(now);
        return both;
    }
}
