package dev.millrace.remediation.policy;

import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.Group;
import dev.millrace.remediation.directory.Located;
import dev.millrace.remediation.policy.RoleSettings.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Finds the accounts of those who hold a role.
final class Roles {
    private static final Logger LOG = LoggerFactory.getLogger(Roles.class);
    /// Of a role's group so many are asked; a question to a whole company is none.
    private static final int MOST = 20;

    private final Directory directory;
    private final Map<String, Role> roles;

    Roles(Directory directory, Map<String, Role> roles) {
        this.directory = directory;
        this.roles = Map.copyOf(roles);
    }

    /// The accounts of those who hold one of some roles for a tenant; an account may come twice.
    Flux<Account> holders(List<String> names, String tenant) {
        return Flux.fromIterable(names)
                .concatMap(name ->
                        Mono.justOrEmpty(Optional.ofNullable(roles.get(name)).filter(role -> role.counts(tenant))))
                .concatMap(role -> people(role).concatWith(members(role)));
    }

    /// Somebody whom the directory does not know, or not as one account, holds nothing.
    private Flux<Account> people(Role role) {
        return Flux.fromIterable(role.people())
                .concatMap(address -> directory.accountOf(address.strip()).flatMap(located -> switch (located) {
                    case Located.One<Account>(Account account) -> Mono.just(account);
                    case Located.NotClear<Account> unclear -> {
                        LOG.warn("A role's holder is not asked: {}", unclear.reason());
                        yield Mono.empty();
                    }
                }));
    }

    private Flux<Account> members(Role role) {
        return role.group() == null
                ? Flux.empty()
                : directory.groupNamed(role.group()).flatMapMany(located -> switch (located) {
                    case Located.One<Group>(Group group) ->
                        directory
                                .membersOf(group.dn())
                                .flatMapMany(Flux::fromIterable)
                                .take(MOST)
                                .concatMap(directory::account)
                                .concatMap(Mono::justOrEmpty);
                    case Located.NotClear<Group> unclear -> {
                        LOG.warn("A role's group is not asked: {}", unclear.reason());
                        yield Flux.empty();
                    }
                });
    }
}
