package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where what is written to a ticket that there is goes, and what is looked at by a person first.
class FollowUpTopologyTest {
    private TestStream stream;

    @BeforeEach
    void start(@TempDir Path state) {
        stream = TestStream.start(state);
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void shouldTakeTheSameMailTwiceOnce() {
        stream.send(Messages.lockedOut());
        stream.send(Messages.lockedOut());
        assertThat(stream.updates()).hasSize(4);
        assertThat(stream.requests()).hasSize(1);
    }

    @Test
    void shouldSendAStrangersMailRoundUnderAnIdOfItsOwn() {
        InboundMessage first = Messages.lockedOut();
        stream.send(first);
        InboundMessage guess =
                Messages.reply(first.ticket(), "eve@evil.example", "<2@evil.example>", Threading.SUBJECT_TAG);
        stream.send(guess);
        // The driver pipes what goes to an input topic round by itself.
        Ticket own = stream.driver()
                .<String, Ticket>getKeyValueStore("tickets")
                .get(guess.conversation().ticketId().toString());
        assertThat(own.mentions()).isEqualTo(first.ticket());
        assertThat(stream.ticket(first).participants()).containsExactly("anna@acme.example");
    }

    @Test
    void shouldRecordAStrangersAutomaticReplyAsIgnored() {
        InboundMessage first = Messages.lockedOut();
        stream.send(first);
        stream.updates();
        stream.send(Messages.programs(
                Automatic.AUTO_REPLY,
                Messages.reply(first.ticket(), "eve@evil.example", "<2@evil.example>", Threading.SUBJECT_TAG)));

        assertThat(stream.updates()).isEmpty();
        assertThat(stream.records("mail.ignored")).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("acme");
            assertThat(Json.read(record.value(), IgnoredMail.class))
                    .returns("<2@evil.example>", IgnoredMail::messageId)
                    .returns("eve@evil.example", IgnoredMail::from)
                    .returns("auto-reply-to-no-ticket", IgnoredMail::reason);
        });
    }

    /// Three mails of a thread, each on its own subject where its writer changed it.
    @Test
    void shouldFollowAThreadToTheNewestTicketOfItsSubject() {
        InboundMessage first = Messages.lockedOut();
        stream.send(first);
        InboundMessage other = Messages.titled(
                "A new laptop",
                Messages.reply(first.ticket(), "anna@acme.example", "<2@acme.example>", Threading.REFERENCES));
        stream.send(other);
        TicketId second = other.conversation().ticketId();
        InboundMessage third = Messages.titled(
                "Re: A new laptop",
                Messages.reply(second, "anna@acme.example", "<3@acme.example>", Threading.REFERENCES)
                        .withAlternatives(List.of(first.ticket())));
        stream.send(third);
        InboundMessage fourth = Messages.titled(
                "Re: Help",
                Messages.reply(second, "anna@acme.example", "<4@acme.example>", Threading.REFERENCES)
                        .withAlternatives(List.of(first.ticket())));
        stream.send(fourth);

        Ticket laptop =
                stream.driver().<String, Ticket>getKeyValueStore("tickets").get(second.toString());
        assertThat(laptop.subject()).isEqualTo("A new laptop");
        assertThat(laptop.mentions()).isEqualTo(first.ticket());
        assertThat(laptop.hasSeen(third)).isTrue();
        assertThat(stream.ticket(first).hasSeen(fourth)).isTrue();
    }

    @Test
    void shouldTellTheRequesterWhatATechnicianMails() {
        InboundMessage first = Messages.lockedOut();
        stream.send(first);
        stream.updates();
        InboundMessage answer = Messages.saying(
                "Try again now.",
                Messages.reply(first.ticket(), "frank@acme.example", "<f@acme.example>", Threading.SUBJECT_TAG));
        stream.send(answer);
        stream.send(answer);

        assertThat(stream.updates())
                .singleElement()
                .satisfies(update -> assertThat(update.events())
                        .containsExactly(new TicketEvent.Commented(
                                answer.from(), "Try again now.", true, "<f@acme.example>", List.of(), null)));
    }

    @Test
    void shouldRunNothingForASuspiciousMailUntilItIsReleased() {
        InboundMessage suspicious = Messages.lockedOut().withReview("spam (X-Spam-Flag: YES)");
        stream.send(suspicious);
        assertThat(stream.ticket(suspicious).status()).isEqualTo(TicketStatus.ON_HOLD);
        assertThat(stream.ticket(suspicious).review()).isEqualTo("spam (X-Spam-Flag: YES)");
        assertThat(stream.ticket(suspicious).priority()).isNotNull();
        assertThat(stream.requests()).isEmpty();

        stream.send(new TicketCommand.Resume(suspicious.ticket(), "acme", new Person("admin", null)));
        assertThat(stream.ticket(suspicious).status()).isEqualTo(TicketStatus.REMEDIATING);
        assertThat(stream.requests()).hasSize(1);
    }

    @Test
    void shouldLeaveARejectedMailAlone() {
        InboundMessage suspicious = Messages.lockedOut().withReview("spam (X-Spam-Flag: YES)");
        stream.send(suspicious);
        stream.send(new TicketCommand.Close(suspicious.ticket(), "acme", new Person("admin", null)));
        stream.advance(Duration.ofDays(30));

        assertThat(stream.ticket(suspicious).isRejected()).isTrue();
        assertThat(stream.requests()).isEmpty();
    }
}
