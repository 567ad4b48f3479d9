package dev.millrace.enrichment.moments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.words.Wording;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// All messages are written on Thursday, 26 November 2026, 10:30 in Berlin, unless a test says otherwise.
class MomentsTest {
    private static final ZonedDateTime WRITTEN = ZonedDateTime.parse("2026-11-26T10:30:00+01:00[Europe/Berlin]");

    private static List<String> moments(String text, boolean monthFirst, ZonedDateTime written) {
        return Moments.in(Wording.ofPlain(text).own(), monthFirst).stream()
                .map(moment -> (moment.deadline() ? "until " : "")
                        + moment.value(written).orElse("no such day"))
                .toList();
    }

    private static String only(String text) {
        List<String> moments = moments(text, false, WRITTEN);
        assertThat(moments).as(text).hasSize(1);
        return moments.getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I need it today                             | 2026-11-26
            it works again since yesterday              | 2026-11-25
            can you do it tomorrow                      | 2026-11-27
            the day after tomorrow is fine              | 2026-11-28
            by Friday please                            | until 2026-11-27
            until Monday                                | until 2026-11-30
            before Thursday                             | until 2026-11-26
            next Monday                                 | 2026-11-30
            next Friday                                 | 2026-12-04
            this Friday                                 | 2026-11-27
            the coming Wednesday                        | 2026-12-02
            last Monday it still worked                 | 2026-11-23
            since Tuesday                               | 2026-11-24
            by the end of the week                      | until 2026-11-27
            by the end of next week                     | until 2026-12-04
            deadline: 3 December                        | until 2026-12-03
            on December 3rd, 2027                       | 2027-12-03
            on Dec 3                                    | 2026-12-03
            on the 3rd of January                       | 2027-01-03
            since 12 November                           | 2026-11-12
            by 2026-12-24                               | until 2026-12-24
            due 24/12/2026                              | until 2026-12-24
            by 03/12                                    | until 2026-12-03
            by 12/24                                    | until 2026-12-24
            I am away in 3 days                         | 2026-11-29T10:30+01:00
            until Tuesday it worked                     | 2026-11-24
            """)
    void shouldFindDaysInEnglish(String text, String moment) {
        assertThat(only(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-28 | by the end of the week      | until 2026-12-04
            2026-11-29 | by the end of the week      | until 2026-12-04
            2026-11-28 | by the end of next week     | until 2026-12-04
            2026-11-28 | am Wochenende               | 2026-11-29
            2026-11-29 | am Wochenende               | 2026-11-29
            2026-11-27 | by the end of the week      | until 2026-11-27
            2026-11-27 | bis zum Wochenende          | until 2026-11-27
            2026-11-23 | by the end of next week     | until 2026-12-04
            """)
    void shouldMeanNoDayPastByTheEndOfTheWeek(String written, String text, String moment) {
        assertThat(moments(text, false, WRITTEN.with(LocalDate.parse(written)))).containsExactly(moment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            by 15:00                                    | until 2026-11-26T15:00+01:00
            until 3pm                                   | until 2026-11-26T15:00+01:00
            by 3 pm                                     | until 2026-11-26T15:00+01:00
            by 9am                                      | until 2026-11-27T09:00+01:00
            it stopped at 9:15                          | 2026-11-26T09:15+01:00
            by noon                                     | until 2026-11-26T12:00+01:00
            by tomorrow noon                            | until 2026-11-27T12:00+01:00
            tomorrow morning                            | 2026-11-27T09:00+01:00
            tomorrow morning at 8:00                    | 2026-11-27T08:00+01:00
            tomorrow at 14:00                           | 2026-11-27T14:00+01:00
            by Friday, 14:00                            | until 2026-11-27T14:00+01:00
            Friday 14:00 at the latest                  | until 2026-11-27T14:00+01:00
            14:00 on Friday                             | 2026-11-27T14:00+01:00
            noon on Monday                              | 2026-11-30T12:00+01:00
            this afternoon                              | 2026-11-26T15:00+01:00
            tonight                                     | 2026-11-26T20:00+01:00
            by end of day                               | until 2026-11-26T17:00+01:00
            by EOD tomorrow                             | until 2026-11-27T17:00+01:00
            in two hours                                | 2026-11-26T12:30+01:00
            within the hour                             | until 2026-11-26T11:30+01:00
            within the next 30 minutes                  | until 2026-11-26T11:00+01:00
            in half an hour                             | 2026-11-26T11:00+01:00
            in an hour                                  | 2026-11-26T11:30+01:00
            no later than 16:30                         | until 2026-11-26T16:30+01:00
            by Thursday 9:00                            | until 2026-12-03T09:00+01:00
            today by 14:00                              | until 2026-11-26T14:00+01:00
            by Thursday 15:00                           | until 2026-11-26T15:00+01:00
            it worked until 10:00                       | 2026-11-26T10:00+01:00
            it was fine until 10:00                     | 2026-11-26T10:00+01:00
            I need it until 10:00                       | until 2026-11-27T10:00+01:00
            I need it within two hours                  | until 2026-11-26T12:30+01:00
            please call me within the next 30 minutes   | until 2026-11-26T11:00+01:00
            it must be up again within 2 hours          | until 2026-11-26T12:30+01:00
            can you do it within an hour?               | until 2026-11-26T11:30+01:00
            within two hours, please                    | until 2026-11-26T12:30+01:00
            Fix it within two hours                     | until 2026-11-26T12:30+01:00
            the VPN drops within 5 minutes every time   | 2026-11-26T10:35+01:00
            the screen locks within one minute          | 2026-11-26T10:31+01:00
            he answered within two hours, thanks!       | 2026-11-26T12:30+01:00
            Since the update my VPN drops within 5 minutes, please look into it. | 2026-11-26T10:35+01:00
            it has dropped within 5 minutes             | 2026-11-26T10:35+01:00
            """)
    void shouldFindTimesInEnglish(String text, String moment) {
        assertThat(only(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bis morgen                                  | until 2026-11-27
            morgen früh                                 | 2026-11-27T09:00+01:00
            heute Nachmittag                            | 2026-11-26T15:00+01:00
            heute morgen                                | 2026-11-26T09:00+01:00
            bis heute Mittag                            | until 2026-11-26T12:00+01:00
            bis Freitag 14 Uhr                          | until 2026-11-27T14:00+01:00
            bis Freitag um 14:30 Uhr                    | until 2026-11-27T14:30+01:00
            spätestens am Montag                        | until 2026-11-30
            nächsten Freitag                            | 2026-12-04
            kommenden Freitag                           | 2026-11-27
            seit Montag                                 | 2026-11-23
            letzten Dienstag                            | 2026-11-24
            bis übermorgen                              | until 2026-11-28
            bis Ende der Woche                          | until 2026-11-27
            bis Ende nächster Woche                     | until 2026-12-04
            in zwei Stunden                             | 2026-11-26T12:30+01:00
            innerhalb einer Stunde                      | until 2026-11-26T11:30+01:00
            in einer halben Stunde                      | 2026-11-26T11:00+01:00
            bis zum 3.12.2026                           | until 2026-12-03
            bis 03.12. fertig                           | until 2026-12-03
            am 3. Dezember                              | 2026-12-03
            bis 16 Uhr                                  | until 2026-11-26T16:00+01:00
            bis Feierabend                              | until 2026-11-26T17:00+01:00
            Frist: 15:00                                | until 2026-11-26T15:00+01:00
            vor 10 Uhr ging es noch                     | 2026-11-26T10:00+01:00
            bis 10 Uhr lief alles                       | 2026-11-26T10:00+01:00
            bis 10 Uhr brauche ich es                   | until 2026-11-27T10:00+01:00
            innerhalb von zwei Minuten fliege ich raus  | 2026-11-26T10:32+01:00
            wir müssen innerhalb von zwei Stunden liefern | until 2026-11-26T12:30+01:00
            um 3 Uhr nachmittags                        | 2026-11-26T15:00+01:00
            """)
    void shouldFindMomentsInGerman(String text, String moment) {
        assertThat(only(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            demain matin                                | 2026-11-27T09:00+01:00
            avant demain midi                           | until 2026-11-27T12:00+01:00
            cet après-midi                              | 2026-11-26T15:00+01:00
            avant vendredi                              | until 2026-11-27
            d'ici lundi                                 | until 2026-11-30
            vendredi à 14h                              | 2026-11-27T14:00+01:00
            avant vendredi 14h30                        | until 2026-11-27T14:30+01:00
            lundi prochain                              | 2026-11-30
            vendredi prochain                           | 2026-12-04
            depuis lundi                                | 2026-11-23
            lundi dernier                               | 2026-11-23
            dans deux heures                            | 2026-11-26T12:30+01:00
            dans 2h                                     | 2026-11-26T12:30+01:00
            avant le 3 décembre                         | until 2026-12-03
            le 3 décembre 2027                          | 2027-12-03
            aujourd'hui                                 | 2026-11-26
            après-demain                                | 2026-11-28
            avant la fin de la semaine                  | until 2026-11-27
            vendredi au plus tard                       | until 2026-11-27
            """)
    void shouldFindMomentsInFrench(String text, String moment) {
        assertThat(only(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mañana                                      | 2026-11-27
            mañana por la mañana                        | 2026-11-27T09:00+01:00
            esta tarde                                  | 2026-11-26T15:00+01:00
            hoy a las 15:00                             | 2026-11-26T15:00+01:00
            antes de las 17:00                          | until 2026-11-26T17:00+01:00
            hasta el viernes                            | until 2026-11-27
            antes del viernes a las 14:00               | until 2026-11-27T14:00+01:00
            el próximo lunes                            | 2026-11-30
            el viernes que viene                        | 2026-12-04
            desde el lunes                              | 2026-11-23
            en dos horas                                | 2026-11-26T12:30+01:00
            el 3 de diciembre                           | 2026-12-03
            pasado mañana                               | 2026-11-28
            antes de mediodía                           | until 2026-11-26T12:00+01:00
            necesito acceso antes de las 11 de la mañana | until 2026-11-26T11:00+01:00
            se cayó a las 9 de la mañana                | 2026-11-26T09:00+01:00
            a las 3 de la tarde                         | 2026-11-26T15:00+01:00
            hasta las 9 iba bien                        | 2026-11-26T09:00+01:00
            esta mañana                                 | 2026-11-26T09:00+01:00
            """)
    void shouldFindMomentsInSpanish(String text, String moment) {
        assertThat(only(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Good morning, my printer is broken",
                "Guten Morgen, mein Drucker geht nicht",
                "every Monday it is slow",
                "jeden Freitag",
                "jeden Morgen dauert es lange",
                "am Morgen ist es langsam",
                "cada mañana",
                "Schönen guten Morgen",
                "version 3.12 of the client",
                "the address is 10.20.30.40",
                "we may 3 of us come",
                "45/99 of the files",
                "vor 2 Stunden ging es noch",
                "room 2.14",
                "extension 1234",
                "ticket 20261126",
            })
    void shouldFindNothingIn(String text) {
        assertThat(moments(text, false, WRITTEN)).isEmpty();
    }

    @Test
    void shouldReadTheMonthFirstWherePeopleWriteItFirst() {
        assertThat(moments("by 03/12 or 13/12", true, WRITTEN)).containsExactly("until 2027-03-12", "2026-12-13");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2027-01-10 | please by 15 August          | until 2027-08-15
            2027-01-10 | she starts on 1 August       | 2027-08-01
            2027-01-10 | since 15 August              | 2026-08-15
            2027-01-10 | broken since 20 December     | 2026-12-20
            2026-11-26 | by 26 November               | until 2026-11-26
            2026-11-26 | by 25 November               | until 2026-11-25
            2026-11-26 | bis 29. Februar              | until 2028-02-29
            """)
    void shouldMeanNoDayLongPastByADeadlineWithoutAYear(String written, String text, String moment) {
        assertThat(moments(text, false, WRITTEN.with(LocalDate.parse(written)))).containsExactly(moment);
    }

    @Test
    void shouldKeepTheClockTimeOverTheChangeToSummerTime() {
        ZonedDateTime saturday = ZonedDateTime.parse("2027-03-27T20:00:00+01:00[Europe/Berlin]");

        assertThat(moments("by tomorrow 9:00", false, saturday)).containsExactly("until 2027-03-28T09:00+02:00");
    }

    @Test
    void shouldMeanNextWeeksDayOnceTheWorkingDayIsOver() {
        ZonedDateTime thursdayEvening = WRITTEN.withHour(19);

        assertThat(moments("by Thursday", false, thursdayEvening)).containsExactly("until 2026-12-03");
        assertThat(moments("by 16:00", false, thursdayEvening)).containsExactly("until 2026-11-27T16:00+01:00");
    }

    @Test
    void shouldSayWhereTheCalendarHasNoSuchDay() {
        assertThat(moments("by 31.02.2027", false, WRITTEN)).containsExactly("until no such day");
    }

    @Test
    void shouldFindEachOfSeveral() {
        assertThat(moments("Today it stopped at 9:15, I need it by Friday noon.", false, WRITTEN))
                .containsExactly("2026-11-26", "2026-11-26T09:15+01:00", "until 2026-11-27T12:00+01:00");
    }
}
