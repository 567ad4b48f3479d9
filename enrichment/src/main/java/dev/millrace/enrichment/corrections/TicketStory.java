package dev.millrace.enrichment.corrections;

import dev.millrace.enrichment.corrections.CorrectedMessage.Given;
import dev.millrace.enrichment.corrections.CorrectionReport.Said;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.secrets.Secrets;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Question;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.tickets.understanding.Sentiment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A corrected ticket, from the message that says what it is about to the last correction. Whoever only greeted says
/// that in a later one.
final class TicketStory {
    static final String CATEGORY = "category";
    static final String PRIORITY = "priority";
    static final String SENTIMENT = "sentiment";

    private final TicketId ticket;
    private final Map<String, List<Said>> said = new LinkedHashMap<>();
    private @Nullable Channel channel;
    private TicketEvent.@Nullable MessageReceived last;
    /// Whose tone is the ticket's.
    private TicketEvent.@Nullable MessageReceived understood;
    private TicketEvent.@Nullable MessageReceived opening;
    private @Nullable Reading reading;
    private @Nullable Priority priority;
    private @Nullable Diagnosis diagnosis;

    TicketStory(TicketId ticket) {
        this.ticket = ticket;
    }

    /// Takes the ticket's next update.
    void take(TicketUpdate update) {
        update.events().forEach(event -> take(event, update.at()));
    }

    private void take(TicketEvent event, Instant at) {
        switch (event) {
            case TicketEvent.Opened opened -> channel = opened.channel();
            case TicketEvent.MessageReceived received -> last = received;
            case TicketEvent.Understood read -> understand(read);
            case TicketEvent.Prioritised prioritised ->
                priority = prioritised.priority().value();
            case TicketEvent.Diagnosed diagnosed -> diagnosis = diagnosed.diagnosis();
            // What a person knew of a greeting it does not say.
            case TicketEvent.CategoryCorrected _, TicketEvent.PriorityCorrected _, TicketEvent.SentimentCorrected _
            when asksForMatter() -> {}
            case TicketEvent.CategoryCorrected corrected ->
                say(CATEGORY, corrected.by(), at, corrected.to().id());
            case TicketEvent.PriorityCorrected corrected ->
                say(PRIORITY, corrected.by(), at, corrected.to().name());
            // The tone is that of the last message; what was said of a later one says nothing of this one.
            case TicketEvent.SentimentCorrected corrected
            when Objects.equals(understood, opening) ->
                say(SENTIMENT, corrected.by(), at, corrected.to().id());
            default -> {}
        }
    }

    /// Each message is read in the update that takes it; what programs and codes add is not.
    private void understand(TicketEvent.Understood read) {
        understood = last;
        if (reading == null || read.tellsMatter()) {
            opening = last;
            reading = read.reading();
        }
    }

    /// Whether nothing said yet what the ticket is about.
    private boolean asksForMatter() {
        Question question = diagnosis == null ? null : diagnosis.question();
        return question != null && question.asksForMatter();
    }

    private void say(String field, Person by, Instant at, String value) {
        said.computeIfAbsent(field, _ -> new ArrayList<>()).add(new Said(by.address(), at, value));
    }

    TicketId ticket() {
        return ticket;
    }

    /// Who said what, by field, oldest first.
    Map<String, List<Said>> said() {
        return said;
    }

    /// Whether every label came back to what the models had said.
    boolean isTakenBack() {
        return !said.isEmpty()
                && said.keySet().stream().allMatch(field -> last(field).value().equals(was(field)));
    }

    /// The line to learn from.
    ///
    /// @return empty where the opening message is not known
    Optional<CorrectedMessage> message() {
        if (channel == null || opening == null || reading == null || said.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Given> provenance = new LinkedHashMap<>();
        said.keySet().forEach(field -> provenance.put(field, given(field)));
        boolean recategorised =
                said.containsKey(CATEGORY) && !last(CATEGORY).value().equals(was(CATEGORY));
        Diagnosis fitting = recategorised ? null : diagnosis;
        return Optional.of(new CorrectedMessage(
                "corrected-" + ticket,
                channel,
                Secrets.mask(opening.subject()),
                Secrets.mask(opening.text()),
                reading.language().value(),
                said.containsKey(CATEGORY)
                        ? Category.of(last(CATEGORY).value())
                        : reading.category().value(),
                said.containsKey(PRIORITY) ? Priority.valueOf(last(PRIORITY).value()) : unlessKnown(priority),
                said.containsKey(SENTIMENT)
                        ? Sentiment.of(last(SENTIMENT).value())
                        : reading.sentiment().value(),
                fitting == null ? Diagnosis.NO_RUNBOOK : fitting.runbook(),
                fitting == null ? null : fitting.target(),
                fitting != null && fitting.automatable(),
                ticket,
                reading.model(),
                provenance));
    }

    private Said last(String field) {
        return said.getOrDefault(field, List.of()).getLast();
    }

    private Given given(String field) {
        Said last = last(field);
        return new Given(last.by(), last.at(), was(field));
    }

    private String was(String field) {
        if (reading == null) {
            return "";
        }
        return switch (field) {
            case CATEGORY -> reading.category().value().id();
            case PRIORITY -> unlessKnown(priority).name();
            default -> reading.sentiment().value().id();
        };
    }

    private static Priority unlessKnown(@Nullable Priority priority) {
        return priority == null ? Priority.P3 : priority;
    }
}
