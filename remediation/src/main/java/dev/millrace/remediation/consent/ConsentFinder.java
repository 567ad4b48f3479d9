package dev.millrace.remediation.consent;

import dev.millrace.remediation.account.AccountFinder;
import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.Group;
import dev.millrace.remediation.directory.Located;
import dev.millrace.remediation.policy.Protection;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationRequest.FindConsenters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Finds whose agreement is needed. What may never be done is not asked for.
public final class ConsentFinder {
    /// Runbooks whose target is what the requester gets.
    private static final Set<String> FOR_THE_REQUESTER = Set.of("grant-group-access", "install-software");

    private final Directory directory;
    private final AccountFinder finder;
    private final Protection protection;

    public ConsentFinder(Directory directory, AccountFinder finder, Protection protection) {
        this.directory = directory;
        this.finder = finder;
        this.protection = protection;
    }

    /// The system that is asked.
    public String connector() {
        return directory.name();
    }

    /// The answer; fails with a [dev.millrace.remediation.connector.ConnectorFailure] when the directory does.
    public Mono<RemediationOutcome> find(FindConsenters request) {
        Mono<Answer> answer = request.consent() == Consent.GROUP_OWNER ? ownersOf(request) : ofAccount(request);
        return answer.map(found -> outcome(request, found));
    }

    private Mono<Answer> ownersOf(FindConsenters request) {
        return directory.groupNamed(request.target().strip()).flatMap(located -> switch (located) {
            case Located.NotClear<Group> unclear -> nobody(unclear.reason());
            case Located.One<Group>(Group group) ->
                protection
                        .of(group)
                        .flatMap(objection -> objection.isPresent() ? nobody(objection.get()) : owners(request, group));
        });
    }

    /// Nobody agrees to his own request.
    private Mono<Answer> owners(FindConsenters request, Group group) {
        return Flux.fromIterable(group.owners())
                .concatMap(directory::account)
                .filter(owner -> owner.isPresent()
                        && !owner.get().owns(request.requester().address()))
                .concatMap(owner -> Mono.justOrEmpty(owner.flatMap(Account::atWork)))
                .collectList()
                .map(people -> new Answer(
                        people,
                        "the group %s has no owner with an address besides the requester".formatted(group.name())));
    }

    private Mono<Answer> ofAccount(FindConsenters request) {
        return subject(request).flatMap(located -> switch (located) {
            case Located.NotClear<Account> unclear -> nobody(unclear.reason());
            case Located.One<Account>(Account account) ->
                protection
                        .of(account)
                        .flatMap(objection ->
                                objection.isPresent() ? nobody(objection.get()) : consenter(request, account));
        });
    }

    /// Where the target is a group or an application, it is the requester's own account that is about to gain
    /// something.
    private Mono<Located<Account>> subject(FindConsenters request) {
        return FOR_THE_REQUESTER.contains(request.runbook())
                ? finder.of(request.requester())
                : finder.find(request.target(), request.requester());
    }

    private Mono<Answer> consenter(FindConsenters request, Account account) {
        Optional<Person> self = request.consent() == Consent.IDENTITY ? account.elsewhere() : Optional.empty();
        return self.isPresent()
                ? Mono.just(new Answer(List.of(self.get()), ""))
                : manager(account, request.requester());
    }

    /// A manager who asks for one of his people is not asked whether he agrees with himself; a person looks at
    /// it.
    private Mono<Answer> manager(Account account, Person requester) {
        String reason = "%s has nobody registered who could agree: no second address or manager with an address"
                .formatted(account.uid());
        String manager = account.manager();
        return manager == null
                ? nobody(reason)
                : directory
                        .account(manager)
                        .map(found -> new Answer(
                                found.filter(boss -> !boss.dn().equalsIgnoreCase(account.dn())
                                                && !boss.owns(requester.address()))
                                        .flatMap(Account::atWork)
                                        .map(List::of)
                                        .orElse(List.of()),
                                reason));
    }

    private static Mono<Answer> nobody(String reason) {
        return Mono.just(new Answer(List.of(), reason));
    }

    private static RemediationOutcome outcome(FindConsenters request, Answer answer) {
        return answer.people().isEmpty()
                ? new RemediationOutcome.NobodyToAsk(
                        request.ticket(),
                        request.tenant(),
                        request.approvalId(),
                        answer.reasonIfNobody(),
                        request.traceparent())
                : new RemediationOutcome.ConsentersFound(
                        request.ticket(),
                        request.tenant(),
                        request.approvalId(),
                        answer.people(),
                        request.traceparent());
    }

    private record Answer(List<Person> people, String reasonIfNobody) {}
}
