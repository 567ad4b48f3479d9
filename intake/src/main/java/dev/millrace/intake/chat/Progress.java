package dev.millrace.intake.chat;

import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says in a few words, in the person's language, how a ticket goes on.
final class Progress {
    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr", "es");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Map<String, ResourceBundle> WORDS = LANGUAGES.stream()
            .collect(Collectors.toMap(
                    language -> language,
                    language -> ResourceBundle.getBundle(
                            "dev.millrace.intake.chat.progress", Locale.of(language), NO_FALLBACK)));

    private Progress() {}

    /// Reads the words of all languages, so that no thread that serves sockets has to.
    static void load() {
        Objects.requireNonNull(WORDS);
    }

    /// Whether a runbook went a step further or waits, or what the person wrote was a code that does not count.
    static boolean isStep(TicketUpdate update) {
        return update.events().stream()
                .anyMatch(event -> event instanceof TicketEvent.RemediationProgressed
                        || event instanceof TicketEvent.RemediationDeferred
                        || (event instanceof TicketEvent.CodeRefused && isWritten(update)));
    }

    /// Codes that come by another door are answered there, and those of others are not his affair.
    private static boolean isWritten(TicketUpdate update) {
        return update.events().stream().anyMatch(TicketEvent.MessageReceived.class::isInstance);
    }

    static String text(TicketUpdate update) {
        Ticket ticket = update.ticket();
        ResourceBundle words = words(ticket.language());
        Optional<String> step = update.events().stream()
                .filter(event -> !(event instanceof TicketEvent.CodeRefused) || isWritten(update))
                .flatMap(event -> step(event, words).stream())
                .reduce((_, last) -> last);
        return step.orElseGet(() -> ticket.assignee() == null
                ? words.getString(status(ticket))
                : say(words, "status." + ticket.status(), ticket.assignee()));
    }

    /// That an answer by code is on its way.
    static String answerPassedOn(@Nullable String language) {
        return words(language).getString("answer-passed-on");
    }

    /// Where the code goes, if it was he who was asked: that nobody learns who was asked, it is said to everybody.
    static String codeMailed(@Nullable String language, Person person, ChatAnswer.Question question) {
        return MessageFormat.format(
                words(language).getString("code-mailed"),
                person.masked(),
                (question.approved() ? "approve " : "deny ") + question.id());
    }

    private static Optional<String> step(TicketEvent event, ResourceBundle words) {
        return switch (event) {
            case TicketEvent.RemediationProgressed progressed ->
                Optional.of(say(words, "phase." + progressed.phase(), progressed.step()));
            case TicketEvent.CodeRefused refused ->
                Optional.of(
                        refused.left() > 0
                                ? MessageFormat.format(words.getString("code-refused"), refused.left())
                                : words.getString("code-useless"));
            case TicketEvent.Merged _ -> Optional.of(words.getString("merged"));
            case TicketEvent.RemediationDeferred deferred ->
                Optional.of(words.getString(deferred.cause() == null ? "deferred" : "deferred." + deferred.cause()));
            default -> Optional.empty();
        };
    }

    /// Whoever is not sure what the matter is does not say that he knows.
    private static String status(Ticket ticket) {
        return ticket.status() == TicketStatus.DIAGNOSED && ticket.unsure()
                ? "status.DIAGNOSED.unsure"
                : "status." + ticket.status();
    }

    private static ResourceBundle words(@Nullable String language) {
        ResourceBundle english = Objects.requireNonNull(WORDS.get("en"), "English is always there");
        return language == null ? english : WORDS.getOrDefault(language, english);
    }

    private static String say(ResourceBundle words, String key, String argument) {
        return MessageFormat.format(words.getString(key), argument);
    }
}
