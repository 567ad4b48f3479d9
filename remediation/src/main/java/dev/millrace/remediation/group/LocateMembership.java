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
                (group, account) -> isAnother(run, GroupFacts.ID, group.id(), GroupFacts.DN, group.dn())
                                || isAnother(
                                        run, GroupFacts.MEMBER_ID, account.id(), GroupFacts.MEMBER_DN, account.dn())
                        ? Mono.just(new Looked.Unfit("the request means %s and %s now, and it was begun on others"
                                .formatted(group.dn(), account.dn())))
                        : enforcement
                                .objection(run.request(), account, group)
                                .flatMap(objection -> objection
                                        .<Mono<Looked>>map(reason -> Mono.just(new Looked.Unfit(reason)))
                                        .orElseGet(() -> found(run, group, account))));
    }

    /// Whoever was made a member under one name is not made one under another besides.
    private Mono<Looked> found(Run run, Group group, Account account) {
        return run.find(GroupFacts.MEMBER_DN)
                .map(memberDn -> known(group, account, memberDn))
                .orElseGet(() -> Mono.just(found(group, account)));
    }

    private static boolean isAnother(Run run, String idFact, String id, String dnFact, String dn) {
        String before = run.find(idFact).orElse("");
        return before.isEmpty()
                ? run.find(dnFact).filter(name -> !name.equalsIgnoreCase(dn)).isPresent()
                : !before.equals(id);
    }

    /// Whether or not they are protected meanwhile: they are those that were changed. The group's name and the
    /// requester's address may be another's by now.
    @Override
    public Mono<Looked> lookBack(Run run) {
        return run.find(GroupFacts.DN)
                .flatMap(group -> run.find(GroupFacts.MEMBER_DN).map(member -> known(run, group, member)))
                // Journals of before did not keep which they were.
                .orElseGet(() -> locate(run, (group, account) -> Mono.just(found(group, account))));
    }

    private Mono<Looked> known(Run run, String groupDn, String memberDn) {
        return Mono.zip(
                        directory.group(run.find(GroupFacts.ID).orElse(""), groupDn),
                        directory.account(run.find(GroupFacts.MEMBER_ID).orElse(""), memberDn))
                .flatMap(both -> {
                    if (both.getT1().isEmpty()) {
                        return Mono.just(new Looked.Unfit("the group %s is gone".formatted(groupDn)));
                    }
                    return both.getT2().isEmpty()
                            ? Mono.just(new Looked.Unfit("the account %s is gone".formatted(memberDn)))
                            : known(both.getT1().get(), both.getT2().get(), memberDn);
                });
    }

    /// A directory that does not keep its references whole has an account that was moved under the name of before.
    private Mono<Looked> known(Group group, Account account, String memberDn) {
        return account.dn().equalsIgnoreCase(memberDn)
                ? Mono.just(found(group, account, memberDn))
                : directory
                        .isMember(group.dn(), memberDn)
                        .map(still -> found(group, account, still ? memberDn : account.dn()));
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
        return found(group, account, account.dn());
    }

    /// @param memberDn the account's name, as the group has it
    private static Looked found(Group group, Account account, String memberDn) {
        return new Looked.Found(
                new State(
                        "the group is %s, the account %s".formatted(group.name(), account.uid()),
                        Map.of(
                                GroupFacts.ID, group.id(),
                                GroupFacts.DN, group.dn(),
                                GroupFacts.NAME, group.name(),
                                GroupFacts.MEMBER_ID, account.id(),
                                GroupFacts.MEMBER_DN, memberDn,
                                GroupFacts.MEMBER_UID, account.uid())),
                Set.of(GroupFacts.ID, GroupFacts.DN, GroupFacts.MEMBER_ID, GroupFacts.MEMBER_DN),
                group.identity());
    }
}
