package dev.millrace.remediation.openvpn;

import dev.millrace.remediation.account.AccountFacts;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import dev.millrace.remediation.secret.NewSecret;
import dev.millrace.remediation.secret.SecretFacts;
import dev.millrace.remediation.secret.SecretStore;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Has a certificate issued and keeps it, with its key in a profile, until it is fetched by a one-time link.
///
/// A worker that dies between the two leaves a certificate whose key nobody has; `openvpn.revoke-others`
/// revokes it with
/// the old ones.
record KeepProfile(OpenVpn server, SecretStore secrets) implements Change {
    @Override
    public String name() {
        return "keep-profile";
    }

    @Override
    public String connector() {
        return OpenVpn.NAME;
    }

    @Override
    public Mono<Checked> check(Run run) {
        return kept(run)
                .map(found -> found.<Checked>map(Checked.AlreadySo::new)
                        .orElseGet(() -> new Checked.Needed(
                                State.of("no new profile is kept yet"),
                                "a profile with a new certificate is kept, encrypted")));
    }

    @Override
    public Mono<Void> apply(Run run) {
        return server.issue(run.fact(AccountFacts.UID))
                .flatMap(profile -> secrets.keep(NewSecret.of(run, profile.text())))
                .then();
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return kept(run)
                .map(found -> found.<Verified>map(Verified.Holds::new)
                        .orElseGet(() -> new Verified.Missing("no new profile is kept")));
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return kept(run)
                .flatMap(found -> found.map(state -> revoke(
                                        run,
                                        Objects.requireNonNull(state.facts().get(OpenVpnActions.SERIAL)))
                                .then(secrets.withdraw(
                                        UUID.fromString(state.facts().get(SecretFacts.ID))))
                                .<Undone>thenReturn(
                                        new Undone.Restored("the new certificate is revoked and its profile erased")))
                        .orElseGet(() -> revokeByJournal(run)));
    }

    /// The link was used, or the profile erased because it lay there for too long. The certificate is in force.
    private Mono<Undone> revokeByJournal(Run run) {
        return run.find(OpenVpnActions.SERIAL)
                .map(serial -> revoke(run, serial)
                        .<Undone>thenReturn(new Undone.Restored(
                                "the new certificate is revoked; its profile was not kept any more")))
                .orElseGet(() -> Mono.just(new Undone.NotUndoable(
                        "the new profile is not kept any more, so that nobody knows which certificate to revoke")));
    }

    private Mono<Void> revoke(Run run, String serial) {
        return server.revoke(run.fact(AccountFacts.UID), new BigInteger(serial, 16));
    }

    private Mono<Optional<State>> kept(Run run) {
        return secrets.find(run.request().tenant(), run.request().runId())
                .flatMap(found -> found.map(id -> secrets.open(id).map(text -> Optional.of(state(id, text))))
                        .orElseGet(() -> Mono.just(Optional.empty())));
    }

    private static State state(UUID id, String text) {
        try {
            String serial = new Profile(text).certificate().getSerialNumber().toString(16);
            return new State(
                    "a profile with the new certificate %s is kept, encrypted".formatted(serial),
                    Map.of(SecretFacts.ID, id.toString(), OpenVpnActions.SERIAL, serial));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What is kept for this run is no profile", e);
        }
    }
}
