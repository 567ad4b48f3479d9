package dev.millrace.intake.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.RemediationOutcome.Phase;
import dev.millrace.tickets.remediation.WaitCause;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

class ConversationTest {
    private static final ConversationKey KEY = new ConversationKey("acme", "c1");
    private static final String TICKET = KEY.ticket().toString();

    private final Conversation conversation = new Conversation(KEY.ticket());

    @Test
    void shouldTellStatusChangesAndStepsInThePersonsLanguage() {
        ChatSocket socket = attached();

        conversation.follow(ChatFixtures.update(KEY, 1, TicketStatus.NEW, null));
        conversation.follow(ChatFixtures.update(KEY, 2, TicketStatus.NEW, "de"));
        conversation.follow(ChatFixtures.update(
                KEY,
                3,
                TicketStatus.REMEDIATING,
                "de",
                new TicketEvent.RemediationProgressed("r", 1, "unlock", Phase.APPLY, "")));

        assertThat(frames(socket))
                .containsExactly(
                        new DeskFrame.Update(TICKET, "NEW", "We have your message."),
                        new DeskFrame.Update(TICKET, "REMEDIATING", "Wir arbeiten daran: unlock"));
    }

    @ParameterizedTest
    @NullSource
    @EnumSource
    void shouldTellWhyARunWaitsInEachLanguage(@Nullable WaitCause cause) {
        Set<String> told = new HashSet<>();
        for (String language : List.of("en", "de", "fr", "es")) {
            told.add(Progress.text(ChatFixtures.update(
                    KEY,
                    2,
                    TicketStatus.REMEDIATING,
                    language,
                    new TicketEvent.RemediationDeferred("r", 1, "directory", cause, "away", Instant.EPOCH))));
        }

        assertThat(told).hasSize(4).noneMatch(text -> text.contains("directory") || text.contains("{"));
    }

    @Test
    void shouldTellThatACodeDoesNotCount() {
        ChatSocket socket = attached();
        conversation.follow(ChatFixtures.update(KEY, 1, TicketStatus.AWAITING_IDENTITY, "en"));
        conversation.follow(ChatFixtures.update(
                KEY, 2, TicketStatus.AWAITING_IDENTITY, "de", ChatFixtures.received("ABCD-EFGH"), refused(4)));
        conversation.follow(ChatFixtures.update(
                KEY, 3, TicketStatus.AWAITING_IDENTITY, "es", ChatFixtures.received("ABCD-EFGH"), refused(1)));
        conversation.follow(ChatFixtures.update(
                KEY, 4, TicketStatus.AWAITING_IDENTITY, "en", ChatFixtures.received("ABCD-EFGH"), refused(0)));
        conversation.follow(ChatFixtures.update(KEY, 5, TicketStatus.AWAITING_IDENTITY, "en", refused(3)));

        assertThat(frames(socket))
                .extracting(frame -> ((DeskFrame.Update) frame).text())
                .as("one that came by another door is answered there")
                .containsExactly(
                        "Please confirm that it was you; we have sent you a mail.",
                        "Dieser Code zählt nicht. Sie haben noch 4 Versuche; der richtige steht in der neuesten Mail.",
                        "Ese código no cuenta. Le queda 1 intento; el correcto está en el mensaje más reciente.",
                        "Too many codes were wrong. Please use the button in the mail, or try again in some minutes.");
    }

    private static TicketEvent refused(int left) {
        return new TicketEvent.CodeRefused("q-1", "the code is wrong", left, null, Instant.EPOCH);
    }

    @Test
    void shouldNotSayThatItKnowsWhatItIsUnsureOf() {
        for (String language : List.of("en", "de", "fr", "es")) {
            String known = Progress.text(ChatFixtures.update(KEY, 1, TicketStatus.DIAGNOSED, language));

            assertThat(Progress.text(ChatFixtures.unsure(KEY, language))).isNotEqualTo(known);
        }
        assertThat(Progress.text(ChatFixtures.unsure(KEY, "en")))
                .isEqualTo("We have read it and decide what comes next.");
    }

