package dev.millrace.remediation.policy;

import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.Group;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Knows what is never touched, whoever agreed.
public final class Protection {
    private final Directory directory;
    private final List<NamePattern> accounts;
    private final List<String> accountsInGroups;
    private final List<NamePattern> groups;

    public Protection(Directory directory, ProtectionSettings settings) {
        this.directory = directory;
        this.accounts = settings.accounts().stream().map(NamePattern::of).toList();
        this.accountsInGroups = settings.accountsInGroups();
        this.groups = settings.groups().stream().map(NamePattern::of).toList();
    }

    /// Why an account must not be touched, if it must not.
    public Mono<Optional<String>> of(Account account) {
        if (accounts.stream().anyMatch(pattern -> pattern.fits(account.uid()))) {
            return Mono.just(Optional.of("the account " + account.uid() + " is protected by its name"));
        }
        return Flux.fromIterable(accountsInGroups)
                .filterWhen(group -> directory.isInGroupNamed(group, account.dn()))
                .next()
                .map(group -> Optional.of("the account %s is protected: it is in %s".formatted(account.uid(), group)))
                .defaultIfEmpty(Optional.empty());
    }

    /// Why a group must not be touched, if it must not.
    public Optional<String> of(Group group) {
        boolean named = groups.stream().anyMatch(pattern -> pattern.fits(group.name()));
        return named ? Optional.of("the group " + group.name() + " is protected") : Optional.empty();
    }
}
