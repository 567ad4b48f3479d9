package dev.millrace.remediation.account;

import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.secret.SecretFacts;
import dev.millrace.tickets.message.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Finds who is sent the link to a new password: the registered second address, else the manager, as long as his own
/// account is in use. Never an address that only the message names, nor one that whoever asks for another shares.
final class FindRecipient implements Look {
    private final Directory directory;

    FindRecipient(Directory directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "find-recipient";
    }

    @Override
    public String connector() {
        return Directory.NAME;
    }

    @Override
    public Mono<Looked> look(Run run) {
        return directory
                .account(run.fact(AccountFacts.DN))
                .flatMap(found -> found.map(
                                account -> recipient(account, run.request().requester()))
                        .orElseGet(() -> Mono.just(new Looked.Unfit("the account is gone"))));
    }

    private Mono<Looked> recipient(Account account, Person requester) {
        Optional<Person> elsewhere = account.elsewhere();
        if (elsewhere.isPresent()) {
            return himself(account, elsewhere.get(), requester);
        }
        String manager = account.manager();
        return manager == null
                ? Mono.just(nobody(account))
                : directory
                        .account(manager)
                        .map(boss -> boss.filter(one -> !one.disabled())
                                .flatMap(Account::atWork)
                                .map(person ->
                                        found(person, "there is no second address; the link goes to the manager"))
                                .orElseGet(() -> nobody(account)));
    }

    /// Whoever writes from the account's own address at work asks for nobody else's, though he has another account
    /// with the same second address.
    private Mono<Looked> himself(Account account, Person self, Person requester) {
        Looked found = found(self, "the link goes to the registered second address");
        boolean asksForHisOwn = account.atWork()
                .filter(person -> person.key().equals(requester.key()))
                .isPresent();
        return asksForHisOwn
                ? Mono.just(found)
                : directory
                        .accountsWith(self.address())
                        .map(all -> all.stream()
                                .anyMatch(other -> other.owns(requester.address())
                                        && !other.dn().equalsIgnoreCase(account.dn())))
                        .map(shared -> shared
                                ? new Looked.Unfit(
                                        "%s has a second address that is also the requester's: nobody can be sent the link"
                                                .formatted(account.uid()))
                                : found);
    }

    private static Looked nobody(Account account) {
        return new Looked.Unfit(
                "%s has no second address, and no manager with an address whose account is in use: nobody can be sent the link"
                        .formatted(account.uid()));
    }

    private static Looked found(Person person, String detail) {
        Map<String, String> facts = new HashMap<>();
        facts.put(SecretFacts.RECIPIENT, person.address());
        if (person.name() != null) {
            facts.put(SecretFacts.RECIPIENT_NAME, person.name());
        }
        return new Looked.Found(new State(detail, facts));
    }
}
