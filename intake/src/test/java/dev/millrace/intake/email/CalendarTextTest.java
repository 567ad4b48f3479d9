package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.calendar.CalendarText;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Mails that are nothing but an invitation, or an answer to one.
class CalendarTextTest {
    @Test
    void shouldSayWhatAnInvitationIsAbout() {
        MailReading reading = Mails.read(MailSamples.CALENDAR);

        assertThat(reading.mail().text()).isEqualTo("""
                Printer repair, second floor
                2026-01-05 10:00 – 11:00 (Europe/Berlin)
                Room 5
                Anna Keller <anna@acme.example>
                Please come; the printer
                is jammed.""");
        assertThat(reading.mail().attachments()).hasSize(1);
        assertThat(reading.mail().flags()).doesNotContain("empty");
        assertThat(reading.verdict()).isInstanceOf(MailVerdict.Accept.class);
        assertThat(reading.inbound(Instant.EPOCH, null).text()).startsWith("Printer repair");
    }

    @Test
    void shouldReadWhatIsWrittenBesideItAndNotTheInvitation() {
        assertThat(Mails.read(MailSamples.INVITATION).mail().text()).isEqualTo("Meeting");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DTSTART:20260105T100000Z              | DTEND:20260105T110000Z              | 2026-01-05 10:00 – 11:00 UTC
            DTSTART:20260105T220000Z              | DTEND:20260106T010000Z              | 2026-01-05 22:00 UTC – 2026-01-06 01:00 UTC
            DTSTART:20260105T100000               | DTEND:20260105T110000               | 2026-01-05 10:00 – 11:00
            DTSTART;TZID="Etc:GMT;x":20260105T100000 | X:y                              | 2026-01-05 10:00 (Etc:GMT;x)
            DTSTART;VALUE=DATE:20260105           | DTEND;VALUE=DATE:20260106           | 2026-01-05
            DTSTART;VALUE=DATE:20260105           | DTEND;VALUE=DATE:20260108           | 2026-01-05 – 2026-01-07
            DTSTART;VALUE=DATE:20260105           | DTEND:20260105T110000Z              | 2026-01-05 – 2026-01-05 11:00 UTC
            DTSTART;VALUE=DATE:20260105           | X:y                                 | 2026-01-05
            X:y                                   | DUE:20260105T110000Z                | 2026-01-05 11:00 UTC
            DTSTART:20260231T100000Z              | X:y                                 | ''
            DTSTART:20260105T990000Z              | X:y                                 | ''
            DTSTART:soon                          | DTEND:later                         | ''
            """)
    void shouldSayWhen(String start, String end, String when) {
        assertThat(text(start + "\n" + end)).isEqualTo(when);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SUMMARY:One\\, two\\; three \\\\n  | One, two; three \\n
            summary;LANGUAGE=de:Wartung        | Wartung
            SUMMARY:10:30 is too early         | 10:30 is too early
            ORGANIZER:MAILTO:anna@acme.example | anna@acme.example
            ORGANIZER;CN="Keller, Anna":mailto:anna@acme.example | Keller, Anna <anna@acme.example>
            ORGANIZER;CN=anna@acme.example:mailto:anna@acme.example | anna@acme.example
            SUMMARY                            | ''
            X-ALT-DESC:<html>                  | ''
            """)
    void shouldReadLinesAsTheyAreMeant(String line, String text) {
        assertThat(text(line)).isEqualTo(text);
    }

    @Test
    void shouldJoinWhatWasFolded() {
        assertThat(text("SUMMARY:Printer\n  repa\n\tir")).isEqualTo("Printer repair");
    }

