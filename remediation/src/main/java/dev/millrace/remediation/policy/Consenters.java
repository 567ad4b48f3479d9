package dev.millrace.remediation.policy;

import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.tickets.message.TenantDomains;
import dev.millrace.tickets.remediation.Consent;
import java.util.List;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Who may agree, by what the directory says now: to be asked before a run, and to be counted when it begins. Nobody
/// whose account is disabled: he may have left, and still be named as a manager. Nor anybody of another tenant who is
/// only a manager or an owner there; whose roles count for which tenants is set.
public final class Consenters {
    private final Directory directory;
    private final Roles roles;
    private final TenantDomains domains;

    /// @param domains whose people are nobody else's business
    Consenters(Directory directory, Roles roles, TenantDomains domains) {
        this.directory = directory;
        this.roles = roles;
        this.domains = domains;
    }

    /// The accounts of those who are to be asked; one may come twice. Of a large group a few are asked: a question to a
    /// whole company is none.
    ///
    /// @param consent whose agreement; somebody's identity he confirms himself, where he has a second address
    /// @param named roles whose holders may agree, too
    /// @param account what something is done to
    /// @param owners of the group that is asked for; empty where none is
    /// @param askable who can be asked; others take no place among the few
    public Flux<Account> toAsk(
            Consent consent,
            List<String> named,
            String tenant,
            Account account,
            List<String> owners,
            Predicate<Account> askable) {
        Predicate<Account> asked = askable.and(may -> !may.disabled());
        return of(consent, tenant, account, owners, roles.toAsk(named, tenant, asked))
                .filter(asked);
    }

    /// The accounts with an address that may agree, whether or not they were asked; one may come twice. Whose own
    /// request it is, and to whom something is done, is not left out. An address may belong to several accounts.
    Flux<Account> counted(
            String address, Consent consent, List<String> named, String tenant, Account account, List<String> owners) {
        return of(consent, tenant, account, owners, roles.holders(address, named, tenant))
                .filter(may -> may.owns(address) && !may.disabled());
    }

    private Flux<Account> of(
            Consent consent, String tenant, Account account, List<String> owners, Flux<Account> holders) {
        return switch (consent) {
            case GROUP_OWNER -> accounts(owners, tenant).concatWith(holders);
            case MANAGER -> managerOf(account, tenant).concatWith(holders);
            case IDENTITY ->
                account.elsewhere().isPresent()
                        ? Flux.just(account)
                        : managerOf(account, tenant).concatWith(holders);
            case ROLE -> holders;
        };
    }

    private Flux<Account> managerOf(Account account, String tenant) {
        return account.manager() == null ? Flux.empty() : accounts(List.of(account.manager()), tenant);
    }

    private Flux<Account> accounts(List<String> distinguishedNames, String tenant) {
        return Flux.fromIterable(distinguishedNames)
                .concatMap(directory::account)
                .concatMap(Mono::justOrEmpty)
                .filter(found -> !found.isOfAnother(tenant, domains));
    }
}
