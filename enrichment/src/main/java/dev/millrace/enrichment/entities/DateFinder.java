package dev.millrace.enrichment.entities;

import dev.millrace.enrichment.moments.Moment;
import dev.millrace.enrichment.moments.Moments;
import dev.millrace.enrichment.words.Wording;

/// Times, days and deadlines, worked out where it is known when the message was written.
final class DateFinder {
    private DateFinder() {}

    static void find(Wording wording, Setting setting, Entities entities) {
        for (Moment moment : Moments.in(wording.said(), setting.monthFirst())) {
            if (!entities.covers(moment.start(), moment.end())) {
                entities.add(
                        moment.deadline() ? "deadline" : "date",
                        moment.start(),
                        moment.end(),
                        value(moment, setting, entities));
            }
        }
    }

    private static String value(Moment moment, Setting setting, Entities entities) {
        String said = entities.text().substring(moment.start(), moment.end());
        return setting.written() == null
                ? said
                : moment.value(setting.written()).orElse(said);
    }
}
