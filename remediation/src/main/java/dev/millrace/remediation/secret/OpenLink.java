package dev.millrace.remediation.secret;

import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Makes the one-time link work, from now for half an hour.
public final class OpenLink implements Change {
    /// The ledger's own database stands in for an outside system here.
    static final String CONNECTOR = "ledger";

    private final SecretStore secrets;

    public OpenLink(SecretStore secrets) {
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "open-link";
    }

    @Override
    public String connector() {
        return CONNECTOR;
    }

    @Override
    public Mono<Checked> check(Run run) {
        return secrets.releasedUntil(id(run))
                .map(until -> until.<Checked>map(instant -> new Checked.AlreadySo(open(instant)))
                        .orElseGet(() -> new Checked.Needed(State.of("the link does not work yet"), "the link works")));
    }

    @Override
    public Mono<Void> apply(Run run) {
        return secrets.release(id(run)).then();
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return secrets.releasedUntil(id(run))
                .map(until -> until.<Verified>map(instant -> new Verified.Holds(open(instant)))
                        .orElseGet(() -> new Verified.Missing("the link does not work")));
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return secrets.withdraw(id(run)).thenReturn(new Undone.Restored("the link is dead"));
    }

    private static UUID id(Run run) {
        return UUID.fromString(run.fact(SecretFacts.ID));
    }

    private static State open(Instant until) {
        return new State("the link works until " + until, Map.of(SecretFacts.EXPIRES_AT, until.toString()));
    }
}
