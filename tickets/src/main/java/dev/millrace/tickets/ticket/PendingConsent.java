package dev.millrace.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.signature.ConsentCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The agreement that a ticket waits for.
///
/// @param approvalId unique within the ticket
/// @param consent whose agreement
/// @param roles whose holders may agree, too
/// @param quorum how many different people must agree; at least 1
/// @param consenters who was asked; empty until remediation has found them
/// @param given who has agreed so far
/// @param content what they are asked to agree to, as a fingerprint; null until it is known
/// @param codesUntil when their codes count no more; null until they are found
/// @param wrongCodes how many wrong ones were given
/// @param codesMailed how often each of those asked was mailed his code, by key
/// @param expiresAt when it is too late
/// @param within how long those asked may take; null in tickets of before
@JsonIgnoreProperties(ignoreUnknown = true)
public record PendingConsent(
        String approvalId,
        Consent consent,
        List<String> roles,
        int quorum,
        List<Person> consenters,
        List<Person> given,
        @Nullable String content,
        @Nullable Instant codesUntil,
        int wrongCodes,
        Map<String, Integer> codesMailed,
        Instant expiresAt,
        @Nullable Duration within) {
    public PendingConsent {
        roles = roles == null ? List.of() : List.copyOf(roles);
        quorum = Math.max(1, quorum);
        consenters = consenters == null ? List.of() : List.copyOf(consenters);
        given = given == null ? List.of() : List.copyOf(given);
        codesMailed = codesMailed == null ? Map.of() : Map.copyOf(codesMailed);
    }

    /// A question that nobody was asked yet.
    static PendingConsent of(TicketEvent.ConsentRequested requested) {
        return new PendingConsent(
                requested.approvalId(),
                requested.consent(),
                requested.roles(),
                requested.quorum(),
                List.of(),
                List.of(),
                null,
                null,
                0,
                Map.of(),
                requested.expiresAt(),
                requested.within());
    }

    /// Who was asked. What was agreed before counts on only where it was to the same content.
    PendingConsent asked(TicketEvent.ConsentersFound found) {
        boolean same = Objects.equals(content, found.content());
        return new PendingConsent(
                approvalId,
                consent,
                roles,
                quorum,
                found.consenters(),
                same ? given : List.of(),
                found.content(),
                found.codesUntil(),
                same ? wrongCodes : 0,
                same ? codesMailed : Map.of(),
                Objects.requireNonNullElse(found.expiresAt(), expiresAt),
                within);
    }

    /// One more has agreed; null when that is enough.
    @Nullable
    PendingConsent agreed(Person by) {
        if (missing() <= 1) {
            return null;
        }
        List<Person> all = new ArrayList<>(given);
        all.add(by);
        return new PendingConsent(
                approvalId,
                consent,
                roles,
                quorum,
                consenters,
                all,
                content,
                codesUntil,
                wrongCodes,
                codesMailed,
                expiresAt,
                within);
    }

    PendingConsent guessed(int wrong) {
        return withCodes(wrong, codesMailed);
    }

    /// One of those asked was mailed his code.
    PendingConsent mailedCode(Person to) {
        Map<String, Integer> mailed = new HashMap<>(codesMailed);
        mailed.merge(to.key(), 1, Integer::sum);
        return withCodes(wrongCodes, mailed);
    }

    private PendingConsent withCodes(int wrong, Map<String, Integer> mailed) {
        return new PendingConsent(
                approvalId,
                consent,
                roles,
                quorum,
                consenters,
                given,
                content,
                codesUntil,
                wrong,
                mailed,
                expiresAt,
                within);
    }

    /// Whether so many wrong codes were given that none counts any more.
    public boolean bearsNoCode() {
        return wrongCodes >= ConsentCodes.MOST_WRONG;
    }

    /// Whether somebody was mailed his code as often as he is mailed it at most.
    public boolean wasMailedEnough(Person person) {
        return codesMailed.getOrDefault(person.key(), 0) >= ConsentCodes.MOST_MAILED;
    }

    /// How many people must still agree.
    int missing() {
        return Math.max(0, quorum - given.size());
    }

    boolean mayBeGivenBy(Person person) {
        return names(consenters, person);
    }

    boolean wasGivenBy(Person person) {
        return names(given, person);
    }

    /// Who was asked and fits. Looks at all of them, so that the time it takes tells nothing.
    Optional<Person> consenter(Predicate<Person> fits) {
        return consenters.stream().filter(fits).toList().stream().findFirst();
    }

    private static boolean names(List<Person> people, Person person) {
        return people.stream().anyMatch(known -> known.key().equals(person.key()));
    }
}
