package dev.millrace.tickets.understanding;

import java.util.List;

/// What a text says, before anything is concluded from it.
///
/// @param language the writer's language
/// @param category what it is about
/// @param sentiment the writer's tone
/// @param entities what it names
/// @param reasons why, in words a technician understands
public record Reading(
        LanguageVerdict language,
        CategoryVerdict category,
        SentimentVerdict sentiment,
        List<Entity> entities,
        List<String> reasons) {
    public Reading {
        entities = entities == null ? List.of() : List.copyOf(entities);
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }
}
