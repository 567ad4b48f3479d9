package dev.millrace.remediation.consent;

import dev.millrace.remediation.account.AccountFinder;
import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.Group;
import dev.millrace.remediation.directory.Located;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.runbook.file.Agreement;
import dev.millrace.remediation.runbook.file.Subject;
import dev.millrace.tickets.remediation.Authorisation.NeedsConsent;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Asks the directory again who may agree to a run, as [ConsentFinder] found whom to ask: about the account that
/// is the target, or else the requester's own. What nobody has to agree to is not asked about.
final class DirectoryAgreement implements Agreement {
    private final Directory directory;
    private final AccountFinder finder;
    private final Enforcement enforcement;

    DirectoryAgreement(Directory directory, AccountFinder finder, Enforcement enforcement) {
        this.directory = directory;
        this.finder = finder;
        this.enforcement = enforcement;
    }

    @Override
    public Mono<Optional<String>> objection(Execute request, Subject subject) {
        return request.authorisation() instanceof NeedsConsent needed
                ? account(request, subject).flatMap(located -> switch (located) {
                    case Located.NotClear<Account> unclear -> Mono.just(Optional.of(unclear.reason()));
                    case Located.One<Account>(Account account) -> objection(request, needed, account);
                })
                : Mono.just(Optional.empty());
    }

    private Mono<Located<Account>> account(Execute request, Subject subject) {
        return subject == Subject.ACCOUNT
                ? finder.find(request.target(), request.requester())
                : finder.of(request.requester());
    }

    private Mono<Optional<String>> objection(Execute request, NeedsConsent needed, Account account) {
        return needed.consent() == Consent.GROUP_OWNER
                ? directory.groupNamed(request.target().strip()).flatMap(located -> switch (located) {
                    case Located.NotClear<Group> unclear -> Mono.just(Optional.of(unclear.reason()));
                    case Located.One<Group>(Group group) -> enforcement.objection(request, account, group);
                })
                : enforcement.objection(request, account);
    }
}
