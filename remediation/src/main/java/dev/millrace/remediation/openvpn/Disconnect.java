package dev.millrace.remediation.openvpn;

import dev.millrace.remediation.account.AccountFacts;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import reactor.core.publisher.Mono;

/// Ends the account's sessions. Whoever holds a certificate in force is connected again at once.
record Disconnect(OpenVpn server) implements Change {
    @Override
    public String name() {
        return "disconnect";
    }

    @Override
    public String connector() {
        return OpenVpn.NAME;
    }

    @Override
    public Mono<Checked> check(Run run) {
        return server.isConnected(run.fact(AccountFacts.UID))
                .map(connected -> connected
                        ? new Checked.Needed(State.of("a session goes on"))
                        : new Checked.AlreadySo(State.of("no session goes on")));
    }

    @Override
    public Mono<Void> apply(Run run) {
        return server.disconnect(run.fact(AccountFacts.UID));
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return Mono.just(new Verified.Holds(State.of("the sessions with older certificates are ended")));
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return Mono.just(new Undone.NotUndoable("the program of the person connects again by itself"));
    }
}
