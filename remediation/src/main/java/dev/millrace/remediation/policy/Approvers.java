package dev.millrace.remediation.policy;

import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
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

/// Whether those who agreed are who they must be, by what the directory says of them now: whoever has
/// lost the role, the group or the charge since he was asked counts no more, and one person with two
/// addresses is one person.
final class Approvers {
    private final Directory directory;
    private final Consenters consenters;

    Approvers(Directory directory, Consenters consenters) {
        this.directory = directory;
        this.consenters = consenters;
    }

    /// Why their agreement does not count, if it does not.
    ///
    /// @param target the account that the run acts on
    /// @param owners of the group that the run acts on; empty where it acts on none
    Mono<Optional<String>> objection(Execute request, NeedsConsent needed, Account target, List<String> owners) {
        return Flux.fromIterable(request.consents())
                .concatMap(person -> voice(
                        person,
                        consenters.counted(
                                person.address().strip(),
                                needed.consent(),
                                needed.roles(),
                                request.tenant(),
                                target,
                                owners)))
                .collectList()
                .map(voices -> judged(request, needed, target, voices));
    }

    /// @param may those with the person's address who may agree
    private Mono<Voice> voice(Person person, Flux<Account> may) {
        return Mono.zip(
                directory.accountsWith(person.address().strip()),
                may.next().map(Optional::of).defaultIfEmpty(Optional.empty()),
                (all, one) -> new Voice(person, all, one));
    }

    private static Optional<String> judged(Execute request, NeedsConsent needed, Account target, List<Voice> voices) {
        // Whoever is signed in at the desk may speak alone, but neither as one of several people nor for what the desk
        // chose.
        boolean forTheDesk = request.agreedAtDesk() && needed.quorum() == 1 && request.askedBy() == null;
        Set<String> different = new HashSet<>();
        for (Voice voice : voices) {
            Optional<Account> speaker = voice.speaker();
            boolean himself = needed.consent() == Consent.IDENTITY
                    && speaker.filter(account -> isSame(account, target)).isPresent();
            for (Account account : voice.all()) {
                boolean about = isSame(account, target);
                if (himself && about) {
                    continue;
                }
                if (account.owns(request.requester().address())) {
                    return Optional.of("%s agreed to his own request, as %s"
                            .formatted(account.uid(), voice.person().address()));
                }
                if (request.askedBy() != null && isCalled(account, request.askedBy())) {
                    return Optional.of("%s agreed to what he chose himself, as %s"
                            .formatted(account.uid(), voice.person().address()));
                }
                if (about) {
                    return Optional.of("%s agreed to what is done to his own account".formatted(account.uid()));
                }
            }
            if (speaker.isEmpty()) {
                if (!forTheDesk) {
                    return Optional.of("%s agreed, and the directory does not say who that is"
                            .formatted(voice.person().address()));
                }
                continue;
            }
            for (Account account : voice.all()) {
                if (!different.add(account.dn().toLowerCase(Locale.ROOT))) {
                    return Optional.of("%s agreed twice, by two addresses".formatted(account.uid()));
                }
            }
            if (voice.may().isEmpty() && !forTheDesk) {
                return Optional.of("%s agreed, and is not, or not any more, %s"
                        .formatted(speaker.get().uid(), who(needed)));
            }
        }
        return Optional.empty();
    }

    /// Whoever is signed in is known by his address, or by a name alone.
    private static boolean isCalled(Account account, Person person) {
        return account.owns(person.address())
                || account.uid().equalsIgnoreCase(person.address().strip());
    }

    private static boolean isSame(Account one, Account other) {
        return one.dn().equalsIgnoreCase(other.dn());
    }

    private static String who(NeedsConsent needed) {
        String named = switch (needed.consent()) {
            case IDENTITY -> "whose account it is, or the manager where no second address is registered";
            case GROUP_OWNER -> "an owner of the group";
            case MANAGER -> "the manager";
            case ROLE -> "";
        };
        String roles = needed.roles().isEmpty() ? "" : "somebody with one of the roles " + needed.roles();
        return named.isEmpty() || roles.isEmpty() ? named + roles : named + " or " + roles;
    }

    /// @param all whom the address belongs to: each of them may be the one who agreed
    /// @param may the one of them who may agree
    private record Voice(Person person, List<Account> all, Optional<Account> may) {
        /// Who it is taken for; nobody where that is not clear.
        Optional<Account> speaker() {
            return may.or(() -> all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty());
        }
    }
}
