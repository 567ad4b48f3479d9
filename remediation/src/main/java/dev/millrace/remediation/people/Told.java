package dev.millrace.remediation.people;

import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.ListedPerson;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Excerpt;
import dev.millrace.tickets.people.PersonFacts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is to be told of an address.
///
/// @param address in lower case
/// @param digest by which it is seen whether something has changed, whenever it was read; empty where what is told is
///     that there is nothing any more
record Told(String address, PersonFacts facts, String digest) {
    /// Longer values are no names of departments.
    private static final int LONGEST = 200;

    /// What a reading has to tell: of each person at work and at the second addresses, unless an address is of several.
    ///
    /// @param stateFor how long the state of an account counts
    static List<Told> of(List<ListedPerson> people, Instant readAt, Duration stateFor) {
        Map<String, String> addresses = new HashMap<>();
        people.forEach(person -> person.account()
                .atWork()
                .ifPresent(work -> addresses.put(key(person.account().dn()), work.key())));
        Map<String, Told> told = new HashMap<>();
        Set<String> unclear = new HashSet<>();
        for (ListedPerson person : people) {
            PersonFacts facts = facts(person, addresses, readAt, stateFor);
            String digest = digest(facts);
            for (String address : addresses(person.account())) {
                Told other = told.putIfAbsent(address, new Told(address, facts, digest));
                if (other != null) {
                    unclear.add(address);
                }
            }
        }
        told.keySet().removeAll(unclear);
        return List.copyOf(told.values());
    }

    /// Whether it is told anew with each reading: how long ago a lock was seen is what it is worth.
    boolean passes() {
        return Boolean.TRUE.equals(facts.locked()) || Boolean.TRUE.equals(facts.passwordExpired());
    }

    /// That there is nothing to tell any more.
    Told asGone() {
        return new Told(address, facts, "");
    }

    private static PersonFacts facts(
            ListedPerson person, Map<String, String> addresses, Instant readAt, Duration stateFor) {
        Account account = person.account();
        String manager = account.manager() == null ? null : addresses.get(key(account.manager()));
        return new PersonFacts(
                bounded(account.uid()),
                bounded(account.name()),
                bounded(person.department()),
                bounded(person.title()),
                manager,
                person.vip(),
                account.locked(),
                account.disabled(),
                account.mustChangePassword(),
                readAt,
                readAt.plus(stateFor));
    }

    private static Set<String> addresses(Account account) {
        List<String> all = new ArrayList<>(account.secondAddresses());
        if (account.mail() != null) {
            all.add(account.mail());
        }
        Set<String> normal = new HashSet<>();
        for (String address : all) {
            String bare = address.strip().toLowerCase(Locale.ROOT);
            if (bare.indexOf('@') > 0 && bare.length() <= LONGEST) {
                normal.add(bare);
            }
        }
        return normal;
    }

    private static String key(String dn) {
        return dn.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String bounded(@Nullable String value) {
        return value == null ? null : Excerpt.beginning(value, LONGEST);
    }

    private static String digest(PersonFacts facts) {
        PersonFacts timeless = new PersonFacts(
                facts.account(),
                facts.name(),
                facts.department(),
                facts.title(),
                facts.manager(),
                facts.vip(),
                facts.locked(),
                facts.disabled(),
                facts.passwordExpired(),
                null,
                null);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(Json.text(timeless).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
