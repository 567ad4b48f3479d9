package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.MergedTicket;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.tickets.topic.TopicNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tickets that are merged, and where what is written to them goes then.
class MergeTopologyTest {
    private static final TopicNames TOPICS = new TopicNames("");
    private static final Person FRANK = new Person("frank@acme.example", "Frank Doyle");
    private static final String ANNA = "anna@acme.example";

    private final InboundMessage annas = mail(ANNA, "<1@acme.example>");
    private final InboundMessage bens = mail("ben@acme.example", "<2@acme.example>");
    private final InboundMessage chloes = mail("chloe@acme.example", "<3@acme.example>");

    @TempDir
    private Path state;

    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        Properties properties = TicketTopologyTest.properties(state);
        driver = new TopologyTestDriver(TicketTopologyTest.topology().build(properties), properties);
        send(annas);
        send(bens);
        send(chloes);
        updates();
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private static InboundMessage mail(String from, String messageId) {
        return Messages.mail(from, messageId, "The lift makes an odd noise since this morning.");
    }

    private void send(InboundMessage message) {
        send(Topic.INBOUND, message.ticket(), Json.bytes(message));
    }

    private void send(TicketCommand.FromDesk command) {
        send(Topic.COMMANDS, command.ticket(), Json.bytes(command));
    }

    private void send(Topic topic, TicketId key, byte[] value) {
        driver.createInputTopic(TOPICS.of(topic), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key.toString(), value);
    }

    private void merge(InboundMessage source, InboundMessage target) {
        send(new TicketCommand.Merge(source.ticket(), "acme", FRANK, target.ticket(), null));
    }

    private List<TicketUpdate> updates() {
        TestOutputTopic<String, byte[]> updates = driver.createOutputTopic(
                TOPICS.of(Topic.UPDATES), new StringDeserializer(), new ByteArrayDeserializer());
        return updates.readValuesToList().stream()
                .map(update -> Json.read(update, TicketUpdate.class))
                .toList();
    }

    private Ticket ticket(InboundMessage first) {
        return driver.<String, Ticket>getKeyValueStore("tickets")
                .get(first.ticket().toString());
    }

    /// Who took the messages, in order.
    private List<TicketId> takers() {
        return updates().stream()
                .filter(update -> update.events().stream().anyMatch(TicketEvent.MessageReceived.class::isInstance))
                .map(TicketUpdate::ticketId)
                .toList();
    }

