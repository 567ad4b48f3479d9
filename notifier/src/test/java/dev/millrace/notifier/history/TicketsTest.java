package dev.millrace.notifier.history;

import static dev.millrace.notifier.Story.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.Story;
import dev.millrace.notifier.TestDatabase;
import dev.millrace.notifier.history.KnownTicket.Step;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final TestDatabase database = TestDatabase.create();
    private final Tickets tickets = new Tickets(database.open());

    @Test
    void shouldKeepTheNewestStateWhateverTheOrder() {
        Story story = Story.byMail();
        TicketUpdate first = story.opens();
        TicketUpdate second = story.hearsAgain("<two@mail.acme.example>");

        tickets.take(second).block(PATIENCE);
        tickets.take(first).block(PATIENCE);
        tickets.take(second).block(PATIENCE);

        KnownTicket known = tickets.find(TENANT, first.ticketId()).block(PATIENCE);
        assertThat(known.ticket()).isEqualTo(second.ticket());
        assertThat(known.steps()).extracting(Step::version).containsExactly(1L, 2L);
        assertThat(known.steps().getFirst().events()).isEqualTo(first.events());
        assertThat(tickets.find("other", first.ticketId()).block(PATIENCE)).isNull();
    }

    @Test
    void shouldKeepATicketWhoseTextsNoDatabaseStores() {
        TicketUpdate update =
                Story.byMail().about("a\u0000b\uD83Dc\uD83D\uDE00 \\u0000 \\").opens();

        tickets.take(update).block(PATIENCE);

        assertThat(tickets.find(TENANT, update.ticketId())
                        .block(PATIENCE)
                        .ticket()
                        .subject())
                .isEqualTo("abc\uD83D\uDE00 \\u0000 \\");
    }

    @Test
    void shouldBoundStepsAndTexts() {
        Story story = Story.byMail();
        tickets.take(story.opens()).block(PATIENCE);
        for (int i = 0; i < 80; i++) {
            tickets.take(story.does(new TicketCommand.Comment(
                            story.ticket().id(), TENANT, Story.TECHNICIAN, "x".repeat(50_000), false)))
                    .block(PATIENCE);
        }

        KnownTicket known = tickets.find(TENANT, story.ticket().id()).block(PATIENCE);
        assertThat(known.steps()).hasSize(60);
        assertThat(dev.millrace.tickets.json.Json.text(known)).hasSizeLessThan(200_000);
    }

    @Test
    void shouldTellTheTicketsThatChangedLast() {
        Story early = Story.byMail().about("early").at(Story.NOON);
        Story late = Story.byMail().about("late").at(Story.NOON.plusSeconds(60));
        tickets.take(late.opens()).block(PATIENCE);
        tickets.take(early.opens()).block(PATIENCE);

        assertThat(tickets.recent(List.of(TENANT), 1).collectList().block(PATIENCE))
                .singleElement()
                .satisfies(known -> assertThat(known.ticket().subject()).isEqualTo("late"));
        assertThat(tickets.recent(List.of("other"), 5).collectList().block(PATIENCE))
                .isEmpty();
    }

    @Test
    void shouldTellTheTicketsThatAreNotDoneHoweverOld() {
        Story old = Story.byMail().about("old").at(Story.NOON);
        Story done = Story.byMail().about("done").at(Story.NOON.plusSeconds(60));
        tickets.take(old.opens()).block(PATIENCE);
        tickets.take(done.opens()).block(PATIENCE);
        tickets.take(done.does(new TicketCommand.Resolve(done.ticket().id(), TENANT, Story.TECHNICIAN, "oiled")))
                .block(PATIENCE);

        assertThat(tickets.recentOpen(List.of(TENANT), 1).collectList().block(PATIENCE))
                .singleElement()
                .satisfies(known -> assertThat(known.ticket().subject()).isEqualTo("old"));
        assertThat(tickets.openByStatus(List.of(TENANT)).block(PATIENCE)).containsExactly(Map.entry("NEW", 1L));
        assertThat(tickets.find(List.of("other", TENANT), done.ticket().id())
                        .block(PATIENCE)
                        .steps())
                .hasSize(2);
        assertThat(tickets.find(List.of("other"), done.ticket().id()).block(PATIENCE))
                .isNull();
    }

    @Test
    void shouldCountWhatARunbookFixedSinceAndNobodyReopened() {
        fixedAt(Story.NOON.minusSeconds(1), "Before midnight");
        fixedAt(Story.NOON, "At midnight");
        Story closed = fixedAt(Story.NOON.plusSeconds(60), "Closed by now");
        take(closed, new TicketCommand.Close(closed.ticket().id(), TENANT, Story.TECHNICIAN));
        Story again = fixedAt(Story.NOON.plusSeconds(60), "Reopened, and done by a person");
        take(again, new TicketCommand.Reopen(again.ticket().id(), TENANT, Story.TECHNICIAN, "no"));
        take(again, new TicketCommand.Resolve(again.ticket().id(), TENANT, Story.TECHNICIAN, "by hand"));
        Story open = fixedAt(Story.NOON.plusSeconds(60), "Reopened");
        take(open, new TicketCommand.Reopen(open.ticket().id(), TENANT, Story.TECHNICIAN, "no"));

        assertThat(tickets.fixedSince(List.of(TENANT), Story.NOON).block(PATIENCE))
                .isEqualTo(2);
        assertThat(tickets.fixedSince(List.of("other"), Story.NOON).block(PATIENCE))
                .isZero();
    }

    @Test
    void shouldCountNothingThatNoRunbookKeptFixed() {
        Story reopened = fixedAt(Story.NOON, "Reopened, and closed without being resolved again");
        take(reopened, new TicketCommand.Reopen(reopened.ticket().id(), TENANT, Story.TECHNICIAN, "no"));
        take(reopened, new TicketCommand.Close(reopened.ticket().id(), TENANT, Story.TECHNICIAN));
        Story byHand = Story.byMail().about("By hand").at(Story.NOON).diagnosed("none", null);
        take(byHand, new TicketCommand.Resolve(byHand.ticket().id(), TENANT, Story.TECHNICIAN, "oiled"));

        assertThat(tickets.fixedSince(List.of(TENANT), Story.NOON).block(PATIENCE))
                .isZero();
    }

    private Story fixedAt(Instant time, String subject) {
        Story story = Story.byMail().about(subject).at(time).diagnosed("unlock-account", "sender");
        story.runs();
        tickets.take(story.succeeds(null)).block(PATIENCE);
        return story;
    }

    private void take(Story story, TicketCommand command) {
        tickets.take(story.does(command)).block(PATIENCE);
    }
}
