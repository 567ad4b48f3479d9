package dev.millrace.intake.email.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualDateTest {
    private static final DateTimeFormatter PROPER =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);

    @Property
    void shouldReadEveryProperDate(
            @ForAll @LongRange(min = -2_208_988_800L, max = 253_402_300_799L) long epochSecond,
            @ForAll @IntRange(min = -14 * 60, max = 14 * 60) int minutesEast) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
        OffsetDateTime date = local.atOffset(ZoneOffset.ofTotalSeconds(minutesEast * 60));
        String written = PROPER.format(date);

        assertThat(UsualDate.of(written)).isEqualTo(date.toInstant());
        assertThat(UsualDate.of(written + " (CEST)")).isEqualTo(date.toInstant());
        assertThat(UsualDate.of(written.substring(5))).isEqualTo(date.toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon, 5 Jan 2026 10:00:00 +0100",
                "Thu, 05 Jan 2026 10:00:00 +0100",
                "5 Jan 2026 10:00:00 +0100",
                "5 Jan 2026 09:00:00 -0000",
                "Mon, 5 Jan 2026 10:00:00 +0100 (CET)",
            })
    void shouldReadUsualDates(String written) {
        assertThat(UsualDate.of(written)).isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mon,",
                "Mon, 5",
                "Mon, 5 Jan 2026",
                "Mon, 5 Jan 2026 10:00:00",
                "Mon, 5 Jan 2026 10:00:00 ",
                "Mon, 5 Jan 2026 10:00:00 +",
                "Mon, 5 Jan 2026 10:00:00 +010",
                "Mon, 5 Jan 2026 10:00:00 +01:00",
                "Mon, 5 Jan 2026 10:00:00 +0100 (",
                "Mon, 5 Jan 2026 10:00:00 +0100 (a (b))",
                "Mon, 5 Jan 2026 10:00:00 +0100 more",
                "Mon, 5 Jan 2026 10:00:00 CET",
                "Mon, 5 Jan 2026 10:00:00 +9900",
                "Mon, 5 Jan 2026 10:00 +0100",
                "Mon, 5 Jan 2026 24:00:00 +0100",
                "Mon, 5 Jan 2026 10:00:60 +0100",
                "Mon, 5 anF 2026 10:00:00 +0100",
                "on,, 5 Jan 2026 10:00:00 +0100",
                "Mon, 31 Feb 2026 10:00:00 +0100",
                "Mon, 0 Jan 2026 10:00:00 +0100",
                "Mon, 5 Jan 26 10:00:00 +0100",
                "Mon, 5  Jan 2026 10:00:00 +0100",
                "Mon,5 Jan 2026 10:00:00 +0100",
                "MON, 5 JAN 2026 10:00:00 +0100",
            })
    void shouldLeaveAllOtherFormsAlone(String written) {
        assertThat(UsualDate.of(written)).isNull();
    }
}
