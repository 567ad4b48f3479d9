package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.ANNA;
import static dev.millrace.tickets.Samples.APPROVAL;
import static dev.millrace.tickets.Samples.BEN;
import static dev.millrace.tickets.Samples.CONVERSATION;
import static dev.millrace.tickets.Samples.ID;
import static dev.millrace.tickets.Samples.OTHER;
import static dev.millrace.tickets.Samples.RUN;
import static dev.millrace.tickets.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.Samples;
import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.ticket.TicketCommand.Via;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How a ticket is merged into another, from the side of either.
class MergeTest {
    private static final TicketId THIRD = CONVERSATION.next().next().ticketId();
    private static final Person CHLOE = new Person("chloe@acme.example", "Chloé Martin");

    private final Desk desk = new Desk();

    private static TicketCommand.Merge merge(TicketId target) {
        return new TicketCommand.Merge(ID, TENANT, BEN, target, "the same outage");
    }

    private static TicketCommand confirm(TicketId target) {
        return new TicketCommand.ConfirmMerge(ID, TENANT, target);
    }

    private static TicketCommand.DeclineMerge decline(int request) {
        return new TicketCommand.DeclineMerge(ID, TENANT, OTHER, request, "it is closed: reopen it first");
    }

    private static TicketCommand.MergeIn mergeIn(MergedTicket... tickets) {
        return new TicketCommand.MergeIn(ID, TENANT, List.of(tickets), BEN, null, 1);
    }

    private static MergedTicket ticketOf(TicketId ticket, Person requester) {
        return new MergedTicket(ticket, Channel.EMAIL, requester, true, "Lost", "<9@acme.example>");
    }

    private Desk assigned() {
        return desk.asked();
    }

    private void assertRefused(String reason) {
        assertThat(desk.last).singleElement().isInstanceOfSatisfying(TicketEvent.CommandRefused.class, refused -> {
            assertThat(refused.reason()).contains(reason);
        });
    }

    @Test
    void shouldAskTheOtherTicketFirstAndStayAsItIs() {
        TicketStatus before = assigned().ticket().status();
        desk.after(merge(OTHER));
        assertThat(desk.last).containsExactly(new TicketEvent.MergeRequested(OTHER, BEN, "the same outage", 1));
        assertThat(desk.ticket().status()).isEqualTo(before);
        assertThat(desk.ticket().mergedInto()).isNull();
    }

    @Test
    void shouldCloseAsMergedOnceTheOtherHasTakenItIn() {
        assigned().after(merge(OTHER), confirm(OTHER));
        assertThat(desk.last).containsExactly(new TicketEvent.Merged(OTHER, BEN, "the same outage"));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(desk.ticket().mergedInto()).isEqualTo(OTHER);
        assertThat(desk.ticket().merging()).isNull();
        assertThat(desk.ticket().question()).isNull();
    }

    @Test
    void shouldEndTheQuestionForConsent() {
        desk.awaitingApproval().after(merge(OTHER), confirm(OTHER));
        assertThat(desk.ticket().consent()).isNull();
        desk.after(new TicketCommand.Approve(ID, TENANT, APPROVAL, BEN, Via.DESK, null));
        assertThat(desk.last).hasOnlyElementsOfType(TicketEvent.CommandRefused.class);
        desk.after(new TicketCommand.FireTimer(ID, TENANT, Timer.APPROVAL_EXPIRY, Samples.NOW, APPROVAL));
        assertThat(desk.last).isEmpty();
    }

    @Test
    void shouldSayWhyTheOtherDidNotTakeItIn() {
        TicketStatus before = assigned().ticket().status();
        desk.after(merge(OTHER), decline(1));
        assertThat(desk.last).first().isEqualTo(new TicketEvent.MergeDeclined(OTHER));
        assertThat(desk.last).last().isInstanceOfSatisfying(TicketEvent.CommandRefused.class, refused -> {
            assertThat(refused.command()).isEqualTo("merge");
            assertThat(refused.reason()).contains(OTHER.toString(), "it is closed");
        });
        assertThat(desk.ticket().status()).isEqualTo(before);
        assertThat(desk.ticket().merging()).isNull();
    }

