package dev.millrace.remediation.policy;

import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.Group;
import dev.millrace.remediation.directory.Located;
import dev.millrace.remediation.policy.RoleSettings.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Finds the accounts of those who hold a role.
final class Roles {
    private static final Logger LOG = LoggerFactory.getLogger(Roles.class);
    /// Of a role's group so many are asked; a question to a whole company is none.
    static final int MOST_ASKED = 20;
    /// So many of its members are looked at for them, each by a call of its own.
    private static final int MOST_LOOKED_AT = 200;
    /// So many at a time: a question must be answered soon, and leave others their calls.
    private static final int LOOKED_AT_ONCE = 4;

    private final Directory directory;
    private final Map<String, Role> roles;

    Roles(Directory directory, Map<String, Role> roles) {
        this.directory = directory;
        this.roles = Map.copyOf(roles);
    }

    /// The accounts of those who are asked as holders of one of some roles for a tenant; an account may come twice.
    ///
    /// @param askable who of a group can be asked
    Flux<Account> toAsk(List<String> names, String tenant, Predicate<Account> askable) {
        return named(names, tenant)
                .concatMap(role -> Flux.fromIterable(role.people())
                        .flatMapSequential(this::holder, LOOKED_AT_ONCE)
                        .concatWith(group(role).concatMap(group -> members(group, askable))));
    }

    /// The accounts with an address that hold one of some roles for a tenant, however many hold it besides.
    Flux<Account> holders(String address, List<String> names, String tenant) {
        return directory
                .accountsWith(address)
                .flatMapMany(accounts -> named(names, tenant)
                        .concatMap(role -> people(role, accounts)
                                .filter(account -> account.owns(address))
                                .concatWith(group(role).concatMap(group -> members(group, accounts)))));
    }

    private Flux<Role> named(List<String> names, String tenant) {
        return Flux.fromIterable(names)
                .concatMap(name ->
                        Mono.justOrEmpty(Optional.ofNullable(roles.get(name)).filter(role -> role.counts(tenant))));
    }

    /// Only those of a role's people are looked up who may be one of some accounts: before each step a role of
    /// a hundred would cost as many calls.
    private Flux<Account> people(Role role, List<Account> accounts) {
        return Flux.fromIterable(role.people())
                .filter(address -> accounts.stream().anyMatch(account -> account.owns(address)))
                .concatMap(this::holder);
    }

    /// Somebody whom the directory does not know, or not as one account, holds nothing.
    private Mono<Account> holder(String address) {
        return directory.accountOf(address.strip()).flatMap(located -> switch (located) {
            case Located.One<Account>(Account account) -> Mono.just(account);
            case Located.NotClear<Account> unclear -> {
                LOG.warn("A role's holder is not asked: {}", unclear.reason());
                yield Mono.empty();
            }
        });
    }

    private Flux<Group> group(Role role) {
        return role.group() == null
                ? Flux.empty()
                : directory.groupNamed(role.group()).flatMapMany(located -> switch (located) {
                    case Located.One<Group>(Group group) -> Flux.just(group);
                    case Located.NotClear<Group> unclear -> {
                        LOG.warn("A role's group is not asked: {}", unclear.reason());
                        yield Flux.empty();
                    }
                });
    }

    private Flux<Account> members(Group group, Predicate<Account> askable) {
        return directory
                .membersOf(group.dn())
                .flatMapMany(Flux::fromIterable)
                .take(MOST_LOOKED_AT)
                .buffer(LOOKED_AT_ONCE)
                // All of them are waited for: a call that is cancelled costs its connection.
                .concatMap(few -> Flux.fromIterable(few)
                        .flatMapSequential(directory::person)
                        .collectList()
                        .flatMapIterable(found -> found))
                .concatMap(Mono::justOrEmpty)
                .filter(askable)
                .take(MOST_ASKED);
    }

    /// The directory is asked for each account whether it is a member: a group may have more members than a directory
    /// tells at once.
    private Flux<Account> members(Group group, List<Account> accounts) {
        return Flux.fromIterable(accounts).filterWhen(account -> directory.isMember(group.dn(), account.dn()), 1);
    }
}
