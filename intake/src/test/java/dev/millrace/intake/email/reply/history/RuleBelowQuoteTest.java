package dev.millrace.intake.email.reply.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A line of strokes below a quote stands above the footer of a list or a signature, or parts the quote from its
/// answer.
class RuleBelowQuoteTest {
    private static final String GREETING = "Hi Eva,\n\nthanks for asking.";
    private static final String QUOTE = """
            On Mon, Jan 5, 2026 at 10:00 AM Eva Lind <eva@desk.example> wrote:
            > Which printer is it?
            > Eva
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "________________________________\nIt is the HP on the third floor, and it prints black pages only. Please send somebody before noon.",
                "-----\nIt is the HP on the third floor, and it prints black pages only.\nPlease send somebody before noon.",
                "---\nDer im 3. Stock, er druckt nur noch schwarz.",
                "---\nDer im 3. Stock. Wir haben ihn neu gestartet, er druckt nur noch schwarz.",
                "-----\nThe one on the third floor. We cannot print since Monday, nobody here.",
                "-----\nTell us when somebody comes. The room is locked after six.",
                "*****\nThe one on the third floor. It prints black only.\n\nAnna",
                "=====\n- the printer is on the third floor\n- it prints black pages only",
                "--\n\nThe one on the third floor prints black pages only.",
            })
    void shouldKeepWhatAnswersBelowIt(String below) {
        String answer = below.substring(below.indexOf('\n')).strip();
        for (String blank : new String[] {"", "\n"}) {
            if (!blank.isEmpty() || !below.startsWith("--\n")) {
                assertThat(ReplyText.of(GREETING + "\n\n" + QUOTE + blank + below, true)
                                .reply())
                        .isEqualTo(GREETING + "\n\n" + answer);
                assertThat(ReplyText.of(QUOTE + blank + below, true).reply()).isEqualTo(answer);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_______________________________________________\nHelp mailing list\nhttps://lists.acme.example/help",
                "_______________________________________________\nhelp mailing list -- help@lists.acme.example\nTo unsubscribe send an email to help-leave@lists.acme.example",
                "-- \nAnna Keller\nAcme Ltd",
                "--\nAnna Keller\nHead of Sales",
                "--\nSent from my phone",
                "---\nAnna Keller | Acme Ltd | +44 20 7946 0000",
                "-- \nWhoever prints should think before he does so.",
                "-----\nThis e-mail is confidential and intended for its addressee only.",
                "**********************************************************************\nThis email and any files transmitted with it are confidential and intended solely for the use of the individual.",
                "=====\nYou are receiving this because you commented on the ticket. Reply to this email directly.",
                "-----\nAcme Ltd, 12 Mill Lane, London\nRegistered in England, company number 4711",
                "________________________________\nSent from Outlook for iOS",
            })
    void shouldTakeAFooterAway(String below) {
        for (String blank : new String[] {"", "\n"}) {
            assertThat(ReplyText.of(GREETING + "\n\n" + QUOTE + blank + below, true)
                            .reply())
                    .isEqualTo(GREETING);
        }
    }
}
