package dev.millrace.remediation.policy;

import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.tickets.remediation.Consent;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Who may agree, by what the directory says now: to be asked before a run, and to be counted when it begins.
public final class Consenters {
    private final Directory directory;
    private final Roles roles;

    Consenters(Directory directory, Roles roles) {
        this.directory = directory;
        this.roles = roles;
    }

    /// Their accounts; one may come twice. Whose own request it is, and to whom something is done, is not left out.
    ///
    /// @param consent whose agreement; somebody's identity he confirms himself, where he has a second address
    /// @param named roles whose holders may agree, too
    /// @param account what something is done to
    /// @param owners of the group that is asked for; empty where none is
    public Flux<Account> of(Consent consent, List<String> named, String tenant, Account account, List<String> owners) {
        return switch (consent) {
            case GROUP_OWNER -> accounts(owners).concatWith(roles.holders(named, tenant));
            case MANAGER -> managerOf(account).concatWith(roles.holders(named, tenant));
            case IDENTITY ->
                account.elsewhere().isPresent()
                        ? Flux.just(account)
                        : managerOf(account).concatWith(roles.holders(named, tenant));
            case ROLE -> roles.holders(named, tenant);
        };
    }

    private Flux<Account> managerOf(Account account) {
        return account.manager() == null ? Flux.empty() : accounts(List.of(account.manager()));
    }

    private Flux<Account> accounts(List<String> distinguishedNames) {
        return Flux.fromIterable(distinguishedNames)
                .concatMap(directory::account)
                .concatMap(Mono::justOrEmpty);
    }
}