    @Test
    void shouldTellASocketThatComesBackTheLatestUpdateAndTheAnswersItMissed() {
        ChatSocket first = attached();
        conversation.follow(
                ChatFixtures.update(KEY, 1, TicketStatus.NEW, "en", ChatFixtures.replied("1", "We have it.")));
        hear(first);
        conversation.detach(first);
        conversation.follow(
                ChatFixtures.update(KEY, 2, TicketStatus.RESOLVED, "en", ChatFixtures.replied("2", "It is unlocked.")));

        ChatSocket second = attached();

        assertThat(frames(second))
                .containsExactly(
                        new DeskFrame.Update(TICKET, "RESOLVED", "Done."),
                        new DeskFrame.Answer(TICKET, "It is unlocked."));
        hear(second);
        conversation.detach(second);
        assertThat(frames(attached())).hasSize(1);
    }

    /// A connection without its network takes frames until nobody has answered for a while.
    @Test
    void shouldTellAgainWhatACutConnectionHasNotHeard() {
        ChatSocket cut = attached();
        reply(1, "We have it.");
        hear(cut);
        reply(2, "Please restart.");
        cut.wrote(answer("Please restart."));

        ChatSocket other = attached();
        reply(3, "It is unlocked.");
        conversation.detach(cut);

        List<DeskFrame> expected = List.of(answer("Please restart."), answer("It is unlocked."));
        assertThat(answers(other)).isEqualTo(expected);
        conversation.detach(other);
        assertThat(answers(attached())).isEqualTo(expected);
    }

    /// A ping that was written before an answer says nothing of it.
    @Test
    void shouldTakeAnAnswerForHeardOnlyByAPingBehindIt() {
        ChatSocket socket = attached();
        long first = socket.pinged();
        reply(1, "We have it.");
        socket.wrote(answer("We have it."));
        long second = socket.pinged();
        socket.ponged(first);
        assertThat(socket.unheard()).containsExactly(answer("We have it."));

        reply(2, "It is unlocked.");
        socket.ponged(second);
        assertThat(socket.unheard()).containsExactly(answer("It is unlocked."));
    }

