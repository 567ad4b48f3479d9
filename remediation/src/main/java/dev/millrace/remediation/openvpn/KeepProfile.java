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
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Has a certificate issued and keeps it, with its key in a profile, until it is fetched by a one-time link.
///
/// A worker that dies between the two leaves a certificate whose key nobody has; `openvpn.revoke-others`
/// revokes it with the old ones, and so does taking the step back.
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
        return server.issue(run.fact(AccountFacts.UID), run.request().runId())
                .flatMap(profile -> secrets.keep(NewSecret.of(run, SecretKind.PROFILE, profile.text())))
                .then();
    }

    /// A certificate that is in force is there, also where its profile is kept no more: its link was used, or it lay
    /// there for too long.
    @Override
    public Mono<Verified> verify(Run run) {
        return kept(run)
                .flatMap(found -> found.<Mono<Verified>>map(state -> Mono.just(new Verified.Holds(state)))
                        .orElseGet(() -> inForce(run).map(KeepProfile::withoutProfile)));
    }

    private static Verified withoutProfile(Set<BigInteger> inForce) {
        return inForce.isEmpty()
                ? new Verified.Missing("no new profile is kept")
                : new Verified.Holds(
                        State.of("a new certificate is in force, and its profile is not kept, or not any more"));
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return kept(run)
                .flatMap(found -> revoke(found.map(run::with).orElse(run))
                        .then(found.map(state -> secrets.withdraw(
                                                UUID.fromString(state.facts().get(SecretFacts.ID)))
                                        .thenReturn("the new certificate is revoked and its profile erased"))
                                .orElseGet(() -> Mono.just(
                                        "the new certificate is revoked; its profile was not kept any more"))))
                .map(Undone.Restored::new);
    }

    private Mono<Void> revoke(Run run) {
        return inForce(run)
                .flatMap(serials ->
                        serials.isEmpty() ? Mono.empty() : server.revoke(run.fact(AccountFacts.UID), serials));
    }

    /// What the run had issued, and what its journal says it had.
    private Mono<Set<BigInteger>> inForce(Run run) {
        String name = run.fact(AccountFacts.UID);
        return Mono.zip(server.inForce(name, run.request().runId()), server.inForce(name), (own, all) -> {
            Set<BigInteger> serials = new TreeSet<>(own);
            run.find(OpenVpnActions.SERIAL)
                    .map(serial -> new BigInteger(serial, 16))
                    .filter(all::contains)
                    .ifPresent(serials::add);
            return serials;
        });
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
                    Map.of(
                            SecretFacts.ID,
                            id.toString(),
                            SecretFacts.KIND,
                            SecretKind.PROFILE.name(),
                            OpenVpnActions.SERIAL,
                            serial));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What is kept for this run is no profile", e);
        }
    }
}
