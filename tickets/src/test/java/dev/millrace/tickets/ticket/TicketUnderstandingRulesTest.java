package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.BEN;
import static dev.millrace.tickets.Samples.ID;
import static dev.millrace.tickets.Samples.TENANT;
import static dev.millrace.tickets.ticket.Desk.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.Samples;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Sentiment;
import org.junit.jupiter.api.Test;

/// What models and people make of a ticket: diagnosis, question and answer, corrections, the shadow.
class TicketUnderstandingRulesTest {
    private final Desk desk = new Desk();

    @Test
    void shouldAskWhatIsMissingWhileAPersonMayTakeTheTicket() {
        assertThat(desk.asked().last).contains(new TicketEvent.QuestionAsked(Samples.question()));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(desk.ticket().question()).isEqualTo(Samples.question());
        assertThat(desk.ticket().alsoAbout()).containsExactly(Category.PRINTING);
    }

    @Test
    void shouldDiagnoseTheAnswerOnceAndKeepWhatElseTheMessageWasAbout() {
        desk.asked().after(new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.DIAGNOSED);
        assertThat(desk.ticket().question()).isNull();
        assertThat(desk.ticket().alsoAbout()).containsExactly(Category.PRINTING);
        desk.after(
                new TicketCommand.Authorise(ID, TENANT, new Authorisation.Never("unclear", "not clear enough")),
                new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
    }

    @Test
    void shouldTakeForAnAnswerOnlyWhatTheRequesterWritesAndAsWellProven() {
        InboundMessage answer = Samples.message("<2@acme.example>", Automatic.NONE);
        Ticket ticket = desk.asked().ticket();
        assertThat(ticket.isAnsweredBy(answer, Samples.CONTEXT.defaultAssignee()))
                .isTrue();
        assertThat(ticket.isAnsweredBy(Desk.from(BEN, answer), Samples.CONTEXT.defaultAssignee()))
                .isFalse();
        assertThat(ticket.isAnsweredBy(
                        Samples.message("<2@acme.example>", Automatic.AUTO_REPLY), Samples.CONTEXT.defaultAssignee()))
                .isFalse();
        assertThat(desk.after(new TicketCommand.Assign(ID, TENANT, "frank", BEN))
                        .ticket()
                        .isAnsweredBy(answer, Samples.CONTEXT.defaultAssignee()))
                .isFalse();
    }

    @Test
    void shouldKeepWhatAPersonCorrected() {
        desk.diagnosed().after(new TicketCommand.CorrectCategory(ID, TENANT, BEN, Category.VPN));
        assertThat(desk.ticket().category()).isEqualTo(Category.VPN);
        assertThat(desk.ticket().categoryConfidence()).isEqualTo(1);
    }

    @Test
    void shouldTakeCorrectionsOfPriorityAndTone() {
        desk.diagnosed().after(new TicketCommand.CorrectPriority(ID, TENANT, BEN, Priority.P1));
        assertThat(desk.last).containsExactly(new TicketEvent.PriorityCorrected(BEN, Priority.P3, Priority.P1));
        assertThat(desk.ticket().priority()).isEqualTo(Priority.P1);
        desk.after(new TicketCommand.CorrectSentiment(ID, TENANT, BEN, Sentiment.POSITIVE));
        assertThat(desk.last)
                .containsExactly(new TicketEvent.SentimentCorrected(BEN, Sentiment.NEUTRAL, Sentiment.POSITIVE));
        assertThat(desk.ticket().sentiment()).isEqualTo(Sentiment.POSITIVE);
    }

    @Test
    void shouldKeepThePriorityThatAPersonCorrected() {
        TicketCommand prioritise = new TicketCommand.Prioritise(ID, TENANT, Samples.priority());
        desk.asked().after(prioritise, new TicketCommand.CorrectPriority(ID, TENANT, BEN, Priority.P1), prioritise);
        assertThat(desk.last).isEmpty();
        assertThat(desk.ticket().priority()).isEqualTo(Priority.P1);
    }

    @Test
    void shouldRefuseCorrectionsThatCorrectNothing() {
        desk.after(message(), new TicketCommand.CorrectSentiment(ID, TENANT, BEN, Sentiment.NEUTRAL));
        assertThat(desk.last)
                .containsExactly(new TicketEvent.CommandRefused("correct-sentiment", "the tone is neutral already"));
        desk.after(new TicketCommand.CorrectPriority(ID, TENANT, BEN, Priority.P1));
        assertThat(desk.last)
                .containsExactly(new TicketEvent.CommandRefused("correct-priority", "the priority is not known yet"));
    }

    @Test
    void shouldNoteWhatTheShadowSaysAndDoNothing() {
        Ticket before = desk.diagnosed().ticket();
        desk.after(new TicketCommand.Compare(ID, TENANT, Samples.sideBySide()));
        Ticket after = desk.ticket();
        assertThat(after.compared()).isEqualTo(Samples.sideBySide());
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("version", "updatedAt", "compared")
                .isEqualTo(before);
        desk.after(new TicketCommand.Close(ID, TENANT, BEN));
        assertThat(desk.ticket().compared()).isNull();
    }

    @Test
    void shouldNoteWhichModelsReadTheFirstMessage() {
        assertThat(desk.diagnosed().ticket().model()).isEqualTo("0123456789abcdef");
    }
}
