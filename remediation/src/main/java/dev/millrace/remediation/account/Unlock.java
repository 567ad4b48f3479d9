package dev.millrace.remediation.account;

import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import reactor.core.publisher.Mono;

/// Ends an account's lock.
final class Unlock implements Change {
    private final Directory directory;

    Unlock(Directory directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "unlock";
    }

    @Override
    public String connector() {
        return Directory.NAME;
    }

    @Override
    public Mono<Checked> check(Run run) {
        return directory
                .account(run.fact(AccountFacts.DN))
                .map(found -> found.<Checked>map(account -> account.locked()
                                ? new Checked.Needed(State.of("the account is locked"), "the account is unlocked")
                                : new Checked.AlreadySo(State.of("the account is not locked")))
                        .orElseGet(() -> new Checked.Impossible("the account is gone")));
    }

    @Override
    public Mono<Void> apply(Run run) {
        return directory.unlock(run.fact(AccountFacts.DN));
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return directory
                .account(run.fact(AccountFacts.DN))
                .map(found -> found.filter(account -> !account.locked())
                        .<Verified>map(account -> new Verified.Holds(State.of("the account is unlocked")))
                        .orElseGet(() -> new Verified.Missing("the account is still locked, or gone")));
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return Mono.just(new Undone.NotUndoable("locking somebody out again mends nothing"));
    }
}
