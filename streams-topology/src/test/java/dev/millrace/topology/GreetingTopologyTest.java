package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.RemediationRequest;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever only greets, or does not name what it is about, is asked once; the stream goes on with what he answers.
class GreetingTopologyTest {
    private TestStream stream;

    @BeforeEach
    void start(@TempDir Path state) {
        stream = TestStream.start(state);
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    private static InboundMessage nameless() {
        return Messages.mail(
                "anna@acme.example",
                "<1@acme.example>",
                "Print jobs are stuck in the queue of our printer. Please restart the queue.");
    }

    @Test
    void shouldAskWhichPrinterAndRestartItOnceTheRequesterHasAnswered() {
        InboundMessage message = nameless();
        stream.send(message);
        assertThat(stream.updates().getLast().events()).hasAtLeastOneElementOfType(TicketEvent.QuestionAsked.class);
        assertThat(stream.ticket(message).status()).isEqualTo(TicketStatus.ASSIGNED);

        stream.send(Messages.answer(message.ticket(), "anna@acme.example", "<2@acme.example>", "It is PRT-2F-07"));

        assertThat(stream.ticket(message).status()).isEqualTo(TicketStatus.REMEDIATING);
        assertThat(stream.ticket(message).question()).isNull();
        assertThat(stream.requests())
                .singleElement()
                .isInstanceOfSatisfying(RemediationRequest.Execute.class, execute -> {
                    assertThat(execute.runbook()).isEqualTo("restart-print-queue");
                    assertThat(execute.target()).isEqualTo("PRT-2F-07");
                });
    }

    @Test
    void shouldLetNobodyElseAnswer() {
        InboundMessage message = nameless();
        stream.send(message);

        stream.send(Messages.answer(message.ticket(), "ben@acme.example", "<2@acme.example>", "It is PRT-2F-07"));

        assertThat(stream.requests()).isEmpty();
        assertThat(stream.ticket(message).question()).isNotNull();
    }

    @Test
    void shouldNotAskTwice() {
        InboundMessage message = nameless();
        stream.send(message);

        stream.send(Messages.answer(message.ticket(), "anna@acme.example", "<2@acme.example>", "Any news?"));
        stream.updates();
        stream.send(Messages.answer(message.ticket(), "anna@acme.example", "<3@acme.example>", "Any news?"));

        assertThat(stream.ticket(message).question()).isNull();
        assertThat(stream.ticket(message).status()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(stream.updates())
                .flatExtracting(TicketUpdate::events)
                .noneMatch(TicketEvent.Diagnosed.class::isInstance);
    }

    @Test
    void shouldUnderstandWhatFollowsAGreetingAsIfItHadComeFirst() {
        InboundMessage greeting = Messages.chat("c-7", "anna@acme.example", "c-7/1", "Hi");
        stream.send(greeting);
        assertThat(stream.updates().getLast().events()).hasAtLeastOneElementOfType(TicketEvent.QuestionAsked.class);
        assertThat(stream.ticket(greeting).unsure()).isTrue();
        stream.send(Messages.chat("c-7", "anna@acme.example", "c-7/2", "hello?"));
        assertThat(stream.updates().getLast().events())
                .as("asked once")
                .doesNotHaveAnyElementsOfTypes(TicketEvent.QuestionAsked.class, TicketEvent.Diagnosed.class);

        stream.send(Messages.chat("c-7", "anna@acme.example", "c-7/3", "my account is locked, please unlock it"));

        assertThat(stream.ticket(greeting).category()).isEqualTo(Category.ACCOUNT_LOCKED);
        assertThat(stream.ticket(greeting).runbook()).isEqualTo("unlock-account");
        assertThat(stream.ticket(greeting).question()).isNull();
        assertThat(stream.updates())
                .flatExtracting(TicketUpdate::events)
                .hasAtLeastOneElementOfType(TicketEvent.Prioritised.class)
                .hasAtLeastOneElementOfType(TicketEvent.Diagnosed.class)
                .hasAtLeastOneElementOfType(TicketEvent.Authorised.class);
        stream.send(Messages.chat("c-7", "anna@acme.example", "c-7/4", "and install Visio please"));
        assertThat(stream.ticket(greeting).runbook()).as("once").isEqualTo("unlock-account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "ok, one moment", "ok", "thanks", "Moment bitte", "un momento"})
    void shouldStillWaitForTheMatterWhereAnAnswerSaysNothing(String nothing) {
        InboundMessage greeting = Messages.chat("c-9", "anna@acme.example", "c-9/1", "Hi");
        stream.send(greeting);
        stream.updates();

        stream.send(Messages.chat("c-9", "anna@acme.example", "c-9/2", nothing));

        assertThat(stream.updates())
                .flatExtracting(TicketUpdate::events)
                .as("asked once")
                .noneMatch(event ->
                        event instanceof TicketEvent.QuestionAsked || event instanceof TicketEvent.Prioritised);
        stream.send(Messages.chat("c-9", "anna@acme.example", "c-9/3", "my account is locked, please unlock it"));
        assertThat(stream.ticket(greeting).category()).isEqualTo(Category.ACCOUNT_LOCKED);
        assertThat(stream.ticket(greeting).runbook()).isEqualTo("unlock-account");
        assertThat(stream.ticket(greeting).question()).isNull();
    }

    @Test
    void shouldLetNobodyElseSayWhatAGreetingIsAbout() {
        InboundMessage greeting = Messages.mail("anna@acme.example", "<1@acme.example>", "Hi");
        stream.send(greeting);
        Ticket asked = stream.ticket(greeting);
        assertThat(asked.question()).isNotNull();

        stream.send(Messages.answer(greeting.ticket(), "ben@acme.example", "<2@acme.example>", "Mein VPN ist kaputt"));
        InboundMessage unproven =
                Messages.answer(greeting.ticket(), "anna@acme.example", "<3@acme.example>", "Mein VPN ist kaputt");
        stream.send(Messages.claimed(unproven));

        assertThat(stream.ticket(greeting).category()).isEqualTo(asked.category());
        assertThat(stream.ticket(greeting).language()).isEqualTo(asked.language());
        assertThat(stream.ticket(greeting).question()).as("still open").isEqualTo(asked.question());
    }

    @Test
    void shouldLeaveAGreetingToThePersonWhoTookIt() {
        InboundMessage greeting = Messages.chat("c-8", "anna@acme.example", "c-8/1", "Guten Morgen zusammen!");
        stream.send(greeting);
        stream.send(new TicketCommand.Assign(
                greeting.ticket(), "acme", "frank@acme.example", new Person("frank@acme.example", null)));
        stream.updates();

        stream.send(Messages.chat("c-8", "anna@acme.example", "c-8/2", "my account is locked, please unlock it"));

        assertThat(stream.updates())
                .flatExtracting(TicketUpdate::events)
                .noneMatch(TicketEvent.Diagnosed.class::isInstance);
        assertThat(stream.ticket(greeting).status()).isEqualTo(TicketStatus.ASSIGNED);
    }

    @Test
    void shouldLeaveTheCategoryToThePersonWhoTookAGreeting() {
        InboundMessage greeting = Messages.chat("c-10", "anna@acme.example", "c-10/1", "Hi");
        stream.send(greeting);
        Person frank = new Person("frank@acme.example", null);
        stream.send(new TicketCommand.Assign(greeting.ticket(), "acme", "frank@acme.example", frank));
        Ticket taken = stream.ticket(greeting);

        stream.send(Messages.chat("c-10", "anna@acme.example", "c-10/2", "my VPN is broken"));
        stream.send(Messages.chat("c-10", "anna@acme.example", "c-10/3", "Gibt es etwas Neues vom Drucker?"));

        assertThat(taken.question()).isNull();
        assertThat(stream.ticket(greeting).category()).isEqualTo(taken.category());
        assertThat(stream.ticket(greeting).language()).isEqualTo(taken.language());
    }

    @Test
    void shouldLeaveTheCategoryToThePersonWhoHoldsAGreeting() {
        InboundMessage greeting = Messages.chat("c-11", "anna@acme.example", "c-11/1", "Hi");
        stream.send(greeting);
        stream.send(
                new TicketCommand.Hold(greeting.ticket(), "acme", new Person("frank@acme.example", null), "looking"));
        Ticket held = stream.ticket(greeting);

        stream.send(Messages.chat("c-11", "anna@acme.example", "c-11/2", "my VPN is broken"));

        assertThat(stream.ticket(greeting).category()).isEqualTo(held.category());
    }

    @Test
    void shouldKeepThePriorityThatAPersonGaveAGreeting() {
        InboundMessage greeting = Messages.chat("c-12", "anna@acme.example", "c-12/1", "Hello");
        stream.send(greeting);
        Person frank = new Person("frank@acme.example", null);
        stream.send(new TicketCommand.CorrectPriority(greeting.ticket(), "acme", frank, Priority.P1));

        stream.send(Messages.chat("c-12", "anna@acme.example", "c-12/2", "my account is locked, please unlock it"));

        assertThat(stream.ticket(greeting).runbook()).isEqualTo("unlock-account");
        assertThat(stream.ticket(greeting).priority()).isEqualTo(Priority.P1);
    }

    @Test
    void shouldDiagnoseNothingElseThanWhatAPersonSaidAGreetingIsAbout() {
        InboundMessage greeting = Messages.chat("c-13", "anna@acme.example", "c-13/1", "Hello");
        stream.send(greeting);
        Person frank = new Person("frank@acme.example", null);
        stream.send(new TicketCommand.CorrectCategory(greeting.ticket(), "acme", frank, Category.HARDWARE));
        Ticket corrected = stream.ticket(greeting);
        stream.updates();

        stream.send(Messages.chat("c-13", "anna@acme.example", "c-13/2", "my account is locked, please unlock it"));

        assertThat(stream.updates())
                .flatExtracting(TicketUpdate::events)
                .noneMatch(event -> event instanceof TicketEvent.Diagnosed || event instanceof TicketEvent.Prioritised);
        assertThat(stream.ticket(greeting).runbook()).isEqualTo(corrected.runbook());
        assertThat(stream.ticket(greeting).category()).isEqualTo(Category.HARDWARE);
        assertThat(stream.requests()).isEmpty();

        stream.send(new TicketCommand.CorrectCategory(greeting.ticket(), "acme", frank, Category.ACCOUNT_LOCKED));
        stream.send(Messages.chat("c-13", "anna@acme.example", "c-13/3", "my account is locked, please unlock it"));
        assertThat(stream.ticket(greeting).runbook()).isEqualTo("unlock-account");
    }
}
