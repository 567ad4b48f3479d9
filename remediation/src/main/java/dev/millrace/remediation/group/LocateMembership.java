package dev.millrace.remediation.group;

import dev.millrace.remediation.account.AccountFinder;
import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.Group;
import dev.millrace.remediation.directory.Located;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/// Finds the group that is meant and the requester's account, and makes sure that this run may join them.
final class LocateMembership implements Look {
    private final Directory directory;
    private final AccountFinder finder;
    private final Enforcement enforcement;

    LocateMembership(Directory directory, AccountFinder finder, Enforcement enforcement) {
        this.directory = directory;
        this.finder = finder;
        this.enforcement = enforcement;
    }

    @Override
    public String name() {
        return "locate-group-and-account";
    }

    @Override
    public String connector() {
        return Directory.NAME;
    }

    @Override
    public Mono<Looked> look(Run run) {
        return locate(
                run,
                (group, account) -> isAnother(run, GroupFacts.DN, group.dn())
                                || isAnother(run, GroupFacts.MEMBER_DN, account.dn())
                        ? Mono.just(new Looked.Unfit("the request means %s and %s now, and it was begun on others"
                                .formatted(group.dn(), account.dn())))
                        : enforcement
                                .objection(run.request(), account, group)
                                .map(objection -> objection
                                        .<Looked>map(Looked.Unfit::new)
                                        .orElseGet(() -> found(group, account))));
    }

    private static boolean isAnother(Run run, String fact, String now) {
        return run.find(fact).filter(before -> !before.equalsIgnoreCase(now)).isPresent();
    }

    /// Whether or not they are protected meanwhile: they are those that were changed. The group's name and the
    /// requester's address may be another's by now.
    @Override
    public Mono<Looked> lookBack(Run run) {
        return run.find(GroupFacts.DN)
                .flatMap(group -> run.find(GroupFacts.MEMBER_DN).map(member -> known(group, member)))
                // Journals of before did not keep which they were.
                .orElseGet(() -> locate(run, (group, account) -> Mono.just(found(group, account))));
    }

    private Mono<Looked> known(String groupDn, String memberDn) {
        return Mono.zip(directory.group(groupDn), directory.account(memberDn), (group, member) -> {
            if (group.isEmpty()) {
                return new Looked.Unfit("the group %s is gone".formatted(groupDn));
            }
            return member.isEmpty()
                    ? new Looked.Unfit("the account %s is gone".formatted(memberDn))
                    : found(group.get(), member.get());
        });
    }

    private Mono<Looked> locate(Run run, BiFunction<Group, Account, Mono<Looked>> both) {
        return directory.groupNamed(run.request().target().strip()).flatMap(located -> switch (located) {
            case Located.NotClear<Group> unclear -> Mono.just(new Looked.Unfit(unclear.reason()));
            case Located.One<Group>(Group group) ->
                finder.of(run.request().requester()).flatMap(found -> switch (found) {
                    case Located.NotClear<Account> unclear -> Mono.just(new Looked.Unfit(unclear.reason()));
                    case Located.One<Account>(Account account) -> both.apply(group, account);
                });
        });
    }

    private static Looked found(Group group, Account account) {
        return new Looked.Found(
                new State(
                        "the group is %s, the account %s".formatted(group.name(), account.uid()),
                        Map.of(
                                GroupFacts.DN, group.dn(),
                                GroupFacts.NAME, group.name(),
                                GroupFacts.MEMBER_DN, account.dn(),
                                GroupFacts.MEMBER_UID, account.uid())),
                Set.of(GroupFacts.DN, GroupFacts.MEMBER_DN));
    }
}
