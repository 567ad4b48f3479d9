package dev.millrace.remediation.openvpn;

import dev.millrace.remediation.account.AccountFacts;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import java.math.BigInteger;
import java.util.List;
import reactor.core.publisher.Mono;

/// Revokes the account's certificates but the new one, which must be in force: whoever revoked that meanwhile has left
/// the person a link to nothing. The last step but one: it cannot be taken back.
record RevokeOthers(OpenVpn server) implements Change {
    private static final String ALONE = "only the new certificate is in force";
    private static final String GONE = "the new certificate is not in force any more";

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
        return server.inForce(run.fact(AccountFacts.UID)).map(serials -> {
            if (!serials.contains(serial(run))) {
                return new Checked.Impossible(GONE);
            }
            return serials.size() == 1
                    ? new Checked.AlreadySo(State.of(ALONE))
                    : new Checked.Needed(
                            State.of("%d older certificates are in force".formatted(older(serials))), ALONE);
        });
    }

    @Override
    public Mono<Void> apply(Run run) {
        return server.revokeAllBut(run.fact(AccountFacts.UID), serial(run));
    }

    /// Without the new one it is not known whether the older ones were revoked here: that they are in force no more, or
    /// still are, proves nothing.
    @Override
    public Mono<Verified> verify(Run run) {
        return server.inForce(run.fact(AccountFacts.UID)).flatMap(serials -> {
            if (!serials.contains(serial(run))) {
                return Mono.error(new ConnectorRefused(connector(), GONE, null));
            }
            return Mono.just(
                    serials.size() == 1
                            ? new Verified.Holds(State.of(ALONE))
                            : new Verified.Missing(
                                    "%d older certificates are still in force".formatted(older(serials))));
        });
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return Mono.just(new Undone.NotUndoable("what is revoked stays revoked; a new certificate can be issued"));
    }

    private static int older(List<BigInteger> serials) {
        return serials.size() - 1;
    }

    private static BigInteger serial(Run run) {
        return new BigInteger(run.fact(OpenVpnActions.SERIAL), 16);
    }
}
