package dev.millrace.remediation.policy;

import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.Group;
import java.util.List;
import java.util.Optional;
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
        if (account.guarded()) {
            return Mono.just(
                    Optional.of("the account %s is protected: it may rule the directory".formatted(account.uid())));
        }
        return directory
                .groupAmong(accountsInGroups, account.dn())
                .map(found ->
                        found.map(group -> "the account %s is protected: it is in %s".formatted(account.uid(), group)));
    }

    /// Why a group must not be touched, if it must not.
    public Mono<Optional<String>> of(Group group) {
        if (group.guarded() || groups.stream().anyMatch(pattern -> pattern.fits(group.name()))) {
            return Mono.just(Optional.of("the group " + group.name() + " is protected"));
        }
        return directory
                .groupAmong(accountsInGroups, group.dn())
                .map(found ->
                        found.map(above -> "the group %s is protected: it is in %s".formatted(group.name(), above)));
    }
}
