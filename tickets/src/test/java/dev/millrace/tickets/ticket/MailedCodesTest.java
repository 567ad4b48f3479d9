package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.ANNA;
import static dev.millrace.tickets.Samples.APPROVAL;
import static dev.millrace.tickets.Samples.BEN;
import static dev.millrace.tickets.Samples.ID;
import static dev.millrace.tickets.Samples.NOW;
import static dev.millrace.tickets.Samples.PLAN;
import static dev.millrace.tickets.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.ticket.TicketCommand.Door;
import dev.millrace.tickets.ticket.TicketEvent.RemediationRequested;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// To whom a code is mailed on demand, and how often.
class MailedCodesTest extends AskedTicket {
    @Test
    void shouldHaveWhoeverWasAskedMailedHisCodeWhoeverAsksForIt() {
        asked(1, BEN, CHLOE);
        decide(new TicketCommand.RequestCode(
                ID, TENANT, APPROVAL, new Person("BEN@acme.example ", "Eve"), true, Door.LINK, content(PLAN)));
        assertThat(last).containsExactly(new TicketEvent.CodeRequested(APPROVAL, BEN, true, Door.LINK));
        assertThat(ticket().status()).isEqualTo(TicketStatus.AWAITING_APPROVAL);
        decide(new TicketCommand.RequestCode(ID, TENANT, APPROVAL, CHLOE, false, Door.CHAT, null));
        assertThat(last).containsExactly(new TicketEvent.CodeRequested(APPROVAL, CHLOE, false, Door.CHAT));
        assertThat(ticket().consent().given()).isEmpty();
    }

    @Test
    void shouldHaveEachMailedHisCodeThreeTimesAtMost() {
        asked(1, BEN, CHLOE);
        for (int time = 0; time < ConsentCodes.MOST_MAILED; time++) {
            requestCode(BEN);
            assertThat(last).singleElement().isInstanceOf(TicketEvent.CodeRequested.class);
        }
        requestCode(BEN);
        assertRefused("ben@acme.example was mailed the code 3 times already; it still counts");
        requestCode(CHLOE);
        assertThat(last).singleElement().isInstanceOf(TicketEvent.CodeRequested.class);
        answer(code(BEN));
        assertThat(last.getLast()).isInstanceOf(RemediationRequested.class);
    }

    @Test
    void shouldMailTheCodesOfAnotherPlanAnew() {
        asked(1, BEN);
        for (int time = 0; time < ConsentCodes.MOST_MAILED; time++) {
            requestCode(BEN);
        }
        decide(found("another plan", BEN));
        decide(new TicketCommand.RequestCode(ID, TENANT, APPROVAL, BEN, true, Door.LINK, content("another plan")));
        assertThat(last).singleElement().isInstanceOf(TicketEvent.CodeRequested.class);
    }

    @Test
    void shouldHaveNoCodeMailedToWhoMayNotAnswer() {
        asked(2, BEN, ANNA);
        requestCode(HOME);
        assertRefused("anna@private.example was not asked");
        requestCode(ANNA);
        assertRefused("anna@acme.example cannot agree to his own request");
        answer(code(BEN));
        requestCode(BEN);
        assertRefused("ben@acme.example has agreed already");
    }

    @Test
    void shouldHaveNoCodeMailedForAQuestionThatIsNotOpen() {
        requestCode(BEN);
        assertRefused("there is no such ticket");
        asked(1, BEN);
        decide(new TicketCommand.RequestCode(ID, TENANT, ID + "-7", BEN, true, Door.CHAT, null));
        assertRefused("is pending, not " + ID + "-7");
        decide(new TicketCommand.RequestCode(ID, TENANT, APPROVAL, BEN, true, Door.LINK, "what was asked before"));
        assertRefused("has changed since; it is void");
        now = NOW.plus(Duration.ofDays(4));
        requestCode(BEN);
        assertRefused("the approval expired at");
    }

    @Test
    void shouldMailTheCodeThoughOthersGuess() {
        asked(1, BEN);
        guess(CodeSource.link(BEN), ConsentCodes.MOST_WRONG);
        requestCode(BEN);
        assertThat(last).singleElement().isInstanceOf(TicketEvent.CodeRequested.class);
    }

    @Test
    void shouldHaveNoFurtherCodeMailedToWhoIsToConfirmWhoHeIs() {
        askedWhoHeIs();
        requestCode(HOME);
        assertRefused("was mailed his code with the question");
    }

    private void requestCode(Person by) {
        decide(new TicketCommand.RequestCode(ID, TENANT, APPROVAL, by, true, Door.LINK, content(PLAN)));
    }
}
