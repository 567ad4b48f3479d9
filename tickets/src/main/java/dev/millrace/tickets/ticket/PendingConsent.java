package dev.millrace.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.signature.ConsentCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
/// @param codesMailed how often each of those asked was mailed his code, by key
/// @param expiresAt when it is too late
/// @param within how long those asked may take; null in tickets of before
/// @param guesses the wrong codes of each who gave one, by [CodeSource#key], and under the empty key those of all who
///     may be guessing
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
        Map<String, Integer> codesMailed,
        Instant expiresAt,
        @Nullable Duration within,
        Map<String, WrongCodes> guesses) {
    /// So many are told apart; whoever comes after them waits only for all together. Who has the mail with the code is
    /// told apart all the same: there are no more of those than were asked.
    private static final int SOURCES_REMEMBERED = 32;

    private static final String TOGETHER = "";

    public PendingConsent {
        roles = roles == null ? List.of() : List.copyOf(roles);
        quorum = Math.max(1, quorum);
        consenters = consenters == null ? List.of() : List.copyOf(consenters);
        given = given == null ? List.of() : List.copyOf(given);
        codesMailed = codesMailed == null ? Map.of() : Map.copyOf(codesMailed);
        guesses = guesses == null ? Map.of() : Map.copyOf(guesses);
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
                Map.of(),
                requested.expiresAt(),
                requested.within(),
                Map.of());
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
                same ? codesMailed : Map.of(),
                Objects.requireNonNullElse(found.expiresAt(), expiresAt),
                within,
                same ? guesses : Map.of());
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
                codesMailed,
                expiresAt,
                within,
                guesses);
    }

    /// Somebody gave a wrong code.
    PendingConsent guessed(CodeSource source, Instant at) {
        Map<String, WrongCodes> counted = new HashMap<>(guesses);
        if (source.own() || counted.containsKey(source.key()) || counted.size() < SOURCES_REMEMBERED) {
            counted.merge(source.key(), new WrongCodes(1, at), PendingConsent::more);
        }
        if (!source.own()) {
            counted.merge(TOGETHER, new WrongCodes(1, at), PendingConsent::more);
        }
        return withCodes(codesMailed, counted);
    }

    private static WrongCodes more(WrongCodes before, WrongCodes another) {
        return new WrongCodes(before.count() + another.count(), another.last());
    }

    /// One of those asked was mailed his code.
    PendingConsent mailedCode(Person to) {
        Map<String, Integer> mailed = new HashMap<>(codesMailed);
        mailed.merge(to.key(), 1, Integer::sum);
        return withCodes(mailed, guesses);
    }

    private PendingConsent withCodes(Map<String, Integer> mailed, Map<String, WrongCodes> counted) {
        return new PendingConsent(
                approvalId,
                consent,
                roles,
                quorum,
                consenters,
                given,
                content,
                codesUntil,
                mailed,
                expiresAt,
                within,
                counted);
    }

    /// Until when no code of somebody's is looked at, since he, or all who may be guessing, gave too many wrong ones;
    /// empty where he may give one now.
    public Optional<Instant> waits(CodeSource source, Instant now) {
        return Stream.concat(
                        again(source.key(), ConsentCodes.MOST_WRONG),
                        source.own() ? Stream.empty() : again(TOGETHER, ConsentCodes.MOST_WRONG_TOGETHER))
                .filter(now::isBefore)
                .max(Comparator.naturalOrder());
    }

    private Stream<Instant> again(String key, int together) {
        return Optional.ofNullable(guesses.get(key)).map(wrong -> wrong.again(together)).stream();
    }

    /// How many wrong ones somebody may give before he has to wait, were it not for others.
    int left(CodeSource source) {
        WrongCodes wrong = guesses.get(source.key());
        return ConsentCodes.MOST_WRONG - (wrong == null ? 0 : wrong.count() % ConsentCodes.MOST_WRONG);
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