    /// No ping carried its number.
    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 2, Long.MAX_VALUE})
    void shouldTakeNoAnswerForHeardByAPongThatNoPingAskedFor(long number) {
        ChatSocket socket = attached();
        reply(1, "We have it.");
        socket.wrote(answer("We have it."));
        socket.pinged();

        socket.ponged(number);

        assertThat(socket.unheard()).containsExactly(answer("We have it."));
    }

    @Test
    void shouldRememberTheLastOfVeryManyUnheardAnswers() {
        ChatSocket socket = new ChatSocket(100);
        conversation.attach(socket);
        for (int i = 1; i <= 60; i++) {
            reply(i, "Answer " + i);
        }
        assertThat(socket.unheard()).hasSize(50).startsWith(answer("Answer 11"));

        IntStream.rangeClosed(1, 12).forEach(i -> socket.wrote(answer("Answer " + i)));
        socket.ponged(socket.pinged());
        assertThat(socket.unheard()).hasSize(48).startsWith(answer("Answer 13"));
    }

    private void reply(int version, String text) {
        conversation.follow(ChatFixtures.update(
                KEY, version, TicketStatus.ASSIGNED, "en", ChatFixtures.replied(Integer.toString(version), text)));
    }

    private static DeskFrame.Answer answer(String text) {
        return new DeskFrame.Answer(TICKET, text);
    }

    private static List<DeskFrame> answers(ChatSocket socket) {
        return frames(socket).stream()
                .filter(DeskFrame.Answer.class::isInstance)
                .toList();
    }

    private static void hear(ChatSocket socket) {
        socket.unheard().forEach(socket::wrote);
        socket.ponged(socket.pinged());
    }

    @Test
    void shouldNotTellTheRequesterWhatOthersWereWritten() {
        ChatSocket socket = attached();
        conversation.follow(ChatFixtures.update(
                KEY,
                1,
                TicketStatus.AWAITING_APPROVAL,
                "en",
                ChatFixtures.repliedToSomebodyElse("1", "May Anna join the group?")));

        assertThat(frames(socket)).hasOnlyElementsOfType(DeskFrame.Update.class);
    }

    @Test
    void shouldSayThatAMergedTicketGoesOnRatherThanThatItIsClosed() {
        ChatSocket socket = attached();

        conversation.follow(ChatFixtures.update(
                KEY,
                1,
                TicketStatus.CLOSED,
                "en",
                new TicketEvent.Merged(new TicketId(1), new Person("tom@acme.example", null), null)));

        assertThat(frames(socket))
                .containsExactly(new DeskFrame.Update(
                        TICKET, "CLOSED", "Goes on together with another request about the same; just write on here."));
    }

    @Test
    void shouldNotTellAnUpdateTwice() {
        ChatSocket socket = attached();
        for (int i = 0; i < 2; i++) {
            conversation.follow(
                    ChatFixtures.update(KEY, 1, TicketStatus.RESOLVED, "en", ChatFixtures.replied("1", "Done.")));
        }

        assertThat(frames(socket)).hasSize(2);
    }

    @Test
    void shouldConfirmALineAgainThatIsSafeAndNotOneThatIsOnItsWay() {
        ChatSocket socket = attached();

        assertThat(conversation.isNew("1")).isTrue();
        assertThat(conversation.isNew("1")).isFalse();
        conversation.confirm(List.of("1"));
        assertThat(conversation.isNew("1")).isFalse();

        assertThat(frames(socket)).containsExactly(new DeskFrame.Ack("1", TICKET), new DeskFrame.Ack("1", TICKET));
    }

    @Test
    void shouldLetALineBeSentAgainThatCouldNotBeHandedOver() {
        ChatSocket socket = attached();
        conversation.isNew("1");

        conversation.refuse(List.of("1"), "not now");

        assertThat(conversation.isNew("1")).isTrue();
        assertThat(frames(socket)).containsExactly(new DeskFrame.Problem("1", "not now"));
    }

    @Test
    void shouldCloseASocketThatReadsTooSlowly() {
        ChatSocket socket = new ChatSocket(4);
        int taken = 0;
        while (socket.send(new DeskFrame.Answer(TICKET, "x"))) {
            taken++;
        }

        assertThat(taken).isEqualTo(4);
        StepVerifier.create(socket.frames())
                .expectNextCount(4)
                .assertNext(last -> assertThat(last).isInstanceOf(DeskFrame.Problem.class))
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void shouldKeepForTheNextSocketWhatTheFirstIsTooSlowFor() {
        for (int i = 1; i <= 10; i++) {
            conversation.follow(ChatFixtures.update(
                    KEY, i, TicketStatus.RESOLVED, "en", ChatFixtures.replied("r" + i, "Answer " + i)));
        }
        ChatSocket slow = new ChatSocket(4);
        conversation.attach(slow);
        conversation.detach(slow);

        assertThat(frames(attached()))
                .filteredOn(DeskFrame.Answer.class::isInstance)
                .extracting(frame -> ((DeskFrame.Answer) frame).text())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> "Answer " + i)
                        .toList());
    }

    @Test
    void shouldRememberWhatHappenedWhileNobodyWasThere() {
        Conversations conversations = new Conversations(ChatFixtures.settings(20));
        conversations.follow(
                ChatFixtures.update(KEY, 4, TicketStatus.RESOLVED, "fr", ChatFixtures.replied("1", "C’est fait.")));
        ChatSocket socket = new ChatSocket(16);

        conversations.attach(KEY.ticket(), socket);

        assertThat(frames(socket)).hasSize(2).contains(new DeskFrame.Answer(TICKET, "C’est fait."));
    }

    private ChatSocket attached() {
        ChatSocket socket = new ChatSocket(16);
        conversation.attach(socket);
        return socket;
    }

    private static List<DeskFrame> frames(ChatSocket socket) {
        socket.close();
        return socket.frames().collectList().block(Duration.ofSeconds(5));
    }
}
