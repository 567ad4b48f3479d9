package dev.millrace.remediation.policy;

import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.Group;
import dev.millrace.remediation.directory.Located;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.TenantDomains;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/// What the stream decided, looked at once more with what the directory says now.
public final class Enforcement {
    private final Protection protection;
    private final Directory directory;
    private final Approvers approvers;
    private final TenantDomains domains;

    /// @param domains whose people are nobody else's business
    public Enforcement(Protection protection, Directory directory, Consenters consenters, TenantDomains domains) {
        this.domains = domains;
        this.protection = protection;
        this.directory = directory;
        this.approvers = new Approvers(directory, consenters);
    }

    /// Why a run must not touch an account, if it must not.
    public Mono<Optional<String>> objection(Execute request, Account account) {
        return objection(request, account, List.of());
    }

    private Mono<Optional<String>> objection(Execute request, Account account, List<String> owners) {
        Optional<String> objection = objectionToAuthority(request)
                .or(() -> objectionToTenant(request))
                .or(() -> objectionToTenant(request, account))
                .or(() -> objectionToOwnership(request, account))
                .or(() -> objectionToUse(account));
        return objection.isPresent()
                ? Mono.just(objection)
                : first(protection.of(account), () -> objectionToApprovers(request, account, owners));
    }

    /// Why a run must not make an account a member of a group, if it must not.
    public Mono<Optional<String>> objection(Execute request, Account account, Group group) {
        return first(protection.of(group), () -> objection(request, account, group.owners()));
    }

    private Mono<Optional<String>> objectionToApprovers(Execute request, Account account, List<String> owners) {
        return request.authorisation() instanceof Authorisation.NeedsConsent needed
                ? approvers.objection(request, needed, account, owners)
                : Mono.just(Optional.empty());
    }

    private static Mono<Optional<String>> first(
            Mono<Optional<String>> objection, Supplier<Mono<Optional<String>>> otherwise) {
        return objection.flatMap(found -> found.isPresent() ? Mono.just(found) : otherwise.get());
    }

    /// Why a run must not touch anything at all, if it must not: policy forbids it, the agreement it needs is
    /// missing, or nobody has agreed and the requester is a stranger. A mail server may vouch for any domain in
    /// the world; only somebody whom the directory knows, and whose account is in use, has things done without
    /// anybody's agreement.
    public Mono<Optional<String>> objection(Execute request) {
        Optional<String> objection = objectionToAuthority(request).or(() -> objectionToTenant(request));
        return objection.isPresent() || !(request.authorisation() instanceof Authorisation.Automatic)
                ? Mono.just(objection)
                : directory.accountOf(request.requester().address().strip()).map(located -> switch (located) {
                    case Located.One<Account>(Account account) -> objectionToUse(account);
                    case Located.NotClear<Account> unclear ->
                        Optional.of("nobody has agreed, and it is not known who asks: " + unclear.reason());
                });
    }

    /// What of this the request alone tells: policy forbids it, or the agreement it needs is missing.
    public static Optional<String> objectionToAuthority(Execute request) {
        return switch (request.authorisation()) {
            case Authorisation.Automatic _ -> Optional.empty();
            case Authorisation.Never never -> Optional.of("policy says never: " + never.reason());
            case Authorisation.NeedsConsent needed -> objectionToConsent(request, needed);
        };
    }

    /// By whichever tenant's door a request came, and by whose policy it was judged: people are their own tenant's.
    private Optional<String> objectionToTenant(Execute request) {
        String address = request.requester().address();
        return domains.other(request.tenant(), address)
                .map(_ -> "%s is of another tenant than %s".formatted(address, request.tenant()));
    }

    /// By the name that was asked for: the address is the other tenant's business.
    private Optional<String> objectionToTenant(Execute request, Account account) {
        return account.isOfAnother(request.tenant(), domains)
                ? Optional.of("the account %s is of another tenant than %s".formatted(account.uid(), request.tenant()))
                : Optional.empty();
    }

    private static Optional<String> objectionToConsent(Execute request, Authorisation.NeedsConsent needed) {
        Set<String> different = request.consents().stream().map(Person::key).collect(Collectors.toSet());
        if (different.isEmpty()) {
            return Optional.of("it needs consent (%s) and nobody has given it".formatted(needed.consent()));
        }
        if (different.size() < needed.quorum()) {
            return Optional.of("it needs the consent of %d different people and has that of %d"
                    .formatted(needed.quorum(), different.size()));
        }
        if (request.askedBy() != null && different.contains(request.askedBy().key())) {
            return Optional.of("%s cannot agree to what he chose himself"
                    .formatted(request.askedBy().address()));
        }
        return needed.consent() != Consent.IDENTITY
                        && different.contains(request.requester().key())
                ? Optional.of("%s cannot agree to his own request"
                        .formatted(request.requester().address()))
                : Optional.empty();
    }

    /// An account that an administrator took out of use is not helped back into it.
    private static Optional<String> objectionToUse(Account account) {
        return account.disabled()
                ? Optional.of("the account %s is disabled by an administrator".formatted(account.uid()))
                : Optional.empty();
    }

    /// Without anybody's agreement a person gets something done to his own account alone.
    private static Optional<String> objectionToOwnership(Execute request, Account account) {
        if (!(request.authorisation() instanceof Authorisation.Automatic)) {
            return Optional.empty();
        }
        if (request.assurance().compareTo(Assurance.DOMAIN_VERIFIED) < 0) {
            return Optional.of("it is not sure enough who asks: expected at least %s but found %s"
                    .formatted(Assurance.DOMAIN_VERIFIED, request.assurance()));
        }
        return account.owns(request.requester().address())
                ? Optional.empty()
                : Optional.of("the account %s does not belong to %s"
                        .formatted(account.uid(), request.requester().address()));
    }
}
