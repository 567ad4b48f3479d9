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
                (group, account) -> enforcement
                        .objection(run.request(), account, group)
                        .map(objection ->
                                objection.<Looked>map(Looked.Unfit::new).orElseGet(() -> found(group, account))));
    }

    /// Whether or not they are protected meanwhile: they are those that were changed.
    @Override
    public Mono<Looked> lookBack(Run run) {
        return locate(run, (group, account) -> Mono.just(found(group, account)));
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
        return new Looked.Found(new State(
                "the group is %s, the account %s".formatted(group.name(), account.uid()),
                Map.of(
                        GroupFacts.DN, group.dn(),
                        GroupFacts.NAME, group.name(),
                        GroupFacts.MEMBER_DN, account.dn(),
                        GroupFacts.MEMBER_UID, account.uid())));
    }
}
