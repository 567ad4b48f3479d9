package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationRequest;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.topology.step.TimerSetting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ticket's way from its message to its end.
class TicketTopologyTest {
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
    void shouldTellEachStepAsAnUpdateOfItsOwn() {
        stream.send(Messages.lockedOut());
        List<TicketUpdate> updates = stream.updates();
        assertThat(updates).extracting(TicketUpdate::version).containsExactly(1L, 2L, 3L, 4L);
        assertThat(updates.get(0).events()).hasAtLeastOneElementOfType(TicketEvent.Understood.class);
        assertThat(updates.get(1).events()).hasOnlyElementsOfType(TicketEvent.Prioritised.class);
        assertThat(updates.get(2).events()).hasOnlyElementsOfType(TicketEvent.Diagnosed.class);
        assertThat(updates.get(3).events()).hasAtLeastOneElementOfType(TicketEvent.RemediationRequested.class);
        assertThat(stream.requests())
                .singleElement()
                .isInstanceOfSatisfying(RemediationRequest.Execute.class, execute -> {
                    assertThat(execute.runbook()).isEqualTo("unlock-account");
                    assertThat(execute.target()).isEqualTo("sender");
                });
    }

    @Test
    void shouldRunWhatATechnicianChoosesWherePolicyLetsIt() {
        InboundMessage message = nameless();
        Person frank = new Person("frank@acme.example", "Frank Doyle");
        stream.send(message);
        stream.send(new TicketCommand.RunRunbook(message.ticket(), "acme", frank, "book-room", "R2", Map.of()));
        assertThat(stream.updates().getLast().events())
                .contains(new TicketEvent.Assigned("service-desk", "no rule of the policy lets this run"));
        assertThat(stream.requests()).isEmpty();

        stream.send(new TicketCommand.RunRunbook(
                message.ticket(), "acme", frank, "restart-print-queue", "PRT-2F-07", Map.of("tray", "2")));
        assertThat(stream.ticket(message).status()).isEqualTo(TicketStatus.REMEDIATING);
        assertThat(stream.requests())
                .singleElement()
                .isInstanceOfSatisfying(RemediationRequest.Execute.class, execute -> {
                    assertThat(execute.runbook()).isEqualTo("restart-print-queue");
                    assertThat(execute.target()).isEqualTo("PRT-2F-07");
                    assertThat(execute.parameters()).isEqualTo(Map.of("tray", "2"));
                    assertThat(execute.askedBy()).isEqualTo(frank);
                    assertThat(execute.requester().address()).isEqualTo("anna@acme.example");
                });
    }

