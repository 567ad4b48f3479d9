package dev.millrace.intake.email.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon, 5 Jan 2026 10:00:00 +0100",
                "5 Jan 2026 10:00:00 +0100",
                "Mon, 05 Jan 2026 10:00:00 +0100 (CET)",
                "Mon, 5 Jan 2026 (in winter) 10 : 00 : 00 +0100",
                "Mon, 5 Jan 26 09:00 UT",
                "Mon, 5 Jan 2026 04:00:00 EST",
                "Mon, 5 Jan 2026 10:00:00 CET",
                "Mon, 05 Jan 2026 10:00:00 \"MET\"",
                "Mon, 5 Jan 2026 18:00:00 JST",
                "Mon, 5 Jan 2026 11:00:00 MET DST",
                "Mon, 5, Jan 2026 10:00:00 +0100",
                "MON 05, JAN 2026 09:00:00",
                "Monday, 5 January 2026 09:00:00 GMT",
                "Mon, 5 Jan. 2026 09:00:00 +0000",
                "Mon, 5-Jan-2026 09:00:00 +0000",
                "Mon, 5 Jan 2026 10:00:00 GMT+0100",
                "Mon, 5 Jan 2026 10:00:00 UTC+01:00",
                "Mon, 5 Jan 2026 04:00:00 -05:00",
                "Mon, 5 Jan 2026 09.00.00 +0000",
                "Mon Jan  5 09:00:00 2026",
                "Mon Jan 05 10:00:00 CET 2026",
                "2026-01-05T10:00:00+01:00",
                "2026-01-05 10:00:00 +0100",
                "2026-01-05T09:00:00.123Z",
                "2026-01-05 09:00:00",
                "2026-01-05T09:00:00.5",
                "2026-01-05T10:00:00+01",
                "Mon, 5 Jan 2026 10:00:00 +01",
                "Mon, 5 Jan 2026 09:00:00 AM +0000",
                "Mon, 5 Jan 2026 10:00 a.m. +0100",
                "Mon, 5 Jan 2026 04:00:00 PM +0700",
                "Mon, 5 Jan 2026 12:00 PM +0300",
                "Mon, 5 Jan 2026 16:00:00 PM +0700",
                "5 January 2026 at 09:00:00 GMT",
                "5 Jan 2026 at 10:00:00  GMT+1",
                "Mon, 5 Jan 2026 10:00:00 +1",
                "Mon, 5 Jan 2026 10:00:00 0100",
                "January 5, 2026 4:00:00 AM EST",
                "Monday, January 5, 2026 09:00:00 GMT",
                "05 01 2026 09:00:00 +0000",
                "Mon, 5 1 2026 09:00:00",
                "5-1-2026 09:00:00",
                "Mon, 5 Jan (first (Monday (of the year))) 2026 09:00:00 +0000",
                "Mon, 5 Jan 2026 ((in)\r\n winter) 10:00:00 +0100",
            })
    void shouldReadDatesAsProgramsWriteThem(String written) {
        assertThat(date(written))
                .isBetween(Instant.parse("2026-01-05T09:00:00Z"), Instant.parse("2026-01-05T09:00:00.999Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "1/5/2026 9:00:00 AM",
                "5 13 2026 09:00:00 +0000",
                "32 Foo 2026",
                "Mon, 5 Jan 1970 09:00:00 +0000"
            })
    void shouldTakeNothingElseForADate(String written) {
        assertThat(date(written)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday"})
    void shouldDateAMailWithoutADateByTheFirstReceipt(String written) {
        HeaderFields fields = new HeaderFields();
        fields.add("Received", "from a by b; Mon, 5 Jan 2026 10:00:09 +0100");
        fields.add("Received", "from c by a; Mon, 5 Jan 2026 10:00:02 +0100");
        fields.add("Date", written);

        assertThat(MailDate.of(new MailHeaders(fields, null))).isEqualTo("2026-01-05T09:00:02Z");
    }

    private static Instant date(String written) {
        HeaderFields fields = new HeaderFields();
        fields.add("Date", written);
        return MailDate.of(new MailHeaders(fields, null));
    }
}
