package dev.millrace.standalone.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.millrace.enrichment.Understanding;
import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.people.PersonFacts;
import dev.millrace.tickets.secrets.Secrets;
import dev.millrace.tickets.understanding.CategoryVerdict;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Entity;
import dev.millrace.tickets.understanding.Hypothesis;
import dev.millrace.tickets.understanding.Impact;
import dev.millrace.tickets.understanding.LanguageVerdict;
import dev.millrace.tickets.understanding.OtherIssue;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.PriorityVerdict;
import dev.millrace.tickets.understanding.Question;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.tickets.understanding.SentimentVerdict;
import dev.millrace.tickets.understanding.Urgency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One line of `millrace understand`: everything that was understood of a message.
@JsonInclude(JsonInclude.Include.ALWAYS)
record Understood(
        String id,
        LanguageVerdict language,
        CategoryVerdict category,
        SentimentVerdict sentiment,
        PriorityLine priority,
        List<Entity> entities,
        List<Hypothesis> diagnosis,
        String runbook,
        @Nullable String target,
        boolean automatable,
        List<String> reasons,
        long micros,
        boolean unsure,
        @Nullable Question question,
        List<OtherIssue> alsoAbout) {

    /// Priority without its reasons, which stand with the others.
    record PriorityLine(Priority value, Impact impact, Urgency urgency, double confidence) {}

    /// One line of input.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Message(
            @Nullable String id,
            @Nullable Channel channel,
            @Nullable String from,
            @Nullable String subject,
            @Nullable String body,
            @Nullable PersonFacts requester) {
        /// As intake would hand it over. Each secret is covered by as many dots as it has characters, so that
        /// offsets are those of what was given.
        Text text() {
            String heading = Objects.requireNonNullElse(subject, "");
            String words = Objects.requireNonNullElse(body, "");
            Set<String> secrets = new LinkedHashSet<>(Secrets.valuesUnder(heading, words));
            secrets.addAll(Secrets.valuesIn(heading));
            secrets.addAll(Secrets.valuesIn(words));
            Text text = new Text(
                    Secrets.cover(heading, secrets),
                    Secrets.cover(words, secrets),
                    Objects.requireNonNullElse(channel, Channel.EMAIL),
                    null,
                    from);
            return text.by(requester);
        }

        String idOr(String fallback) {
            return id == null ? fallback : id;
        }
    }

    static Understood of(String id, Understanding understanding, long micros) {
        Reading reading = understanding.reading();
        PriorityVerdict priority = understanding.priority();
        Diagnosis diagnosis = understanding.diagnosis();
        return new Understood(
                id,
                reading.language(),
                reading.category(),
                reading.sentiment(),
                new PriorityLine(priority.value(), priority.impact(), priority.urgency(), priority.confidence()),
                reading.entities(),
                diagnosis.hypotheses(),
                diagnosis.runbook(),
                diagnosis.target(),
                diagnosis.automatable(),
                Stream.of(reading.reasons(), priority.reasons(), diagnosis.reasons())
                        .flatMap(List::stream)
                        .toList(),
                micros,
                diagnosis.unsure(),
                diagnosis.question(),
                diagnosis.alsoAbout());
    }
}