    @Test
    void shouldMergeInThreeSteps() {
        merge(annas, bens);
        assertThat(updates())
                .extracting(
                        TicketUpdate::ticketId,
                        update -> update.events().getFirst().getClass().getSimpleName())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(annas.ticket(), "MergeRequested"),
                        org.assertj.core.groups.Tuple.tuple(bens.ticket(), "MergedIn"),
                        org.assertj.core.groups.Tuple.tuple(annas.ticket(), "Merged"));
        assertThat(ticket(annas).status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(ticket(annas).mergedInto()).isEqualTo(bens.ticket());
        assertThat(ticket(bens).merged()).extracting(MergedTicket::ticket).containsExactly(annas.ticket());
        assertThat(ticket(bens).hasParticipant(new Person(ANNA, null))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Threading.class,
            names = {"SIGNED", "SUBJECT_TAG", "REFERENCES"})
    void shouldLeadAMailOnHoweverItNamesTheMergedTicket(Threading threading) {
        merge(annas, bens);
        updates();
        send(Messages.reply(annas.ticket(), ANNA, "<4@acme.example>", threading));
        assertThat(takers()).containsExactly(bens.ticket());
    }

    @Test
    void shouldLeadOnWhatOnlyTheMergedTicketsParticipantsMayWrite() {
        send(Messages.reply(annas.ticket(), "dieter@acme.example", "<4@acme.example>", Threading.SIGNED));
        merge(annas, bens);
        updates();
        send(Messages.reply(annas.ticket(), "dieter@acme.example", "<5@acme.example>", Threading.SUBJECT_TAG));
        assertThat(takers()).containsExactly(bens.ticket());
    }

    @Test
    void shouldStillLetNoStrangerInByTag() {
        merge(annas, bens);
        updates();
        InboundMessage guess =
                Messages.reply(annas.ticket(), "eve@evil.example", "<4@evil.example>", Threading.SUBJECT_TAG);
        send(guess);
        assertThat(takers()).containsExactly(guess.conversation().ticketId());
    }

    @Test
    void shouldLeadChatOn() {
        InboundMessage chat = Messages.chat("room", ANNA, "1", "The lift makes an odd noise.");
        send(chat);
        send(new TicketCommand.Merge(chat.ticket(), "acme", FRANK, bens.ticket(), "the same"));
        updates();
        send(Messages.chat("room", ANNA, "2", "And it smells."));
        assertThat(takers()).containsExactly(bens.ticket());
    }

    @Test
    void shouldLeadABounceOn() {
        merge(annas, bens);
        updates();
        send(Messages.programs(
                        Automatic.BOUNCE,
                        Messages.reply(
                                annas.ticket(), "mailer-daemon@acme.example", "<4@acme.example>", Threading.SIGNED))
                .withReview("nobody signed it"));
        assertThat(takers()).containsExactly(bens.ticket());
    }

    @Test
    void shouldFollowChains() {
        merge(annas, bens);
        merge(bens, chloes);
        updates();
        send(Messages.reply(annas.ticket(), ANNA, "<4@acme.example>", Threading.SIGNED));
        assertThat(takers()).containsExactly(chloes.ticket());
        assertThat(ticket(chloes).merged())
                .extracting(MergedTicket::ticket)
                .containsExactly(bens.ticket(), annas.ticket());
    }

    @Test
    void shouldTakeTheSameMessageOnceWhereverItGoes() {
        InboundMessage before = Messages.reply(annas.ticket(), ANNA, "<4@acme.example>", Threading.SIGNED);
        InboundMessage after = Messages.reply(annas.ticket(), ANNA, "<5@acme.example>", Threading.SIGNED);
        send(before);
        merge(annas, bens);
        updates();
        send(before);
        send(annas);
        send(after);
        send(after);
        assertThat(takers()).containsExactly(bens.ticket());
    }

    @Test
    void shouldReopenTheTargetAndNotTheMergedTicket() {
        merge(annas, bens);
        send(new TicketCommand.Resolve(bens.ticket(), "acme", FRANK, "Oiled."));
        send(Messages.reply(annas.ticket(), ANNA, "<4@acme.example>", Threading.SIGNED));
        assertThat(ticket(bens).status()).isEqualTo(TicketStatus.REOPENED);
        assertThat(ticket(annas).status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void shouldRefuseACircle() {
        merge(annas, bens);
        merge(bens, annas);
        assertThat(refusal(bens)).contains(annas.ticket().toString(), "was merged into " + bens.ticket());
        assertThat(ticket(bens).mergedInto()).isNull();
    }

    @Test
    void shouldRefuseATicketThatIsNotThere() {
        InboundMessage nobodys = mail("nobody@acme.example", "<9@acme.example>");
        merge(annas, nobodys);
        assertThat(refusal(annas)).contains("there is no such ticket");
        assertThat(ticket(annas).merging()).isNull();
    }

    @Test
    void shouldRefuseTheTicketOfAnotherTenantAsIfItWereNotThere() {
        TicketId other = Messages.ofTenant("other", annas.ticket(), Threading.NONE)
                .conversation()
                .ticketId();
        InboundMessage theirs = Messages.ofTenant("other", other, Threading.NONE);
        send(theirs);
        updates();
        merge(annas, theirs);
        List<TicketUpdate> updates = updates();
        assertThat(updates).extracting(TicketUpdate::tenant).containsOnly("acme");
        assertThat(updates.getLast().events())
                .last()
                .isInstanceOfSatisfying(
                        TicketEvent.CommandRefused.class,
                        refused -> assertThat(refused.reason()).contains("there is no such ticket"));
        assertThat(ticket(theirs).merged()).isEmpty();
    }

    @Test
    void shouldRefuseAClosedTarget() {
        send(new TicketCommand.Close(bens.ticket(), "acme", FRANK));
        merge(annas, bens);
        assertThat(refusal(annas)).contains("it is closed: reopen it first");
        assertThat(ticket(annas).status()).isEqualTo(TicketStatus.ASSIGNED);
    }

    private String refusal(InboundMessage first) {
        return updates().stream()
                .filter(update -> update.ticketId().equals(first.ticket()))
                .flatMap(update -> update.events().stream())
                .filter(TicketEvent.CommandRefused.class::isInstance)
                .map(event -> ((TicketEvent.CommandRefused) event).reason())
                .reduce((_, last) -> last)
                .orElse("");
    }
}
