package dev.millrace.remediation.openvpn;

import dev.millrace.remediation.account.AccountFacts;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import java.math.BigInteger;
import reactor.core.publisher.Mono;

/// Revokes the account's certificates but the new one. The last step but one: it cannot be taken back.
record RevokeOthers(OpenVpn server) implements Change {
    @Override
    public String name() {
        return "revoke-others";
    }

    @Override
    public String connector() {
        return OpenVpn.NAME;
    }

    @Override
    public Mono<Checked> check(Run run) {
        return others(run)
                .map(others -> others == 0
                        ? new Checked.AlreadySo(State.of("only the new certificate is in force"))
                        : new Checked.Needed(
                                State.of("%d older certificates are in force".formatted(others)),
                                "only the new certificate is in force"));
    }

    @Override
    public Mono<Void> apply(Run run) {
        return server.revokeAllBut(run.fact(AccountFacts.UID), serial(run));
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return others(run)
                .map(others -> others == 0
                        ? new Verified.Holds(State.of("only the new certificate is in force"))
                        : new Verified.Missing("%d older certificates are still in force".formatted(others)));
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return Mono.just(new Undone.NotUndoable("what is revoked stays revoked; a new certificate can be issued"));
    }

    private Mono<Long> others(Run run) {
        return server.inForce(run.fact(AccountFacts.UID))
                .map(serials -> serials.stream()
                        .filter(serial -> !serial.equals(serial(run)))
                        .count());
    }

    private static BigInteger serial(Run run) {
        return new BigInteger(run.fact(OpenVpnActions.SERIAL), 16);
    }
}
