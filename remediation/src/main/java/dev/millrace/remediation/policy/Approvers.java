package dev.millrace.remediation.policy;

import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.Located;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Authorisation.NeedsConsent;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Whether those who agreed are who they must be, by what the directory says of them now: one person with two
/// addresses is one person.
final class Approvers {
    private final Directory directory;

    Approvers(Directory directory) {
        this.directory = directory;
    }

    /// Why their agreement does not count, if it does not.
    ///
    /// @param target the account that the run acts on
    Mono<Optional<String>> objection(Execute request, NeedsConsent needed, Account target) {
        if (needed.consent() == Consent.IDENTITY) {
            return Mono.just(Optional.empty());
        }
        return Flux.fromIterable(request.consents())
                .concatMap(
                        person -> directory.accountOf(person.address().strip()).map(found -> new Voice(person, found)))
                .collectList()
                .map(voices -> objection(request, needed, target, voices));
    }

    private static Optional<String> objection(
            Execute request, NeedsConsent needed, Account target, List<Voice> voices) {
        Set<String> different = new HashSet<>();
        for (Voice voice : voices) {
            if (!(voice.account() instanceof Located.One<Account>(Account account))) {
                // The desk's own account may speak alone, but not as one of several people.
                if (needed.quorum() > 1) {
                    return Optional.of("%s agreed, and the directory does not say who that is"
                            .formatted(voice.person().address()));
                }
                continue;
            }
            if (account.owns(request.requester().address())) {
                return Optional.of("%s agreed to his own request, as %s"
                        .formatted(account.uid(), voice.person().address()));
            }
            if (account.dn().equalsIgnoreCase(target.dn())) {
                return Optional.of("%s agreed to what is done to his own account".formatted(account.uid()));
            }
            if (!different.add(account.dn().toLowerCase(Locale.ROOT))) {
                return Optional.of("%s agreed twice, by two addresses".formatted(account.uid()));
            }
        }
        return Optional.empty();
    }

    private record Voice(Person person, Located<Account> account) {}
}
