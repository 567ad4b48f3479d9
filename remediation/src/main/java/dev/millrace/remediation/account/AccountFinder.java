package dev.millrace.remediation.account;

import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.Located;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.understanding.Diagnosis;
import reactor.core.publisher.Mono;

/// Finds whose account is meant.
public final class AccountFinder {
    private final Directory directory;

    public AccountFinder(Directory directory) {
        this.directory = directory;
    }

    /// The account that a request means.
    ///
    /// @param target as the message says it, or `sender`
    public Mono<Located<Account>> find(String target, Person requester) {
        return target.equals(Diagnosis.SENDER) ? of(requester) : directory.accountNamed(target.strip());
    }

    /// Somebody's own account.
    public Mono<Located<Account>> of(Person person) {
        return directory.accountOf(person.address().strip());
    }
}