    @Test
    void shouldWaitForTheAnswerToTheLastRequest() {
        assigned().after(merge(OTHER), merge(OTHER), decline(1));
        assertThat(desk.last).isEmpty();
        desk.after(confirm(OTHER));
        assertThat(desk.ticket().mergedInto()).isEqualTo(OTHER);
        desk.after(confirm(OTHER));
        assertThat(desk.last).isEmpty();
    }

    @Test
    void shouldBeMergedEvenIfItWasClosedWhileTheOtherWasAsked() {
        assigned().after(merge(OTHER), new TicketCommand.Close(ID, TENANT, BEN), confirm(OTHER));
        assertThat(desk.ticket().mergedInto()).isEqualTo(OTHER);
    }

    @Test
    void shouldNotBeMergedWithoutHavingAsked() {
        assigned().after(confirm(OTHER));
        assertRefused("no merge");
        desk.after(merge(OTHER), confirm(THIRD));
        assertRefused("no merge");
        assertThat(desk.ticket().mergedInto()).isNull();
    }

    @Test
    void shouldNotBeMergedIntoItself() {
        assigned().after(merge(ID));
        assertRefused("into itself");
    }

    @Test
    void shouldNotBeMergedTwice() {
        assigned().after(merge(OTHER), merge(THIRD));
        assertRefused("just being merged into " + OTHER);
        desk.after(confirm(OTHER), merge(THIRD));
        assertRefused("merged into " + OTHER + " already");
    }

    @Test
    void shouldNotBeMergedWhenItIsClosed() {
        assigned().after(new TicketCommand.Close(ID, TENANT, BEN), merge(OTHER));
        assertRefused("reopen it first");
    }

    @Test
    void shouldNotBeMergedWhileARunIsUnderWay() {
        desk.remediating().after(merge(OTHER));
        assertRefused("a run is under way");
        desk.after(new TicketCommand.Assign(ID, TENANT, "frank", BEN), merge(OTHER));
        assertRefused("a run is under way");
        desk.after(
                Desk.outcome(new RemediationOutcome.Succeeded(ID, TENANT, RUN, 3, "done", null, null)), merge(OTHER));
        assertThat(desk.last).hasOnlyElementsOfType(TicketEvent.MergeRequested.class);
    }

    @Test
    void shouldNotBeMergedNorTakeInBeforeItWasReviewed() {
        desk.after(new TicketCommand.Receive(
                Samples.message("<1@acme.example>", Automatic.NONE).withReview("spam"), Samples.reading()));
        desk.after(merge(OTHER));
        assertRefused("waits for review");
        desk.after(mergeIn(ticketOf(OTHER, CHLOE)));
        assertRefused("waits for review");
    }

