package dev.millrace.enrichment.moments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.words.Wording;
import java.time.ZonedDateTime;
import java.util.List;

/// What is found in texts that are written on Thursday, 26 November 2026, 10:30 in Berlin.
final class Written {
    static final ZonedDateTime WRITTEN = ZonedDateTime.parse("2026-11-26T10:30:00+01:00[Europe/Berlin]");

    private Written() {}

    static List<String> moments(String text, boolean monthFirst, ZonedDateTime written) {
        return Moments.in(Wording.ofPlain(text).own(), monthFirst).stream()
                .map(moment -> (moment.deadline() ? "until " : "")
                        + moment.value(written).orElse("no such day"))
                .toList();
    }

    /// The one moment of a text.
    static String only(String text) {
        List<String> moments = moments(text, false, WRITTEN);
        assertThat(moments).as(text).hasSize(1);
        return moments.getFirst();
    }
}
