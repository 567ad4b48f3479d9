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

/// Finds who is sent the link to a new password: the registered second address, else the manager. Never an
/// address that only the message names.
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
                .flatMap(found ->
                        found.map(this::recipient).orElseGet(() -> Mono.just(new Looked.Unfit("the account is gone"))));
    }

    private Mono<Looked> recipient(Account account) {
        Optional<Person> elsewhere = account.elsewhere();
        if (elsewhere.isPresent()) {
            return Mono.just(found(elsewhere.get(), "the link goes to the registered second address"));
        }
        String manager = account.manager();
        return manager == null
                ? Mono.just(nobody(account))
                : directory
                        .account(manager)
                        .map(boss -> boss.flatMap(Account::atWork)
                                .map(person ->
                                        found(person, "there is no second address; the link goes to the manager"))
                                .orElseGet(() -> nobody(account)));
    }

    private static Looked nobody(Account account) {
        return new Looked.Unfit("%s has no second address and no manager with an address: nobody can be sent the link"
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
