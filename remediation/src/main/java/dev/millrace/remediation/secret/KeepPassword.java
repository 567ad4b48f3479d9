package dev.millrace.remediation.secret;

import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Makes a password and keeps it before anything is set: whoever takes the run up goes on with the same one.
public final class KeepPassword implements Change {
    private final SecretStore secrets;
    private final PasswordMaker maker = new PasswordMaker();

    public KeepPassword(SecretStore secrets) {
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "keep-password";
    }

    @Override
    public String connector() {
        return OpenLink.CONNECTOR;
    }

    @Override
    public Mono<Checked> check(Run run) {
        return secrets.find(run.request().tenant(), run.request().runId())
                .map(found -> found.<Checked>map(id -> new Checked.AlreadySo(kept(id)))
                        .orElseGet(() -> new Checked.Needed(
                                State.of("no new password is kept yet"), "a new password is kept, encrypted")));
    }

    @Override
    public Mono<Void> apply(Run run) {
        return secrets.keep(NewSecret.of(run, SecretKind.PASSWORD, maker.make()))
                .then();
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return secrets.find(run.request().tenant(), run.request().runId())
                .map(found -> found.<Verified>map(id -> new Verified.Holds(kept(id)))
                        .orElseGet(() -> new Verified.Missing("no new password is kept")));
    }

    /// A password that is not in force is shown to nobody.
    @Override
    public Mono<Undone> undo(Run run, State before) {
        return secrets.find(run.request().tenant(), run.request().runId())
                .flatMap(found -> found.map(secrets::withdraw).orElseGet(Mono::empty))
                .thenReturn(new Undone.Restored("the kept password is erased"));
    }

    private static State kept(UUID id) {
        return new State("a new password is kept, encrypted", Map.of(SecretFacts.ID, id.toString()));
    }
}
