package dev.millrace.tickets.understanding;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a text says, before anything is concluded from it.
///
/// @param language the writer's language
/// @param category what it is about
/// @param sentiment the writer's tone
/// @param entities what it names
/// @param reasons why, in words a technician understands
/// @param model version of the models that said so; null where it was not noted
public record Reading(
        LanguageVerdict language,
        CategoryVerdict category,
        SentimentVerdict sentiment,
        List<Entity> entities,
        List<String> reasons,
        @Nullable String model) {
    @JsonCreator
    public Reading {
        entities = entities == null ? List.of() : List.copyOf(entities);
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }

    /// A reading of unnamed models.
    public Reading(
            LanguageVerdict language,
            CategoryVerdict category,
            SentimentVerdict sentiment,
            List<Entity> entities,
            List<String> reasons) {
        this(language, category, sentiment, entities, reasons, null);
    }
}
