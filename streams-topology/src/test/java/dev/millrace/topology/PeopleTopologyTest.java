package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.people.PersonFacts;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Priority;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the directory said of people, read beside the messages.
class PeopleTopologyTest {
    private static final String KEY = "acme/anna@acme.example";

    private TestStream stream;
    private Instant read;
    private int mails;

    @BeforeEach
    void start(@TempDir Path state) {
        stream = TestStream.start(state);
        read = Instant.now();
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    private PersonFacts anna(boolean locked, boolean vip) {
        return new PersonFacts(
                "anna",
                "Anna Keller",
                null,
                null,
                null,
                vip,
                locked,
                false,
                false,
                read,
                read.plus(Duration.ofMinutes(30)));
    }

    private void said(PersonFacts facts) {
        stream.send(Topic.PEOPLE, KEY, Json.bytes(facts));
    }

    private InboundMessage mail() {
        return Messages.mail("Anna@acme.example", "<" + ++mails + "@acme.example>", "I cannot sign in.");
    }

    private List<TicketEvent> events(InboundMessage message) {
        stream.send(message);
        return stream.updates().stream()
                .flatMap(update -> update.events().stream())
                .toList();
    }

    private static Diagnosis diagnosis(List<TicketEvent> events) {
        return events.stream()
                .filter(TicketEvent.Diagnosed.class::isInstance)
                .map(event -> ((TicketEvent.Diagnosed) event).diagnosis())
                .findFirst()
                .orElseThrow();
    }

    private static boolean tellsOfALock(Diagnosis diagnosis) {
        return diagnosis.hypotheses().stream()
                .flatMap(hypothesis -> hypothesis.evidence().stream())
                .anyMatch(evidence ->
                        evidence.startsWith("the directory said") && evidence.endsWith("that the account was locked"));
    }

    @Test
    void shouldTellOnTheTicketThatTheAccountWasLocked() {
        said(anna(true, false));

        Diagnosis diagnosis = diagnosis(events(mail()));

        assertThat(tellsOfALock(diagnosis)).isTrue();
        assertThat(diagnosis.runbook()).isEqualTo("unlock-account");
    }

    @Test
    void shouldRaiseAMarkedVip() {
        said(anna(false, true));

        assertThat(events(Messages.saying("My screen is broken.", mail())))
                .filteredOn(TicketEvent.Prioritised.class::isInstance)
                .extracting(
                        event -> ((TicketEvent.Prioritised) event).priority().value())
                .containsExactly(Priority.P2);
    }

    @Test
    void shouldKnowNothingOfWhoOnlyClaimsToBeThePerson() {
        said(anna(true, true));

        assertThat(tellsOfALock(diagnosis(events(Messages.claimed(mail()))))).isFalse();
    }

    @Test
    void shouldForgetWhoIsGone() {
        said(anna(true, false));
        stream.send(Topic.PEOPLE, KEY, null);

        assertThat(tellsOfALock(diagnosis(events(mail())))).isFalse();
    }

    @Test
    void shouldGoOnWithTheLatestReading() {
        said(anna(true, false));
        said(anna(false, false));

        assertThat(tellsOfALock(diagnosis(events(mail())))).isFalse();
    }

    @Test
    void shouldTakeAnOldLockForUnknown() {
        read = Instant.now().minus(Duration.ofHours(2));
        said(anna(true, false));

        assertThat(tellsOfALock(diagnosis(events(mail())))).isFalse();
    }

    @Test
    void shouldKnowNobodyOfAnotherTenant() {
        stream.send(Topic.PEOPLE, "other/anna@acme.example", Json.bytes(anna(true, false)));

        assertThat(tellsOfALock(diagnosis(events(mail())))).isFalse();
    }

    @Test
    void shouldGoOnWithoutWhatCannotBeRead() {
        stream.send(Topic.PEOPLE, KEY, "{\"locked\":\"perhaps\"".getBytes(StandardCharsets.UTF_8));

        assertThat(tellsOfALock(diagnosis(events(mail())))).isFalse();
    }
}