    @Test
    void shouldSayNothingOfAlarmsTimeZonesAndRepetitions() {
        assertThat(CalendarText.of("""
                        BEGIN:VCALENDAR
                        BEGIN:VTIMEZONE
                        DTSTART:19700101T000000
                        END:VTIMEZONE
                        BEGIN:VEVENT
                        BEGIN:VALARM
                        DESCRIPTION:Reminder
                        END:VALARM
                        SUMMARY:First
                        END:VEVENT
                        BEGIN:VEVENT
                        SUMMARY:Second
                        LOCATION:Room 9
                        END:VEVENT
                        END:VCALENDAR
                        """).text()).isEqualTo("First");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPLY", "reply", "COUNTER", "DECLINECOUNTER"})
    void shouldTakeAnAnswerToAnInvitationForAProgramsAnswer(String method) {
        MailReading reading = Mails.read(answer(method, ""));

        assertThat(reading.mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
        assertThat(reading.automaticReason()).isEqualTo("calendar " + method.toUpperCase(java.util.Locale.ROOT));
        assertThat(reading.mail().text()).contains("anna@acme.example: accepted");
        assertThat(reading.verdict()).isInstanceOf(MailVerdict.Ignore.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUEST", "CANCEL", "PUBLISH", "X"})
    void shouldTakeAnInvitationForAPersons(String method) {
        assertThat(Mails.read(answer(method, "")).mail().automatic()).isEqualTo(Automatic.NONE);
    }

    @Test
    void shouldTakeAnAnswerWithWordsBesideItForAPersons() {
        MailReading reading = Mails.read(Mails.ofParts(
                "multipart/alternative",
                "Content-Type: text/plain\n\nI come later.",
                "Content-Type: text/calendar; method=REPLY\n\n" + calendar("REPLY")));

        assertThat(reading.mail().automatic()).isEqualTo(Automatic.NONE);
        assertThat(reading.mail().text()).isEqualTo("I come later.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMENT:I cannot come\\, my VPN is down. Please call me.",
                "COMMENT;LANGUAGE=en:I cannot come\\, my VPN is down. Please call me.",
                "COMMENT:\nCOMMENT:I cannot come\\, my VPN is down. Please call me.",
                "ATTENDEE;X-RESPONSE-COMMENT=\"I cannot come, my VPN is down. Please call me.\":mailto:anna@acme.example"
            })
    void shouldTakeAnAnswerForAPersonsWhoWroteACommentIntoIt(String comment) {
        for (String method : List.of("REPLY", "COUNTER")) {
            String calendar = calendar(method).replace("END:VEVENT", comment + "\nEND:VEVENT");
            MailReading alone = Mails.read(answer(method, "").replace(calendar(method), calendar));
            MailReading besideNothing = Mails.read(Mails.ofParts(
                    "multipart/alternative",
                    "Content-Type: text/plain\n\n",
                    "Content-Type: text/calendar; method=" + method + "\n\n" + calendar));
            MailReading ofGoogle = Mails.read(answer(method, "")
                    .replace("Accepted: Printer", "Declined: Printer @ Mon Mar 9, 2026 5pm")
                    .replace(calendar(method), calendar));

            assertThat(List.of(alone, besideNothing, ofGoogle)).allSatisfy(reading -> {
                assertThat(reading.mail().automatic()).isEqualTo(Automatic.NONE);
                assertThat(reading.verdict()).isInstanceOf(MailVerdict.Accept.class);
                assertThat(reading.inbound(Instant.EPOCH, null).text())
                        .contains("I cannot come, my VPN is down. Please call me.");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMMENT:", "COMMENT:\\n", "DESCRIPTION:Please come", "ATTENDEE;X-RESPONSE-COMMENT=\"\":x"})
    void shouldTakeAnAnswerWithoutACommentForAPrograms(String line) {
        String calendar = calendar("REPLY").replace("END:VEVENT", line + "\nEND:VEVENT");

        assertThat(Mails.read(answer("REPLY", "").replace(calendar("REPLY"), calendar))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.AUTO_REPLY);
    }

    @Test
    void shouldBelieveAProgramThatSaysItWroteTheComment() {
        String calendar = calendar("REPLY").replace("END:VEVENT", "COMMENT:The room is taken.\nEND:VEVENT");

        assertThat(Mails.read(answer("REPLY", "Auto-Submitted: auto-replied\n").replace(calendar("REPLY"), calendar))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.AUTO_REPLY);
    }

    @Test
    void shouldBelieveTheTypeWhereTheCalendarSaysNoMethod() {
        assertThat(Mails.read(answer("REPLY", "").replace("METHOD:REPLY\n", ""))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.AUTO_REPLY);
    }

    @Test
    void shouldBelieveWhoSaysThatNoProgramWrote() {
        assertThat(Mails.read(answer("REPLY", "Auto-Submitted: no\n")).mail().automatic())
                .isEqualTo(Automatic.NONE);
    }

    @Test
    @Timeout(20)
    void shouldReadNoMoreOfAnEndlessCalendarThanOfOtherTexts() {
        InboundMessage message = Mails.read(MailSamples.CALENDAR.replace(
                        "LOCATION", "X-LONG:" + "x".repeat(5_000_000) + "\n" + "X:y\n".repeat(100_000) + "LOCATION"))
                .inbound(Instant.EPOCH, null);

        assertThat(message.text()).startsWith("Printer repair").doesNotContain("Room 5");
    }

    @Property(tries = 500)
    void shouldReadWhateverIsSentAsACalendar(
            @ForAll @Chars({'\n', ' ', ':', ';', '=', '"', '\\', 'n', 'T', 'Z', '0', '1', '2'}) String lines) {
        CalendarText read = CalendarText.of("BEGIN:VEVENT\nSUMMARY:" + lines + "\nDTSTART" + lines + "\n" + lines);

        assertThat(read.text().length()).isLessThan(4 * lines.length() + 100);
    }

    private static String text(String lines) {
        return CalendarText.of("BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + lines + "\nEND:VEVENT\nEND:VCALENDAR\n")
                .text();
    }

    private static String answer(String method, String header) {
        return """
                From: Anna <anna@acme.example>
                Subject: Accepted: Printer
                Message-ID: <x@acme.example>
                %sContent-Type: text/calendar; method=%s

                %s""".formatted(header, method, calendar(method));
    }

    private static String calendar(String method) {
        return """
                BEGIN:VCALENDAR
                METHOD:%s
                BEGIN:VEVENT
                ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@acme.example
                END:VEVENT
                END:VCALENDAR
                """.formatted(method);
    }
}
