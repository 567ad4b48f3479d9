package dev.millrace.remediation.consent;

import dev.millrace.remediation.account.AccountFinder;
import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.Group;
import dev.millrace.remediation.directory.Located;
import dev.millrace.remediation.policy.Consenters;
import dev.millrace.remediation.policy.Protection;
import dev.millrace.remediation.runbook.file.Subject;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.TenantDomains;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationRequest.FindConsenters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Finds whose agreement is needed. What may never be done, or cannot be done here, is not asked for.
public final class ConsentFinder {
    private final Directory directory;
    private final AccountFinder finder;
    private final Protection protection;
    private final Consenters consenters;
    private final TenantDomains domains;
    private final Plans plans;
    private final Supplier<Map<String, Subject>> subjects;
    private final Function<String, Optional<String>> lacks;

    /// @param domains whose people are nobody else's business: not who they are either, which the answer would tell
    /// @param subjects to whom something is done, by runbook, as it is now
    /// @param lacks what this installation lacks to run a runbook, with the setting that names it
    ConsentFinder(
            Directory directory,
            AccountFinder finder,
            Protection protection,
            Consenters consenters,
            TenantDomains domains,
            Plans plans,
            Supplier<Map<String, Subject>> subjects,
            Function<String, Optional<String>> lacks) {
        this.directory = directory;
        this.finder = finder;
        this.protection = protection;
        this.consenters = consenters;
        this.domains = domains;
        this.plans = plans;
        this.subjects = subjects;
        this.lacks = lacks;
    }

    /// The system that is asked.
    public String connector() {
        return directory.name();
    }

    /// Whether an answer is for what the runbook would do now.
    public boolean isCurrent(FindConsenters request, RemediationOutcome answer) {
        return !(answer instanceof RemediationOutcome.ConsentersFound found)
                || Objects.equals(found.plan(), plans.of(request.runbook()).orElse(null));
    }

    /// The answer; fails with a [dev.millrace.remediation.connector.ConnectorFailure] when the directory does.
    public Mono<RemediationOutcome> find(FindConsenters request) {
        Optional<String> plan = plans.of(request.runbook());
        Optional<String> objection = plan.isPresent()
                ? lacks.apply(request.runbook())
                : Optional.of("there is no runbook '%s' here".formatted(request.runbook()));
        return objection
                .map(ConsentFinder::nobody)
                .orElseGet(() -> answer(request))
                .map(found -> outcome(request, found, plan.orElse(null)));
    }

    private Mono<Answer> answer(FindConsenters request) {
        String address = request.requester().address();
        if (domains.other(request.tenant(), address).isPresent()) {
            return nobody(anothers(address, request));
        }
        return subject(request) == Subject.MEMBER || request.consent() == Consent.GROUP_OWNER
                ? ofGroup(request)
                : ofAccount(request, List.of());
    }

    private Mono<Answer> ofGroup(FindConsenters request) {
        return directory.groupNamed(request.target().strip()).flatMap(located -> switch (located) {
            case Located.NotClear<Group> unclear -> nobody(unclear.reason());
            case Located.One<Group>(Group group) ->
                protection
                        .of(group)
                        .flatMap(objection ->
                                objection.isPresent() ? nobody(objection.get()) : ofAccount(request, group.owners()));
        });
    }

    /// @param owners of the group that is asked for
    private Mono<Answer> ofAccount(FindConsenters request, List<String> owners) {
        return account(request).flatMap(located -> switch (located) {
            case Located.NotClear<Account> unclear -> nobody(unclear.reason());
            case Located.One<Account>(Account account)
            when account.isOfAnother(request.tenant(), domains) ->
                nobody(anothers("the account " + account.uid(), request));
            case Located.One<Account>(Account account) ->
                protection
                        .of(account)
                        .flatMap(objection ->
                                objection.isPresent() ? nobody(objection.get()) : consenters(request, account, owners));
        });
    }

    /// Where the target is a group or an application, it is the requester's own account that is about to gain
    /// something.
    private Mono<Located<Account>> account(FindConsenters request) {
        return subject(request) == Subject.ACCOUNT
                ? finder.find(request.target(), request.requester())
                : finder.of(request.requester());
    }

    private Subject subject(FindConsenters request) {
        return subjects.get().getOrDefault(request.runbook(), Subject.REQUESTER);
    }

    private Mono<Answer> consenters(FindConsenters request, Account account, List<String> owners) {
        Optional<Person> self = request.consent() == Consent.IDENTITY ? account.elsewhere() : Optional.empty();
        return self.isPresent() ? himself(request, account, self.get()) : others(request, account, owners);
    }

    private Mono<Answer> himself(FindConsenters request, Account account, Person self) {
        return isFor(self, other -> owns(other, request) && !isSame(other, account))
                .flatMap(shared -> shared
                        ? nobody("%s can only be asked at an address that is also the requester's"
                                .formatted(account.uid()))
                        : Mono.just(new Answer(List.of(self), "")));
    }

    /// Nobody agrees to his own request, nor to what is done to his own account, not by an address either that he
    /// shares with somebody who may; and whoever has two addresses is one person, asked once.
    private Mono<Answer> others(FindConsenters request, Account account, List<String> owners) {
        return consenters
                .toAsk(
                        request.consent(),
                        request.roles(),
                        request.tenant(),
                        account,
                        owners,
                        candidate -> candidate.atWork().isPresent()
                                && !isSame(candidate, account)
                                && !owns(candidate, request))
                .distinct(candidate -> candidate.dn().toLowerCase(Locale.ROOT))
                .concatMap(candidate -> Mono.justOrEmpty(candidate.atWork()))
                .filterWhen(person -> isFor(person, other -> isSame(other, account) || owns(other, request))
                        .map(shared -> !shared))
                .collectList()
                .map(people -> people.size() >= request.quorum()
                        ? new Answer(people, "")
                        : new Answer(List.of(), tooFew(request, account, people.size())));
    }

    /// Whether what is sent to an address is for somebody, too.
    private Mono<Boolean> isFor(Person person, Predicate<Account> somebody) {
        return directory.accountsWith(person.address()).map(all -> all.stream().anyMatch(somebody));
    }

    private static boolean isSame(Account one, Account other) {
        return one.dn().equalsIgnoreCase(other.dn());
    }

    private static boolean owns(Account account, FindConsenters request) {
        return account.owns(request.requester().address());
    }

    private static String anothers(String who, FindConsenters request) {
        return "%s is of another tenant than %s".formatted(who, request.tenant());
    }

    private static String tooFew(FindConsenters request, Account account, int found) {
        if (found > 0) {
            return "%d different people must agree, and only %d can be asked".formatted(request.quorum(), found);
        }
        return switch (request.consent()) {
            case GROUP_OWNER ->
                "the group %s has no owner with an address besides the requester"
                        .formatted(request.target().strip());
            case MANAGER, IDENTITY ->
                "%s has nobody registered who could agree: no second address or manager with an address"
                        .formatted(account.uid());
            case ROLE ->
                "nobody with an address holds one of the roles %s, besides whom it is about".formatted(request.roles());
        };
    }

    private static Mono<Answer> nobody(String reason) {
        return Mono.just(new Answer(List.of(), reason));
    }

    private static RemediationOutcome outcome(FindConsenters request, Answer answer, @Nullable String plan) {
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
                        plan,
                        request.traceparent());
    }

    private record Answer(List<Person> people, String reasonIfNobody) {}
}
