package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.ANNA;
import static dev.millrace.tickets.Samples.BEN;
import static dev.millrace.tickets.Samples.ID;
import static dev.millrace.tickets.Samples.NOW;
import static dev.millrace.tickets.Samples.TENANT;
import static dev.millrace.tickets.ticket.Desk.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.Samples;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Bounce;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which messages and commands a ticket takes, from whom, and when it ends.
class TicketRulesTest {
    private static final String RAW = "ab".repeat(32);

    private final Desk desk = new Desk();

    @Test
    void shouldTakeTheSameMessageOnce() {
        desk.remediating().after(message());
        assertThat(desk.last).isEmpty();
    }

    @Test
    void shouldReopenOnAReplyButNotOnThanksOrAutomaticMail() {
        TicketCommand again =
                new TicketCommand.Receive(Samples.message("<2@acme.example>", Automatic.NONE), Samples.reading());
        TicketCommand thanks = new TicketCommand.Receive(
                Samples.message("<3@acme.example>", Automatic.NONE)
                        .withTexts("Re: Locked out", "Thank you, it works", null),
                Samples.reading());
        TicketCommand outOfOffice =
                new TicketCommand.Receive(Samples.message("<4@acme.example>", Automatic.AUTO_REPLY), Samples.reading());
        desk.resolved().after(thanks, outOfOffice);
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.RESOLVED);
        desk.after(again);
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.REOPENED);
        assertThat(desk.ticket().assignee()).isEqualTo("service-desk");
    }

    @Test
    void shouldNotAnswerPrograms() {
        desk.after(new TicketCommand.Receive(
                Samples.message("<1@acme.example>", Automatic.AUTO_GENERATED), Samples.reading()));
        assertThat(desk.ticket().answerable()).isFalse();
    }

    @Test
    void shouldCloseItselfOnlyForTheResolutionThatTheTimerWasSetFor() {
        desk.resolved();
        desk.after(new TicketCommand.FireTimer(ID, TENANT, Timer.AUTO_CLOSE, NOW, "2020-01-01T00:00:00Z"));
        assertThat(desk.last).isEmpty();
        desk.after(new TicketCommand.FireTimer(ID, TENANT, Timer.AUTO_CLOSE, NOW, NOW.toString()));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void shouldKeepWhyItWasClosedWithThatItWas() {
        desk.resolved().after(new TicketCommand.Close(ID, TENANT, BEN, "nobody asks any more"));
        assertThat(desk.last).containsExactly(new TicketEvent.Closed(BEN, "nobody asks any more"));
    }

    @Test
    void shouldKnowWhenItWasClosedWhateverHappensNext() {
        desk.remediating().after(new TicketCommand.Close(ID, TENANT, BEN));
        desk.later(Duration.ofDays(3)).after(new TicketCommand.Comment(ID, TENANT, BEN, "It was a test.", false));
        assertThat(desk.ticket().updatedAt()).isEqualTo(NOW.plus(Duration.ofDays(3)));
        assertThat(desk.ticket().closedAt()).isEqualTo(NOW);

        desk.after(new TicketCommand.Reopen(ID, TENANT, BEN, "it was none"));
        assertThat(desk.ticket().closedAt()).isNull();
    }

    /// Whoever tells of an answer may be killed before that is noted, and tell again once the ticket is closed.
    @Test
    void shouldTellOfAnAnswerOnceAlsoWhereItIsClosedMeanwhile() {
        TicketCommand reply = new TicketCommand.RecordReply(ID, TENANT, "fixed-7", "fixed", ANNA, "It is done.");
        TicketCommand note = new TicketCommand.RecordWithheld(ID, TENANT, "closed-9", "closed", ANNA, "it bounced");
        desk.resolved().after(reply, note, new TicketCommand.Close(ID, TENANT, BEN), reply);
        assertThat(desk.last).isEmpty();
        desk.after(note);
        assertThat(desk.last).isEmpty();
    }

    @Test
    void shouldKeepFewAnswersOnceItIsClosed() {
        desk.resolved();
        for (int answer = 0; answer < 20; answer++) {
            desk.after(new TicketCommand.RecordReply(ID, TENANT, "fixed-" + answer, "fixed", ANNA, "It is done."));
        }
        desk.after(new TicketCommand.Close(ID, TENANT, BEN));
        assertThat(desk.ticket().replies()).containsExactly("fixed-16", "fixed-17", "fixed-18", "fixed-19");
    }

    @Test
    void shouldNotSplitACharacterWhereItShortensTheSubject() {
        String subject = "a".repeat(198) + "\uD83D\uDE00 and more";
        InboundMessage message =
                Json.read(Json.text(Samples.message()).replace("Locked out", subject), InboundMessage.class);
        desk.after(new TicketCommand.Receive(message, Samples.reading()));
        assertThat(desk.ticket().subject()).isEqualTo("a".repeat(198) + "…");
    }

    /// Reply-To is whatever the writer likes; only the sender was verified.
    @Test
    void shouldNeverActInTheNameOfAReplyTo() {
        InboundMessage honest = Samples.message();
        InboundMessage forged = new InboundMessage(
                honest.ticket(),
                honest.conversation(),
                TENANT,
                honest.channel(),
                honest.messageId(),
                new Person("mallory@evil.example", null),
                ANNA,
                honest.ourAddress(),
                honest.subject(),
                honest.text(),
                null,
                List.of(),
                Automatic.NONE,
                honest.assurance(),
                honest.threading(),
                null,
                null,
                null,
                List.of(),
                NOW,
                null);
        desk.after(new TicketCommand.Receive(forged, Samples.reading()));
        assertThat(desk.ticket().requester().address()).isEqualTo("mallory@evil.example");
        assertThat(desk.ticket().hasParticipant(ANNA)).isFalse();
    }

    /// The writer of a forwarded mail asks; who passed it on may go on with the ticket.
    @Test
    void shouldLetWhoeverForwardedAMailTakePart() {
        desk.after(new TicketCommand.Receive(Samples.message().withForwardedBy(BEN), Samples.reading()));

        assertThat(desk.ticket().requester()).isEqualTo(ANNA);
        assertThat(desk.ticket().hasParticipant(BEN)).isTrue();
    }

    @Test
    void shouldRecordAReplyOnce() {
        TicketCommand reply = new TicketCommand.RecordReply(ID, TENANT, "fixed-6", "fixed", ANNA, "It is unlocked.");
        desk.resolved().after(reply);
        assertThat(desk.last).hasSize(1);
        desk.after(reply);
        assertThat(desk.last).isEmpty();
    }

    @Test
    void shouldRefuseAnotherTenantsCommand() {
        desk.resolved().after(new TicketCommand.Close(ID, "other", BEN));
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.RESOLVED);
    }

    @Test
    void shouldNotMakeATicketOutOfACommand() {
        desk.after(new TicketCommand.Close(ID, TENANT, BEN));
        assertThat(desk.last).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
        assertThat(desk.ticket).isNull();
    }

    @Test
    void shouldRecordOnceThatAnAnswerWasWithheld() {
        TicketCommand withheld =
                new TicketCommand.RecordWithheld(ID, TENANT, "received-9", "received", ANNA, "round in circles");
        desk.remediating().after(withheld);
        assertThat(desk.last)
                .containsExactly(new TicketEvent.ReplyWithheld("received-9", "received", ANNA, "round in circles"));
        desk.after(withheld);
        assertThat(desk.last).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"one-time-link, the one-time link", "answer, the answer"})
    void shouldReopenADoneTicketOfWhichSomethingAwaitedDidNotGoOut(String kind, String what) {
        TicketCommand failed =
                new TicketCommand.RecordWithheld(ID, TENANT, kind + "-9", kind, BEN, "554 Relay access denied");
        desk.resolved().after(failed);
        assertThat(desk.last)
                .containsExactly(
                        new TicketEvent.ReplyWithheld(kind + "-9", kind, BEN, "554 Relay access denied"),
                        new TicketEvent.Reopened(
                                what + " to ben@acme.example was given up: 554 Relay access denied", "service-desk"));

        desk.after(failed);
        assertThat(desk.last).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolved", "fixed", "reopened", "could-not-fix", "closed", "received"})
    void shouldLeaveATicketDoneOfWhichOnlyNewsDidNotGoOut(String kind) {
        desk.resolved().after(new TicketCommand.RecordWithheld(ID, TENANT, kind + "-9", kind, ANNA, "it bounced"));
        assertThat(desk.last).containsExactly(new TicketEvent.ReplyWithheld(kind + "-9", kind, ANNA, "it bounced"));
    }

    @Test
    void shouldLeaveATicketThatIsNotDoneToWhoeverHasIt() {
        TicketCommand failed = new TicketCommand.RecordWithheld(ID, TENANT, "answer-9", "answer", ANNA, "it bounced");
        desk.remediating().after(failed);
        assertThat(desk.last).containsExactly(new TicketEvent.ReplyWithheld("answer-9", "answer", ANNA, "it bounced"));
    }

    @Test
    void shouldRecordEachTimeThatSomebodyWasHandedAMailAsItCame() {
        TicketCommand download = new TicketCommand.RecordDownload(ID, TENANT, BEN, RAW);
        desk.remediating().after(download);
        assertThat(desk.last).containsExactly(new TicketEvent.MailDownloaded(BEN, RAW));
        TicketStatus status = desk.ticket.status();
        desk.after(download);
        assertThat(desk.last).containsExactly(new TicketEvent.MailDownloaded(BEN, RAW));
        assertThat(desk.ticket.status()).isEqualTo(status);
    }

    @Test
    void shouldRecordThatSomebodyWasHandedAMailThatWaitsForReview() {
        desk.after(new TicketCommand.Receive(Samples.message().withReview("it could not be read"), Samples.reading()));
        desk.after(new TicketCommand.RecordDownload(ID, TENANT, BEN, RAW));
        assertThat(desk.last).containsExactly(new TicketEvent.MailDownloaded(BEN, RAW));
    }

    @Test
    void shouldRememberNoMoreThanThirtyTwoWhoTakePart() {
        desk.diagnosed();
        for (int i = 1; i <= 40; i++) {
            Person person = new Person("person" + i + "@acme.example", null);
            InboundMessage message = Desk.from(person, Samples.message("<" + i + "@acme.example>", Automatic.NONE));
            desk.after(new TicketCommand.Receive(message, Samples.reading()));
        }
        assertThat(desk.ticket().participants()).hasSize(32).last().isEqualTo("person40@acme.example");
    }

    @Test
    void shouldKeepABounceWithoutReopeningAndWithoutTheDaemonTakingPart() {
        Person daemon = new Person("mailer-daemon@mail.example", null);
        InboundMessage bounce = Samples.message("<dsn@mail.example>", Automatic.BOUNCE)
                .withBounce(new Bounce(List.of("anna@acme.example"), "5.1.1", true, "<t.x@acme.example>"));
        desk.resolved().after(new TicketCommand.Receive(Desk.from(daemon, bounce), Samples.reading()));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(desk.ticket().hasParticipant(daemon)).isFalse();
        assertThat(desk.last)
                .singleElement()
                .isInstanceOfSatisfying(
                        TicketEvent.MessageReceived.class,
                        received -> assertThat(received.bounce()).isEqualTo(bounce.bounce()));
    }
}
