package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.MailContent;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.Metric;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same mail under two Message-IDs.
class RepeatedMailTest {
    private static final String ANNA = "anna@acme.example";
    private static final String SUPPORT = "support@acme.example";
    private static final String SALES = "sales@acme.example";
    private static final Instant MORNING = Instant.parse("2026-03-02T09:30:00Z");
    private static final MailContent WORDS = new MailContent("who waters the plants", MORNING, "directly");
    private static final MailContent COPY = new MailContent(WORDS.name(), MORNING, "by a gateway");

    private TestStream stream;

    @BeforeEach
    void start(@TempDir Path state) {
        stream = TestStream.start(state, MORNING);
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    private static InboundMessage mail(
            String from, String messageId, String mailbox, MailContent content, Automatic automatic, Instant received) {
        ConversationHash conversation = ConversationHash.of("acme", "email", mailbox + "\n" + messageId);
        return new InboundMessage(
                        conversation.ticketId(),
                        conversation,
                        "acme",
                        Channel.EMAIL,
                        messageId,
                        new Person(from, null),
                        null,
                        mailbox,
                        "Plants",
                        "Who waters the plants in the lobby?",
                        null,
                        List.of(),
                        automatic,
                        Assurance.DOMAIN_VERIFIED,
                        Threading.NONE,
                        null,
                        null,
                        null,
                        List.of(),
                        received,
                        null)
                .withContent(content);
    }

    private static InboundMessage mail(String from, String messageId, String mailbox, MailContent content) {
        return mail(from, messageId, mailbox, content, Automatic.NONE, MORNING);
    }

    private static InboundMessage alarm(String messageId, MailContent content) {
        return mail("monitor@acme.example", messageId, SUPPORT, content, Automatic.AUTO_GENERATED, MORNING);
    }

    private static InboundMessage mail(String messageId, MailContent content) {
        return mail(ANNA, messageId, SUPPORT, content);
    }

    private static MailContent writtenAfter(Duration time) {
        return new MailContent(WORDS.name(), MORNING.plus(time), "by a gateway");
    }

    private List<TicketEvent> events() {
        return stream.updates().stream()
                .flatMap(update -> update.events().stream())
                .toList();
    }

    private long ticketsOpened() {
        return events().stream().filter(TicketEvent.Opened.class::isInstance).count();
    }

    @Test
    void shouldLeaveOutACopyThatAGatewayGaveAnotherId() {
        InboundMessage first = mail("<1@acme.example>", WORDS);
        stream.send(first);
        stream.send(mail(ANNA, "<renewed@gateway.example>", SALES, COPY));

        List<TicketUpdate> updates = stream.updates();
        assertThat(updates)
                .allSatisfy(update -> assertThat(update.ticket().id()).isEqualTo(first.ticket()));
        assertThat(updates.getLast().events())
                .containsExactly(new TicketEvent.MessageRepeated("<renewed@gateway.example>", SALES));
        assertThat(stream.read(Topic.IGNORED_MAIL, IgnoredMail.class))
                .singleElement()
                .satisfies(ignored -> {
                    assertThat(ignored.reason()).isEqualTo("same-content");
                    assertThat(ignored.messageId()).isEqualTo("<renewed@gateway.example>");
                    assertThat(ignored.mailbox()).isEqualTo(SALES);
                });
        assertThat(stream.driver().metrics().values())
                .filteredOn(metric -> metric.metricName().name().equals("left-out-total"))
                .singleElement()
                .returns(1.0, Metric::metricValue);
    }

    @Test
    void shouldTakeTheSameWordsLaterOrByTheSameWayForMeantAnew() {
        stream.send(mail("<1@acme.example>", WORDS));
        stream.send(mail("<2@acme.example>", writtenAfter(Duration.ofSeconds(1))));
        stream.send(mail("<3@acme.example>", WORDS));

        assertThat(ticketsOpened()).isEqualTo(3);
        assertThat(stream.read(Topic.IGNORED_MAIL, IgnoredMail.class)).isEmpty();
    }

    /// Down, up, down: the third tells something.
    @Test
    void shouldTakeTheSameWordsAfterOthersForMeantAnew() {
        stream.send(mail("<1@acme.example>", WORDS));
        stream.send(mail("<2@acme.example>", new MailContent("done", MORNING.plusSeconds(20), "directly")));
        stream.send(mail("<3@acme.example>", writtenAfter(Duration.ofSeconds(40))));

        assertThat(ticketsOpened()).isEqualTo(3);
    }

    @Test
    void shouldTakeTheSameWordsOfTwoPeopleForTwoMails() {
        stream.send(mail("<1@acme.example>", WORDS));
        stream.send(mail("ben@acme.example", "<2@acme.example>", SUPPORT, COPY));

        assertThat(ticketsOpened()).isEqualTo(2);
    }

    @Test
    void shouldTakeAnAlarmThatComesBackForANewOneUnlessItBearsTheSameDate() {
        stream.send(alarm("<1@acme.example>", WORDS));
        stream.send(alarm("<2@acme.example>", writtenAfter(Duration.ofSeconds(30))));
        stream.send(alarm("<3@acme.example>", COPY));

        assertThat(ticketsOpened()).isEqualTo(2);
    }

    @Test
    void shouldSayOnceThatAMailCameAgainHoweverOftenItIsHandedOver() {
        for (int i = 0; i < 3; i++) {
            stream.send(mail("<1@acme.example>", WORDS));
            stream.send(mail("<renewed@gateway.example>", COPY));
        }

        assertThat(events())
                .filteredOn(
                        event -> event instanceof TicketEvent.Opened || event instanceof TicketEvent.MessageRepeated)
                .hasSize(2);
        assertThat(stream.read(Topic.IGNORED_MAIL, IgnoredMail.class))
                .extracting(IgnoredMail::reason)
                .containsOnly("same-content", "same-message-id")
                .containsOnlyOnce("same-content");
    }

    /// One mail to two of our addresses is for both; see `docs/mail.md`.
    @Test
    void shouldBringAMailOfOneIdToEachOfOurAddresses() {
        stream.send(mail("<1@acme.example>", WORDS));
        stream.send(mail(ANNA, "<1@acme.example>", SALES, WORDS));

        assertThat(ticketsOpened()).isEqualTo(2);
    }

    @Test
    void shouldLeaveOutAFollowUpThatComesTwice() {
        InboundMessage first = mail("<1@acme.example>", WORDS);
        Instant later = MORNING.plusSeconds(600);
        stream.send(first);
        stream.send(Messages.reply(first.ticket(), ANNA, "<2@acme.example>", Threading.SIGNED)
                .withContent(new MailContent("any news?", later, "directly")));
        stream.send(Messages.reply(first.ticket(), ANNA, "<renewed@gateway.example>", Threading.SIGNED)
                .withContent(new MailContent("any news?", later, "by a gateway")));

        assertThat(events())
                .filteredOn(TicketEvent.MessageReceived.class::isInstance)
                .hasSize(2);
    }

    /// Its mailbox had not been marked when the program died, or a gateway's queue held it up.
    @Test
    void shouldKnowACopyAgainWeeksLater() {
        stream.send(mail("<1@acme.example>", WORDS));
        stream.send(mail("<renewed@gateway.example>", COPY));
        stream.advance(Duration.ofDays(29));
        stream.send(mail("<renewed@gateway.example>", COPY));
        stream.send(mail("<queued@gateway.example>", new MailContent(WORDS.name(), MORNING, "by a queue")));

        assertThat(ticketsOpened()).isEqualTo(1);
        assertThat(stream.read(Topic.IGNORED_MAIL, IgnoredMail.class))
                .extracting(mail -> mail.messageId() + " " + mail.reason())
                .containsExactly(
                        "<renewed@gateway.example> same-content",
                        "<renewed@gateway.example> same-message-id",
                        "<queued@gateway.example> same-content");
    }

    @Test
    void shouldForgetMailsAfterAMonth() {
        stream.send(mail("<1@acme.example>", WORDS));
        stream.advance(Duration.ofDays(31));
        stream.send(mail("<renewed@gateway.example>", COPY));

        assertThat(ticketsOpened()).isEqualTo(2);
    }

    @Test
    void shouldKnowAnAlarmAgainForAnHourOnly() {
        stream.send(alarm("<1@acme.example>", WORDS));
        stream.advance(Duration.ofMinutes(61));
        stream.send(alarm("<2@acme.example>", COPY));

        assertThat(ticketsOpened()).isEqualTo(2);
    }

    /// However much else its sender writes meanwhile.
    @Test
    void shouldKnowACopyAgainAmongManyMails() {
        stream.send(mail("<1@acme.example>", WORDS));
        for (int i = 0; i < 70; i++) {
            stream.send(mail("<other" + i + "@acme.example>", new MailContent("other " + i, MORNING, "directly")));
        }
        stream.send(mail("<renewed@gateway.example>", COPY));

        assertThat(ticketsOpened()).isEqualTo(71);
    }

    /// A scanner has one id for all that it sends.
    @Test
    void shouldTakeEachMailOnceThoughAllHaveOneId() {
        List<InboundMessage> scans = List.of(
                mail("<scan@scanner.example>", new MailContent("first", MORNING, "directly"))
                        .withLikeness("first"),
                mail("<scan@scanner.example>", new MailContent("second", MORNING, "directly"))
                        .withLikeness("second"),
                mail("<scan@scanner.example>", new MailContent("third", MORNING, "directly"))
                        .withLikeness("third"));

        scans.forEach(stream::send);
        assertThat(ticketsOpened()).isEqualTo(3);
        assertThat(stream.read(Topic.IGNORED_MAIL, IgnoredMail.class)).isEmpty();

        scans.forEach(stream::send);
        assertThat(ticketsOpened()).isZero();
        assertThat(stream.read(Topic.IGNORED_MAIL, IgnoredMail.class))
                .extracting(IgnoredMail::reason)
                .containsExactly("same-message-id", "same-message-id", "same-message-id");
    }

    @Test
    void shouldTakeInWhatIsComparedWithNothing() {
        stream.send(mail("<1@acme.example>", WORDS));
        stream.send(mail("<renewed@gateway.example>", COPY).withContent(null));

        assertThat(ticketsOpened()).isEqualTo(2);
    }
}
