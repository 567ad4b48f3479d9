package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.APPROVAL;
import static dev.millrace.tickets.Samples.BEN;
import static dev.millrace.tickets.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.Samples;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.ticket.TicketCommand.Via;
import dev.millrace.tickets.ticket.TicketEvent.CodeRefused;
import dev.millrace.tickets.ticket.TicketEvent.RemediationRequested;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// How many wrong codes are looked at, whose, and how long whoever gives them waits.
class WrongCodesTest extends AskedTicket {
    @Test
    void shouldHaveWhoeverGivesWrongCodesWaitEachTimeTwiceAsLong() {
        asked(1, BEN);
        for (int minutes = 5; minutes <= 20; minutes *= 2) {
            for (int left = ConsentCodes.MOST_WRONG - 1; left >= 0; left--) {
                answer(wrongCode());
                assertThat(last).containsExactly(wrong(left));
            }
            Instant again = now.plus(Duration.ofMinutes(minutes));
            now = again.minusMillis(1);
            answer(code(BEN));
            assertThat(last)
                    .containsExactly(new CodeRefused(
                            APPROVAL,
                            "too many wrong codes were given; the next is looked at from " + again,
                            0,
                            from,
                            null));
            now = again;
        }
        answer(code(BEN));
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
    }

    @Test
    void shouldLetTheLinkConfirmWhoSomebodyIsHoweverManyCodesWereWrong() {
        askedWhoHeIs();
        guess(CodeSource.statusPage(), ConsentCodes.MOST_WRONG);
        approve(HOME, Via.LINK);
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
    }

    @Test
    void shouldNotLetAStrangerUseUpTheTriesOfWhoWasAsked() {
        asked(1, BEN);
        guess(CodeSource.chat("of a stranger"), ConsentCodes.MOST_WRONG + 1);
        assertThat(last)
                .singleElement()
                .isInstanceOfSatisfying(
                        CodeRefused.class, refused -> assertThat(refused.at()).isNull());
        from = CodeSource.link(BEN);
        answer(code(BEN));
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
    }

    @Test
    void shouldTellAProvedSenderFromWhoeverWritesInHisName() {
        askedWhoHeIs();
        guess(CodeSource.mail(Samples.message().from(), Assurance.CLAIMED), ConsentCodes.MOST_WRONG);
        from = CodeSource.mail(Samples.message().from(), Assurance.DOMAIN_VERIFIED);
        answer(code(HOME));
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
    }

    @Test
    void shouldTakeTheCodeByTheLinkBesideItHoweverManyStrangersGuess() {
        asked(1, BEN);
        for (int stranger = 0; stranger < 100; stranger++) {
            guess(CodeSource.chat("of stranger " + stranger), 1);
        }
        assertThat(wrongOf("")).isEqualTo(ConsentCodes.MOST_WRONG_TOGETHER);
        from = CodeSource.link(BEN);
        answer(code(BEN));
        assertThat(last)
                .singleElement()
                .isInstanceOfSatisfying(
                        CodeRefused.class,
                        refused -> assertThat(refused.reason()).contains("too many wrong codes were given"));
        from = CodeSource.codeMail(BEN);
        answer(code(BEN));
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
    }

    /// Three days of as many strangers as somebody likes to be, one try a minute each.
    @Test
    void shouldLookAtFewGuessesWhoeverMakesThemAndRememberFew() {
        asked(1, BEN);
        for (int minute = 0; minute < 3 * 24 * 60 - 1; minute++) {
            now = NOW.plus(Duration.ofMinutes(minute));
            guess(CodeSource.chat("of stranger " + minute), 1);
        }
        assertThat(ticket().status()).isEqualTo(TicketStatus.AWAITING_APPROVAL);
        assertThat(wrongOf("")).isBetween(100, 200);
        assertThat(ticket().consent().guesses()).hasSizeLessThanOrEqualTo(33);
    }

    @Test
    void shouldBoundTheGuessesOfWhoHasTheMailWithTheCodeHoweverManyStrangersGuessed() {
        asked(1, BEN);
        for (int stranger = 0; stranger < 40; stranger++) {
            now = NOW.plus(Duration.ofMinutes(10L * stranger));
            guess(CodeSource.chat("of stranger " + stranger), 1);
        }
        guess(CodeSource.codeMail(BEN), ConsentCodes.MOST_WRONG + 1);
        assertThat(wrongOf(CodeSource.codeMail(BEN).key())).isEqualTo(ConsentCodes.MOST_WRONG);
        assertThat(wrongOf("")).as("those of strangers").isEqualTo(40);
    }

    private int wrongOf(String key) {
        return ticket().consent().guesses().get(key).count();
    }
}
