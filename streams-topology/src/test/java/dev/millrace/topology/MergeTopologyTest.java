package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.MergedTicket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tickets that are merged, and where what is written to them goes then.
class MergeTopologyTest {
    private static final Person FRANK = new Person("frank@acme.example", "Frank Doyle");
    private static final String ANNA = "anna@acme.example";

    private final InboundMessage annas = mail(ANNA, "<1@acme.example>");
    private final InboundMessage bens = mail("ben@acme.example", "<2@acme.example>");
    private final InboundMessage chloes = mail("chloe@acme.example", "<3@acme.example>");

    private TestStream stream;

    @BeforeEach
    void start(@TempDir Path state) {
        stream = TestStream.exactlyOnce(state);
        stream.send(annas);
        stream.send(bens);
        stream.send(chloes);
        stream.updates();
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    private static InboundMessage mail(String from, String messageId) {
        return Messages.mail(from, messageId, "The lift makes an odd noise since this morning.");
    }

    private void merge(InboundMessage source, InboundMessage target) {
        stream.send(new TicketCommand.Merge(source.ticket(), "acme", FRANK, target.ticket(), null));
    }

    /// Who took the messages, in order.
    private List<TicketId> takers() {
        return stream.updates().stream()
                .filter(update -> update.events().stream().anyMatch(TicketEvent.MessageReceived.class::isInstance))
                .map(TicketUpdate::ticketId)
                .toList();
    }

    @Test
    void shouldMergeInThreeSteps() {
        merge(annas, bens);
        assertThat(stream.updates())
                .extracting(
                        TicketUpdate::ticketId,
                        update -> update.events().getFirst().getClass().getSimpleName())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(annas.ticket(), "MergeRequested"),
                        org.assertj.core.groups.Tuple.tuple(bens.ticket(), "MergedIn"),
                        org.assertj.core.groups.Tuple.tuple(annas.ticket(), "Merged"));
        assertThat(stream.ticket(annas).status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(stream.ticket(annas).mergedInto()).isEqualTo(bens.ticket());
        assertThat(stream.ticket(bens).merged())
                .extracting(MergedTicket::ticket)
                .containsExactly(annas.ticket());
        assertThat(stream.ticket(bens).hasParticipant(new Person(ANNA, null))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Threading.class,
            names = {"SIGNED", "SUBJECT_TAG", "REFERENCES"})
    void shouldLeadAMailOnHoweverItNamesTheMergedTicket(Threading threading) {
        merge(annas, bens);
        stream.updates();
        stream.send(Messages.reply(annas.ticket(), ANNA, "<4@acme.example>", threading));
        assertThat(takers()).containsExactly(bens.ticket());
    }

    @Test
    void shouldLeadOnWhatOnlyTheMergedTicketsParticipantsMayWrite() {
        stream.send(Messages.reply(annas.ticket(), "dieter@acme.example", "<4@acme.example>", Threading.SIGNED));
        merge(annas, bens);
        stream.updates();
        stream.send(Messages.reply(annas.ticket(), "dieter@acme.example", "<5@acme.example>", Threading.SUBJECT_TAG));
        assertThat(takers()).containsExactly(bens.ticket());
    }

    @Test
    void shouldStillLetNoStrangerInByTag() {
        merge(annas, bens);
        stream.updates();
        InboundMessage guess =
                Messages.reply(annas.ticket(), "eve@evil.example", "<4@evil.example>", Threading.SUBJECT_TAG);
        stream.send(guess);
        assertThat(takers()).containsExactly(guess.conversation().ticketId());
    }

    @Test
    void shouldLeadChatOn() {
        InboundMessage chat = Messages.chat("room", ANNA, "1", "The lift makes an odd noise.");
        stream.send(chat);
        stream.send(new TicketCommand.Merge(chat.ticket(), "acme", FRANK, bens.ticket(), "the same"));
        stream.updates();
        stream.send(Messages.chat("room", ANNA, "2", "And it smells."));
        assertThat(takers()).containsExactly(bens.ticket());
    }

    @Test
    void shouldLeadABounceOn() {
        merge(annas, bens);
        stream.updates();
        stream.send(Messages.programs(
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
        stream.updates();
        stream.send(Messages.reply(annas.ticket(), ANNA, "<4@acme.example>", Threading.SIGNED));
        assertThat(takers()).containsExactly(chloes.ticket());
        assertThat(stream.ticket(chloes).merged())
                .extracting(MergedTicket::ticket)
                .containsExactly(bens.ticket(), annas.ticket());
    }

    @Test
    void shouldTakeTheSameMessageOnceWhereverItGoes() {
        InboundMessage before = Messages.reply(annas.ticket(), ANNA, "<4@acme.example>", Threading.SIGNED);
        InboundMessage after = Messages.reply(annas.ticket(), ANNA, "<5@acme.example>", Threading.SIGNED);
        stream.send(before);
        merge(annas, bens);
        stream.updates();
        stream.send(before);
        stream.send(annas);
        stream.send(after);
        stream.send(after);
        assertThat(takers()).containsExactly(bens.ticket());
    }

    @Test
    void shouldReopenTheTargetAndNotTheMergedTicket() {
        merge(annas, bens);
        stream.send(new TicketCommand.Resolve(bens.ticket(), "acme", FRANK, "Oiled."));
        stream.send(Messages.reply(annas.ticket(), ANNA, "<4@acme.example>", Threading.SIGNED));
        assertThat(stream.ticket(bens).status()).isEqualTo(TicketStatus.REOPENED);
        assertThat(stream.ticket(annas).status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void shouldRefuseACircle() {
        merge(annas, bens);
        merge(bens, annas);
        assertThat(refusal(bens)).contains(annas.ticket().toString(), "was merged into " + bens.ticket());
        assertThat(stream.ticket(bens).mergedInto()).isNull();
    }

    @Test
    void shouldRefuseATicketThatIsNotThere() {
        InboundMessage nobodys = mail("nobody@acme.example", "<9@acme.example>");
        merge(annas, nobodys);
        assertThat(refusal(annas)).contains("there is no such ticket");
        assertThat(stream.ticket(annas).merging()).isNull();
    }

    @Test
    void shouldRefuseTheTicketOfAnotherTenantAsIfItWereNotThere() {
        TicketId other = Messages.ofTenant("other", annas.ticket(), Threading.NONE)
                .conversation()
                .ticketId();
        InboundMessage theirs = Messages.ofTenant("other", other, Threading.NONE);
        stream.send(theirs);
        stream.updates();
        merge(annas, theirs);
        List<TicketUpdate> updates = stream.updates();
        assertThat(updates).extracting(TicketUpdate::tenant).containsOnly("acme");
        assertThat(updates.getLast().events())
                .last()
                .isInstanceOfSatisfying(
                        TicketEvent.CommandRefused.class,
                        refused -> assertThat(refused.reason()).contains("there is no such ticket"));
        assertThat(stream.ticket(theirs).merged()).isEmpty();
    }

    @Test
    void shouldRefuseAClosedTarget() {
        stream.send(new TicketCommand.Close(bens.ticket(), "acme", FRANK));
        merge(annas, bens);
        assertThat(refusal(annas)).contains("it is closed: reopen it first");
        assertThat(stream.ticket(annas).status()).isEqualTo(TicketStatus.ASSIGNED);
    }

    private String refusal(InboundMessage first) {
        return stream.updates().stream()
                .filter(update -> update.ticketId().equals(first.ticket()))
                .flatMap(update -> update.events().stream())
                .filter(TicketEvent.CommandRefused.class::isInstance)
                .map(event -> ((TicketEvent.CommandRefused) event).reason())
                .reduce((_, last) -> last)
                .orElse("");
    }
}
