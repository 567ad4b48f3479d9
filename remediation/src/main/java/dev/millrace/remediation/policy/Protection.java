package dev.millrace.remediation.policy;

import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.Group;
import dev.millrace.remediation.directory.Mark;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Knows what is never touched, whoever agreed.
public final class Protection {
    private final Directory directory;
    private final List<NamePattern> accounts;
    private final List<String> accountsInGroups;
    private final List<NamePattern> groups;
    private final List<Mark> marks;

    public Protection(Directory directory, ProtectionSettings settings) {
        this.directory = directory;
        this.accounts = settings.accounts().stream().map(NamePattern::of).toList();
        this.accountsInGroups = settings.accountsInGroups();
        this.groups = settings.groups().stream().map(NamePattern::of).toList();
        this.marks = settings.marks().stream().map(Mark::of).toList();
    }

    /// Why an account must not be touched, if it must not.
    public Mono<Optional<String>> of(Account account) {
        if (accounts.stream().anyMatch(pattern -> pattern.fits(account.uid()))) {
            return Mono.just(Optional.of("the account " + account.uid() + " is protected by its name"));
        }
        String who = "the account " + account.uid();
        if (account.guarded()) {
            return Mono.just(Optional.of(who + " is protected: it may rule the directory"));
        }
        return marked(who, account.dn())
                .flatMap(objection -> objection.isPresent() ? Mono.just(objection) : within(who, account.dn()))
                .flatMap(objection -> objection.isPresent() ? Mono.just(objection) : byPrimaryGroup(who, account.dn()));
    }

    /// Why a group must not be touched, if it must not.
    public Mono<Optional<String>> of(Group group) {
        String what = "the group " + group.name();
        if (group.guarded() || groups.stream().anyMatch(pattern -> pattern.fits(group.name()))) {
            return Mono.just(Optional.of(what + " is protected"));
        }
        return marked(what, group.dn())
                .flatMap(objection -> objection.isPresent() ? Mono.just(objection) : within(what, group.dn()));
    }

    private Mono<Optional<String>> within(String what, String dn) {
        return directory
                .groupAmong(accountsInGroups, dn)
                .map(found -> found.map(group -> "%s is protected: it is in %s".formatted(what, group)));
    }

    private Mono<Optional<String>> byPrimaryGroup(String who, String dn) {
        return directory.primaryGroup(dn).flatMap(found -> {
            if (found.isEmpty()) {
                return Mono.just(Optional.empty());
            }
            Group group = found.get();
            return group.guarded() || accountsInGroups.stream().anyMatch(group.name()::equalsIgnoreCase)
                    ? Mono.just(Optional.of("%s is protected: it is in %s".formatted(who, group.name())))
                    : within(who, group.dn());
        });
    }

    private Mono<Optional<String>> marked(String what, String dn) {
        return directory
                .markAmong(marks, dn)
                .map(found -> found.map(mark -> "%s is protected: the directory marks it by %s".formatted(what, mark)));
    }
}
