package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.Target;
import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.people.PersonFacts;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the directory said of a message's writer, as rules ask for it and as it is told as evidence.
final class Requester {
    /// What rules may ask for that is true or false.
    static final Set<String> STATES = Set.of(
            "requester.known", "requester.vip", "requester.locked", "requester.disabled", "requester.passwordExpired");
    /// What rules may ask for that is text.
    static final Set<String> TEXTS = Set.of(
            "requester.account", "requester.name", "requester.department", "requester.title", "requester.manager");
    /// Names of those that the directory did not say.
    static final String UNKNOWN = "requester.unknown";

    /// Of most writers nothing is known.
    private static final Map<String, Object> NOTHING_KNOWN = Collections.unmodifiableMap(facts(null));

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final @Nullable PersonFacts known;
    private final @Nullable String address;
    private final String at;
    private final Map<String, Object> facts;

    Requester(Text text) {
        this.known = text.requester();
        this.address = text.sender();
        this.at = known == null || known.readAt() == null ? "" : " at " + time(known.readAt(), text);
        this.facts = known == null ? NOTHING_KNOWN : facts(known);
    }

    /// As CEL asks for them: what is not known is empty or false, and its name among those that are unknown.
    Map<String, Object> facts() {
        return facts;
    }

    /// Whether anything is known.
    boolean isKnown() {
        return known != null;
    }

    /// Whether his account was out of use.
    boolean isDisabled() {
        return Boolean.TRUE.equals(facts.get("requester.disabled"));
    }

    /// That his account was out of use.
    String wordsOfDisabled() {
        return "the directory said" + at + " that the account was out of use";
    }

    /// Whether what is acted on is his own.
    boolean owns(Target target) {
        return switch (target) {
            case Target.Sender _ -> true;
            case Target.Found(String value) ->
                known != null && (value.equalsIgnoreCase(known.account()) || value.equalsIgnoreCase(address));
            case Target.Missing _, Target.Several _, Target.None _ -> false;
        };
    }

    /// What a rule asked for and the directory said, in words.
    List<String> words(Condition when) {
        if (known == null) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        said(when, words, "locked", "the directory said" + at + " that the account was locked");
        said(when, words, "disabled", wordsOfDisabled());
        said(when, words, "passwordExpired", "the directory said" + at + " that a new password was due");
        said(when, words, "vip", "the directory marks the sender as a VIP");
        told(when, words, "account", "account");
        told(when, words, "name", "name");
        told(when, words, "department", "department");
        told(when, words, "title", "title");
        told(when, words, "manager", "manager");
        return words;
    }

    /// The name of the account that is meant where the sender is; empty where it is not known.
    String account() {
        return known == null || known.account() == null ? "" : known.account();
    }

    private void said(Condition when, List<String> words, String fact, String inWords) {
        String name = "requester." + fact;
        if (when.names(name) && Boolean.TRUE.equals(facts.get(name))) {
            words.add(inWords);
        }
    }

    private void told(Condition when, List<String> words, String fact, String inWords) {
        String name = "requester." + fact;
        if (when.names(name) && !"".equals(facts.get(name))) {
            words.add("the sender's " + inWords + ", as the directory has it: " + facts.get(name));
        }
    }

    private static Map<String, Object> facts(@Nullable PersonFacts known) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("account", known == null ? null : known.account());
        said.put("name", known == null ? null : known.name());
        said.put("department", known == null ? null : known.department());
        said.put("title", known == null ? null : known.title());
        said.put("manager", known == null ? null : known.manager());
        said.put("vip", known == null ? null : known.vip());
        said.put("locked", known == null ? null : known.locked());
        said.put("disabled", known == null ? null : known.disabled());
        said.put("passwordExpired", known == null ? null : known.passwordExpired());
        Map<String, Object> facts = new LinkedHashMap<>();
        Set<String> unknown = new TreeSet<>();
        said.forEach((fact, value) -> {
            String name = "requester." + fact;
            if (value == null) {
                unknown.add(fact);
            }
            facts.put(name, value != null ? value : TEXTS.contains(name) ? "" : (Object) false);
        });
        facts.put("requester.known", known != null);
        facts.put(UNKNOWN, List.copyOf(unknown));
        return facts;
    }

    /// Of the day on which the message was written the hour is enough.
    private static String time(Instant time, Text text) {
        ZonedDateTime there = time.atZone(text.tenant().zone());
        Instant written = text.written();
        boolean sameDay = written != null
                && written.atZone(text.tenant().zone()).toLocalDate().equals(there.toLocalDate());
        return there.format(sameDay ? CLOCK : DAY_AND_CLOCK);
    }
}
