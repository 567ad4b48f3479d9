package dev.millrace.remediation.account;

import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import dev.millrace.remediation.secret.SecretFacts;
import dev.millrace.remediation.secret.SecretStore;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Sets the kept password, to be changed at the next sign-in. A run that is taken up again sets the same one.
final class SetPassword implements Change {
    private static final String SET = "the new password works and must be changed at the next sign-in";

    private final Directory directory;
    private final SecretStore secrets;

    SetPassword(Directory directory, SecretStore secrets) {
        this.directory = directory;
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "set-password";
    }

    @Override
    public String connector() {
        return Directory.NAME;
    }

    /// Signing in with the new password is tried only where it may have been set: failed attempts lock
    /// accounts.
    @Override
    public Mono<Checked> check(Run run) {
        return directory.account(run.fact(AccountFacts.DN)).flatMap(found -> {
            if (found.isEmpty()) {
                return Mono.just(new Checked.Impossible("the account is gone"));
            }
            State before = State.of(
                    found.get().locked()
                            ? "the account has a password unknown to us and is locked"
                            : "the account has a password unknown to us");
            if (!found.get().mustChangePassword() || found.get().locked()) {
                return Mono.just(new Checked.Needed(before, SET));
            }
            return accepts(run)
                    .map(set -> set
                            ? new Checked.AlreadySo(State.of("the new password is set"))
                            : new Checked.Needed(before, SET));
        });
    }

    @Override
    public Mono<Void> apply(Run run) {
        return secrets.open(secret(run))
                .flatMap(password -> directory.setPassword(run.fact(AccountFacts.DN), password));
    }

    /// Where no new password is demanded, ours is not the one in force, or that does not show yet. A
    /// locked account lets nobody in with any: mail programs that still have the password of before
    /// may have locked it since. Signing in is tried once: a few attempts that fail lock the account,
    /// and the server that refuses it may only be behind.
    @Override
    public Mono<Verified> verify(Run run) {
        return directory.account(run.fact(AccountFacts.DN)).flatMap(found -> {
            if (found.filter(Account::mustChangePassword).isEmpty()) {
                return Mono.just(new Verified.Missing("no new password is demanded"));
            }
            return found.get().locked()
                    ? Mono.error(new ConnectorRefused(
                            connector(),
                            "the account is locked: nobody can tell whether the new password is set",
                            null))
                    : accepts(run)
                            .flatMap(set -> set
                                    ? Mono.just(new Verified.Holds(State.of(SET)))
                                    : Mono.error(new ConnectorRefused(
                                            connector(),
                                            "a new password is demanded, and ours is not accepted: nobody can tell whether it is set",
                                            null)));
        });
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return Mono.just(new Undone.NotUndoable("the password before is not known to anybody here"));
    }

    private Mono<Boolean> accepts(Run run) {
        return secrets.open(secret(run)).flatMap(password -> directory.accepts(run.fact(AccountFacts.DN), password));
    }

    private static UUID secret(Run run) {
        return UUID.fromString(run.fact(SecretFacts.ID));
    }
}
