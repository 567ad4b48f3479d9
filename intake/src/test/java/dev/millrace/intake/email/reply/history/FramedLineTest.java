package dev.millrace.intake.email.reply.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Words between strokes above a quoted header: a program's mark, or what its writer wants to be seen.
class FramedLineTest {
    private static final String HEADER = """
            Von: Eva Lind <eva@desk.example>
            Gesendet: Montag, 5. Januar 2026 10:00
            An: Anna Keller <anna@acme.example>
            Betreff: AW: Drucker

            Welcher Drucker ist es?
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**** Bitte Ticket schließen ****",
                "==== Ticket kann zu, aber bitte den Toner in 3.14 noch nachfüllen ====",
                "----- APPROVED, please go ahead with 3 licences -----",
                "-----Approved-----",
                "---- Bitte sofort schließen ----",
                "---- Der Drucker ist wieder in Ordnung ----",
            })
    void shouldStayWhereSomebodyWroteThem(String line) {
        for (String rule : new String[] {"\n\n", "\n\n________________________________\n"}) {
            assertThat(ReplyText.of("Hallo Eva,\n\n" + line + rule + HEADER, true)
                            .reply())
                    .isEqualTo("Hallo Eva,\n\n" + line);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Ursprüngliche Nachricht-----",
                "-------- Weitergeleitete Nachricht --------",
                "======== Original Message ========",
                "*** Original Message ***",
                "----- Algsõnum -----",
                "________ Izvorna poruka ________",
            })
    void shouldGoWhereAProgramWroteThem(String mark) {
        assertThat(ReplyText.of("Der im 3. Stock.\n\n" + mark + "\n" + HEADER, true)
                        .reply())
                .isEqualTo("Der im 3. Stock.");
    }
}
