package dev.millrace.enrichment.moments;

import static dev.millrace.enrichment.moments.Written.WRITTEN;
import static dev.millrace.enrichment.moments.Written.moments;
import static dev.millrace.enrichment.moments.Written.only;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// All messages are written on Thursday, 26 November 2026, 10:30 in Berlin, unless a test says otherwise.
class MomentsTest {
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
    void shouldFindEachOfSeveral() {
        assertThat(moments("Today it stopped at 9:15, I need it by Friday noon.", false, WRITTEN))
                .containsExactly("2026-11-26", "2026-11-26T09:15+01:00", "until 2026-11-27T12:00+01:00");
    }
}