    @Test
    void shouldResolveWhenTheRunbookHasRunAndCloseWhenNobodyWritesAgain() {
        InboundMessage message = Messages.lockedOut();
        stream.send(message);
        String run = stream.runId();
        stream.send(new RemediationOutcome.Succeeded(message.ticket(), "acme", run, 1, "unlocked", null, null));
        assertThat(stream.ticket(message).status()).isEqualTo(TicketStatus.RESOLVED);
        stream.advance(Duration.ofDays(7).plusSeconds(1));
        assertThat(stream.ticket(message).status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(stream.driver().<String, Object>getKeyValueStore("timers").approximateNumEntries())
                .isZero();
    }

    @Test
    void shouldAcknowledgeWhatTakesLong() {
        stream.send(Messages.lockedOut());
        stream.updates();
        stream.advance(Duration.ofSeconds(61));
        assertThat(stream.updates())
                .singleElement()
                .satisfies(update ->
                        assertThat(update.events()).hasOnlyElementsOfType(TicketEvent.AcknowledgementDue.class));
    }

    @Test
    void shouldAskTheGroupsOwnerAndGiveUpWhenHeDoesNotAnswer() {
        InboundMessage message =
                Messages.mail("chloe@acme.example", "<5@acme.example>", "Please add me to the group finance-reports.");
        stream.send(message);
        assertThat(stream.requests()).singleElement().isInstanceOf(RemediationRequest.FindConsenters.class);
        assertThat(stream.ticket(message).status()).isEqualTo(TicketStatus.AWAITING_APPROVAL);
        stream.advance(Duration.ofDays(3).plusSeconds(1));
        assertThat(stream.ticket(message).status()).isEqualTo(TicketStatus.ASSIGNED);
    }

    @Test
    void shouldAskTheGroupsOwnerAnewOnceItIsNoLongerOnHold() {
        InboundMessage message =
                Messages.mail("chloe@acme.example", "<5@acme.example>", "Please add me to the group finance-reports.");
        Person frank = new Person("frank@acme.example", null);
        stream.send(message);
        stream.send(new TicketCommand.Hold(message.ticket(), "acme", frank, "do not do this yet"));
        stream.advance(Duration.ofDays(3).plusSeconds(1));
        assertThat(stream.ticket(message).status()).isEqualTo(TicketStatus.ON_HOLD);

        stream.send(new TicketCommand.Resume(message.ticket(), "acme", frank));
        assertThat(stream.ticket(message).status()).isEqualTo(TicketStatus.AWAITING_APPROVAL);
        assertThat(stream.requests())
                .hasOnlyElementsOfType(RemediationRequest.FindConsenters.class)
                .extracting(request -> ((RemediationRequest.FindConsenters) request).approvalId())
                .containsExactly(message.ticket() + "-1", message.ticket() + "-2");
    }

    @Test
    void shouldAskAClaimedSenderToConfirm() {
        InboundMessage message = Messages.mail("anna@home.example", "<6@home.example>", Messages.LOCKED);
        stream.send(message);
        assertThat(stream.ticket(message).status()).isEqualTo(TicketStatus.AWAITING_IDENTITY);
    }

    @Test
    void shouldGiveAQuestionToAPerson() {
        InboundMessage message = Messages.mail(
                "frank@acme.example",
                "<7@acme.example>",
                "Where can I find the guide for booking meeting rooms in the calendar?");
        stream.send(message);
        assertThat(stream.ticket(message).status()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(stream.ticket(message).assignee()).isEqualTo("service-desk");
        assertThat(stream.requests()).isEmpty();
    }

    @Test
    void shouldTakeCommandsFromTheDesk() {
        InboundMessage message = Messages.lockedOut();
        stream.send(message);
        stream.send(new TicketCommand.Assign(message.ticket(), "acme", "frank", new Person("admin", null)));
        assertThat(stream.ticket(message).assignee()).isEqualTo("frank");
    }

    @Test
    void shouldPutTimersAsideThatItCannotReadAndFireTheOthers() {
        InboundMessage message = Messages.lockedOut();
        stream.send(message);
        stream.updates();
        KeyValueStore<String, byte[]> timers = stream.driver().getKeyValueStore("timers");
        byte[] setting = Json.bytes(new TimerSetting("acme", null));
        byte[] garbage = {1, 2, 3};
        String ofLaterRelease = "0000000000000000|" + message.ticket() + "|TELEPORT";
        timers.put(ofLaterRelease, setting);
        timers.put("0000000000000001|" + message.ticket() + "|ACKNOWLEDGE", garbage);
        timers.put("0000000000000002|nonsense", setting);

        // One is put aside at a tick.
        for (int second = 0; second < 65; second++) {
            stream.advance(Duration.ofSeconds(1));
        }

        assertThat(stream.updates())
                .singleElement()
                .satisfies(update ->
                        assertThat(update.events()).hasOnlyElementsOfType(TicketEvent.AcknowledgementDue.class));
        List<TestRecord<String, byte[]>> letters = stream.records("tickets.commands.dlq");
        assertThat(letters)
                .extracting(TestRecord::key)
                .containsExactly(message.ticket().toString(), message.ticket().toString(), "0000000000000002|nonsense");
        assertThat(letters).extracting(TestRecord::value).containsExactly(setting, garbage, setting);
        assertThat(header(letters.getFirst(), "dlq.topic")).isEqualTo("timers");
        assertThat(header(letters.getFirst(), "dlq.error.message")).contains(ofLaterRelease, "TELEPORT");
        assertThat(stream.driver().metrics().values())
                .filteredOn(metric -> metric.metricName().name().equals("dropped-records-total"))
                .extracting(metric -> (double) metric.metricValue())
                .contains(3.0);
    }

    @Test
    void shouldNotLetTimersWaitForThoseThatItCannotRead() {
        InboundMessage message = Messages.lockedOut();
        stream.send(message);
        stream.updates();
        KeyValueStore<String, byte[]> timers = stream.driver().getKeyValueStore("timers");
        byte[] setting = Json.bytes(new TimerSetting("acme", null));
        for (int i = 0; i < 3; i++) {
            timers.put("000000000000000" + i + "|" + message.ticket() + "|TELEPORT", setting);
        }

        stream.advance(Duration.ofSeconds(61));

        assertThat(stream.updates())
                .singleElement()
                .satisfies(update ->
                        assertThat(update.events()).hasOnlyElementsOfType(TicketEvent.AcknowledgementDue.class));
        assertThat(stream.records("tickets.commands.dlq")).hasSize(1);
        stream.advance(Duration.ofSeconds(1));
        stream.advance(Duration.ofSeconds(1));
        assertThat(stream.records("tickets.commands.dlq")).hasSize(2);
    }

    private static String header(TestRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