    @Test
    void shouldNotGoOnAfterItWasMerged() {
        assigned().after(merge(OTHER), confirm(OTHER));
        desk.after(new TicketCommand.Reopen(ID, TENANT, BEN, "not the same"));
        assertRefused("goes on there");
        desk.after(new TicketCommand.Comment(ID, TENANT, BEN, "It is done.", true));
        assertRefused("goes on there");
        desk.after(new TicketCommand.Comment(ID, TENANT, BEN, "It was the same.", false));
        assertThat(desk.last).hasOnlyElementsOfType(TicketEvent.Commented.class);
        desk.after(new TicketCommand.Receive(Samples.message("<2@acme.example>", Automatic.NONE), Samples.reading()));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void shouldLetTheRequesterOfTheOtherTakePart() {
        assigned().after(mergeIn(ticketOf(OTHER, CHLOE)));
        assertThat(desk.last).hasOnlyElementsOfType(TicketEvent.MergedIn.class);
        assertThat(desk.ticket().hasParticipant(CHLOE)).isTrue();
        assertThat(desk.ticket().requester()).isEqualTo(ANNA);
        assertThat(desk.ticket().merged()).containsExactly(ticketOf(OTHER, CHLOE));
    }

    @Test
    void shouldAnswerEachOnWhatHeWroteHimself() {
        assigned().after(mergeIn(ticketOf(OTHER, CHLOE)));
        String annas = desk.ticket().lastMessageId();
        desk.after(new TicketCommand.Receive(
                Desk.from(CHLOE, Samples.message("<chloe@acme.example>", Automatic.NONE)), Samples.reading()));
        assertThat(desk.ticket().lastMessageId()).isEqualTo(annas);
        assertThat(desk.ticket().merged())
                .extracting(MergedTicket::lastMessageId)
                .containsExactly("<chloe@acme.example>");
        desk.after(
                new TicketCommand.Receive(Samples.message("<anna@acme.example>", Automatic.NONE), Samples.reading()));
        assertThat(desk.ticket().lastMessageId()).isEqualTo("<anna@acme.example>");
    }

    @Test
    void shouldTakeInWhatTheOtherHadTakenIn() {
        assigned().after(mergeIn(ticketOf(OTHER, BEN), ticketOf(THIRD, CHLOE)));
        assertThat(desk.ticket().merged()).extracting(MergedTicket::ticket).containsExactly(OTHER, THIRD);
        assertThat(desk.ticket().hasParticipant(CHLOE)).isTrue();
    }

    @Test
    void shouldSayYesAgainThoughItIsClosedSince() {
        assigned()
                .after(
                        mergeIn(ticketOf(OTHER, CHLOE)),
                        new TicketCommand.Close(ID, TENANT, BEN),
                        mergeIn(ticketOf(OTHER, CHLOE)));
        assertThat(desk.last).hasOnlyElementsOfType(TicketEvent.MergedIn.class);
        assertThat(desk.ticket().merged()).hasSize(1);
    }

    @Test
    void shouldTakeNothingInThatWouldNotBeLookedAt() {
        assigned().after(new TicketCommand.Close(ID, TENANT, BEN), mergeIn(ticketOf(OTHER, CHLOE)));
        assertRefused("reopen it first");
    }

    @Test
    void shouldTakeInWhatBelongsToSomethingResolved() {
        desk.resolved().after(mergeIn(ticketOf(OTHER, CHLOE)));
        assertThat(desk.last).hasOnlyElementsOfType(TicketEvent.MergedIn.class);
    }

    @Test
    void shouldTakeNothingInOnceItHasAskedToBeTakenIn() {
        assigned().after(merge(OTHER), mergeIn(ticketOf(THIRD, CHLOE)));
        assertRefused("just being merged into " + OTHER);
        desk.after(confirm(OTHER), mergeIn(ticketOf(THIRD, CHLOE)));
        assertRefused("merged into " + OTHER);
    }

    @Test
    void shouldHoldABoundedNumberOfOthers() {
        assigned();
        IntStream.range(0, MergeRules.MOST)
                .mapToObj(number ->
                        ConversationHash.of(TENANT, "email", "other " + number).ticketId())
                .forEach(other -> desk.after(mergeIn(ticketOf(other, CHLOE))));
        assertThat(desk.ticket().merged()).hasSize(MergeRules.MOST);
        desk.after(mergeIn(ticketOf(OTHER, CHLOE)));
        assertRefused("more than " + MergeRules.MOST);
    }

    @Test
    void shouldForgetNobodyWhoTakesPartHoweverManyAreMerged() {
        assigned()
                .after(new TicketCommand.Receive(
                        Desk.from(CHLOE, Samples.message("<chloe@acme.example>", Automatic.NONE)), Samples.reading()));
        List<Person> requesters = IntStream.range(0, MergeRules.MOST)
                .mapToObj(number -> new Person("person" + number + "@acme.example", null))
                .toList();
        requesters.forEach(person -> desk.after(mergeIn(
                ticketOf(ConversationHash.of(TENANT, "email", person.address()).ticketId(), person))));
        assertThat(requesters).allMatch(desk.ticket()::hasParticipant);
        assertThat(desk.ticket().hasParticipant(CHLOE)).isTrue();
    }

    @Test
    void shouldKeepSilentTowardsOtherTenants() {
        assigned().after(new TicketCommand.MergeIn(ID, "other-company", List.of(ticketOf(OTHER, CHLOE)), BEN, null, 1));
        assertThat(desk.last).isEmpty();
        desk.after(new TicketCommand.Merge(ID, "other-company", BEN, OTHER, null));
        assertRefused("another tenant");
    }

    @Test
    void shouldRefuseWhatConcernsNoTicket() {
        desk.after(merge(OTHER));
        assertRefused("no such ticket");
        desk.after(mergeIn(ticketOf(OTHER, CHLOE)));
        assertRefused("no such ticket");
    }
}
