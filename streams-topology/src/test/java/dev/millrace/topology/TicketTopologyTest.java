package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.policy.PolicyFile;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationRequest;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.tickets.topic.TopicNames;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.topology.models.ModelsInForce;
import dev.millrace.topology.step.DeskRules;
import dev.millrace.topology.step.FollowUps;
import dev.millrace.topology.step.Technicians;
import dev.millrace.topology.step.TimerSetting;
import dev.millrace.topology.stream.StreamProperties;
import dev.millrace.topology.stream.StreamSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketTopologyTest {
    static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;
    private static final TopicNames TOPICS = new TopicNames("");
    static final DeskRules RULES = new DeskRules(
            Duration.ofDays(3),
            "service-desk",
            Duration.ofMinutes(1),
            Duration.ofDays(7),
            Messages.CODES,
            FollowUps.USUAL,
            new Technicians(Map.of("acme", Set.of("frank@acme.example"))),
            Map.of());
    private static final String LOCKED = "My account is locked. Please unlock it.";

    @TempDir
    private Path state;

    private TopologyTestDriver driver;

    static Properties properties(Path state) {
        return properties(state, TOPICS);
    }

    static Properties properties(Path state, TopicNames topics) {
        StreamSettings settings = new StreamSettings(
                "test", "1", state, 1, 0, Duration.ofMillis(20), 8L << 20, "classic", null, Duration.ofSeconds(5));
        return StreamProperties.of(settings, Map.of("bootstrap.servers", "nowhere.invalid:9092"), topics, (short) 1);
    }

    static TicketTopology topology() {
        return topology(ModelsInForce.shippedOnly(ENRICHMENT));
    }

    static TicketTopology topology(ModelsInForce models) {
        return new TicketTopology(TOPICS, models, PolicyFile.shipped(), RULES);
    }

    @BeforeEach
    void start() {
        Properties properties = properties(state);
        // The driver forgets a transaction's first records when they are dead letters only.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        driver = new TopologyTestDriver(topology().build(properties), properties);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private void send(InboundMessage message) {
        send(Topic.INBOUND, message.ticket().toString(), Json.bytes(message));
    }

    private void send(Topic topic, String key, byte[] value) {
        driver.createInputTopic(TOPICS.of(topic), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    private void send(Topic topic, String key, byte[] value, Instant at) {
        driver.createInputTopic(TOPICS.of(topic), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value, at);
    }

    private void send(RemediationOutcome outcome) {
        send(Topic.REMEDIATION_OUTCOMES, outcome.ticket().toString(), Json.bytes(outcome));
    }

    private void send(TicketCommand.FromDesk command) {
        send(Topic.COMMANDS, command.ticket().toString(), Json.bytes(command));
    }

    private List<TestRecord<String, byte[]>> read(String topic) {
        TestOutputTopic<String, byte[]> output =
                driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
        return output.readRecordsToList();
    }

    private <T> List<T> read(Topic topic, Class<T> type) {
        return read(TOPICS.of(topic)).stream()
                .map(told -> Json.read(told.value(), type))
                .toList();
    }

    private List<TicketUpdate> updates() {
        return read(Topic.UPDATES, TicketUpdate.class);
    }

    private List<RemediationRequest> requests() {
        return read(Topic.REMEDIATION_REQUESTS, RemediationRequest.class);
    }

    private Ticket ticket(InboundMessage message) {
        return driver.<String, Ticket>getKeyValueStore("tickets")
                .get(message.ticket().toString());
    }

    private static InboundMessage lockedOut() {
        return Messages.mail("anna@acme.example", "<1@acme.example>", LOCKED);
    }

    private String runId() {
        return requests().stream()
                .filter(RemediationRequest.Execute.class::isInstance)
                .map(request -> ((RemediationRequest.Execute) request).runId())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldTellEachStepAsAnUpdateOfItsOwn() {
        send(lockedOut());
        List<TicketUpdate> updates = updates();
        assertThat(updates).extracting(TicketUpdate::version).containsExactly(1L, 2L, 3L, 4L);
        assertThat(updates.get(0).events()).hasAtLeastOneElementOfType(TicketEvent.Understood.class);
        assertThat(updates.get(1).events()).hasOnlyElementsOfType(TicketEvent.Prioritised.class);
        assertThat(updates.get(2).events()).hasOnlyElementsOfType(TicketEvent.Diagnosed.class);
        assertThat(updates.get(3).events()).hasAtLeastOneElementOfType(TicketEvent.RemediationRequested.class);
        assertThat(requests()).singleElement().isInstanceOfSatisfying(RemediationRequest.Execute.class, execute -> {
            assertThat(execute.runbook()).isEqualTo("unlock-account");
            assertThat(execute.target()).isEqualTo("sender");
        });
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
        send(message);
        assertThat(updates().getLast().events()).hasAtLeastOneElementOfType(TicketEvent.QuestionAsked.class);
        assertThat(ticket(message).status()).isEqualTo(TicketStatus.ASSIGNED);

        send(Messages.answer(message.ticket(), "anna@acme.example", "<2@acme.example>", "It is PRT-2F-07"));

        assertThat(ticket(message).status()).isEqualTo(TicketStatus.REMEDIATING);
        assertThat(ticket(message).question()).isNull();
        assertThat(requests()).singleElement().isInstanceOfSatisfying(RemediationRequest.Execute.class, execute -> {
            assertThat(execute.runbook()).isEqualTo("restart-print-queue");
            assertThat(execute.target()).isEqualTo("PRT-2F-07");
        });
    }

    @Test
    void shouldRunWhatATechnicianChoosesWherePolicyLetsIt() {
        InboundMessage message = nameless();
        Person frank = new Person("frank@acme.example", "Frank Doyle");
        send(message);
        send(new TicketCommand.RunRunbook(message.ticket(), "acme", frank, "book-room", "R2", Map.of()));
        assertThat(updates().getLast().events())
                .contains(new TicketEvent.Assigned("service-desk", "no rule of the policy lets this run"));
        assertThat(requests()).isEmpty();

        send(new TicketCommand.RunRunbook(
                message.ticket(), "acme", frank, "restart-print-queue", "PRT-2F-07", Map.of("tray", "2")));
        assertThat(ticket(message).status()).isEqualTo(TicketStatus.REMEDIATING);
        assertThat(requests()).singleElement().isInstanceOfSatisfying(RemediationRequest.Execute.class, execute -> {
            assertThat(execute.runbook()).isEqualTo("restart-print-queue");
            assertThat(execute.target()).isEqualTo("PRT-2F-07");
            assertThat(execute.parameters()).isEqualTo(Map.of("tray", "2"));
            assertThat(execute.askedBy()).isEqualTo(frank);
            assertThat(execute.requester().address()).isEqualTo("anna@acme.example");
        });
    }

    @Test
    void shouldLetNobodyElseAnswer() {
        InboundMessage message = nameless();
        send(message);

        send(Messages.answer(message.ticket(), "ben@acme.example", "<2@acme.example>", "It is PRT-2F-07"));

        assertThat(requests()).isEmpty();
        assertThat(ticket(message).question()).isNotNull();
    }

    @Test
    void shouldUnderstandWhatFollowsAGreetingAsIfItHadComeFirst() {
        InboundMessage greeting = Messages.chat("c-7", "anna@acme.example", "c-7/1", "Hi");
        send(greeting);
        assertThat(updates().getLast().events()).hasAtLeastOneElementOfType(TicketEvent.QuestionAsked.class);
        assertThat(ticket(greeting).unsure()).isTrue();
        send(Messages.chat("c-7", "anna@acme.example", "c-7/2", "hello?"));
        assertThat(updates().getLast().events())
                .as("asked once")
                .doesNotHaveAnyElementsOfTypes(TicketEvent.QuestionAsked.class, TicketEvent.Diagnosed.class);

        send(Messages.chat("c-7", "anna@acme.example", "c-7/3", "my account is locked, please unlock it"));

        assertThat(ticket(greeting).category()).isEqualTo(Category.ACCOUNT_LOCKED);
        assertThat(ticket(greeting).runbook()).isEqualTo("unlock-account");
        assertThat(ticket(greeting).question()).isNull();
        assertThat(updates())
                .flatExtracting(TicketUpdate::events)
                .hasAtLeastOneElementOfType(TicketEvent.Prioritised.class)
                .hasAtLeastOneElementOfType(TicketEvent.Diagnosed.class)
                .hasAtLeastOneElementOfType(TicketEvent.Authorised.class);
        send(Messages.chat("c-7", "anna@acme.example", "c-7/4", "and install Visio please"));
        assertThat(ticket(greeting).runbook()).as("once").isEqualTo("unlock-account");
    }

    @Test
    void shouldLeaveAGreetingToThePersonWhoTookIt() {
        InboundMessage greeting = Messages.chat("c-8", "anna@acme.example", "c-8/1", "Guten Morgen zusammen!");
        send(greeting);
        send(new TicketCommand.Assign(
                greeting.ticket(), "acme", "frank@acme.example", new Person("frank@acme.example", null)));
        updates();

        send(Messages.chat("c-8", "anna@acme.example", "c-8/2", "my account is locked, please unlock it"));

        assertThat(updates()).flatExtracting(TicketUpdate::events).noneMatch(TicketEvent.Diagnosed.class::isInstance);
        assertThat(ticket(greeting).status()).isEqualTo(TicketStatus.ASSIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "ok, one moment", "ok", "thanks", "Moment bitte", "un momento"})
    void shouldStillWaitForTheMatterWhereAnAnswerSaysNothing(String nothing) {
        InboundMessage greeting = Messages.chat("c-9", "anna@acme.example", "c-9/1", "Hi");
        send(greeting);
        updates();

        send(Messages.chat("c-9", "anna@acme.example", "c-9/2", nothing));

        assertThat(updates())
                .flatExtracting(TicketUpdate::events)
                .as("asked once")
                .noneMatch(event ->
                        event instanceof TicketEvent.QuestionAsked || event instanceof TicketEvent.Prioritised);
        send(Messages.chat("c-9", "anna@acme.example", "c-9/3", "my account is locked, please unlock it"));
        assertThat(ticket(greeting).category()).isEqualTo(Category.ACCOUNT_LOCKED);
        assertThat(ticket(greeting).runbook()).isEqualTo("unlock-account");
        assertThat(ticket(greeting).question()).isNull();
    }

    @Test
    void shouldLeaveTheCategoryToThePersonWhoTookAGreeting() {
        InboundMessage greeting = Messages.chat("c-10", "anna@acme.example", "c-10/1", "Hi");
        send(greeting);
        Person frank = new Person("frank@acme.example", null);
        send(new TicketCommand.Assign(greeting.ticket(), "acme", "frank@acme.example", frank));
        Ticket taken = ticket(greeting);

        send(Messages.chat("c-10", "anna@acme.example", "c-10/2", "my VPN is broken"));
        send(Messages.chat("c-10", "anna@acme.example", "c-10/3", "Gibt es etwas Neues vom Drucker?"));

        assertThat(taken.question()).isNull();
        assertThat(ticket(greeting).category()).isEqualTo(taken.category());
        assertThat(ticket(greeting).language()).isEqualTo(taken.language());
    }

    @Test
    void shouldKeepThePriorityThatAPersonGaveAGreeting() {
        InboundMessage greeting = Messages.chat("c-12", "anna@acme.example", "c-12/1", "Hello");
        send(greeting);
        Person frank = new Person("frank@acme.example", null);
        send(new TicketCommand.CorrectPriority(greeting.ticket(), "acme", frank, Priority.P1));

        send(Messages.chat("c-12", "anna@acme.example", "c-12/2", "my account is locked, please unlock it"));

        assertThat(ticket(greeting).runbook()).isEqualTo("unlock-account");
        assertThat(ticket(greeting).priority()).isEqualTo(Priority.P1);
    }

    @Test
    void shouldDiagnoseNothingElseThanWhatAPersonSaidAGreetingIsAbout() {
        InboundMessage greeting = Messages.chat("c-13", "anna@acme.example", "c-13/1", "Hello");
        send(greeting);
        Person frank = new Person("frank@acme.example", null);
        send(new TicketCommand.CorrectCategory(greeting.ticket(), "acme", frank, Category.HARDWARE));
        Ticket corrected = ticket(greeting);
        updates();

        send(Messages.chat("c-13", "anna@acme.example", "c-13/2", "my account is locked, please unlock it"));

        assertThat(updates())
                .flatExtracting(TicketUpdate::events)
                .noneMatch(event -> event instanceof TicketEvent.Diagnosed || event instanceof TicketEvent.Prioritised);
        assertThat(ticket(greeting).runbook()).isEqualTo(corrected.runbook());
        assertThat(ticket(greeting).category()).isEqualTo(Category.HARDWARE);
        assertThat(requests()).isEmpty();

        send(new TicketCommand.CorrectCategory(greeting.ticket(), "acme", frank, Category.ACCOUNT_LOCKED));
        send(Messages.chat("c-13", "anna@acme.example", "c-13/3", "my account is locked, please unlock it"));
        assertThat(ticket(greeting).runbook()).isEqualTo("unlock-account");
    }

    @Test
    void shouldLetNobodyElseSayWhatAGreetingIsAbout() {
        InboundMessage greeting = Messages.mail("anna@acme.example", "<1@acme.example>", "Hi");
        send(greeting);
        Ticket asked = ticket(greeting);
        assertThat(asked.question()).isNotNull();

        send(Messages.answer(greeting.ticket(), "ben@acme.example", "<2@acme.example>", "Mein VPN ist kaputt"));
        InboundMessage unproven =
                Messages.answer(greeting.ticket(), "anna@acme.example", "<3@acme.example>", "Mein VPN ist kaputt");
        send(Messages.claimed(unproven));

        assertThat(ticket(greeting).category()).isEqualTo(asked.category());
        assertThat(ticket(greeting).language()).isEqualTo(asked.language());
        assertThat(ticket(greeting).question()).as("still open").isEqualTo(asked.question());
    }

    @Test
    void shouldLeaveTheCategoryToThePersonWhoHoldsAGreeting() {
        InboundMessage greeting = Messages.chat("c-11", "anna@acme.example", "c-11/1", "Hi");
        send(greeting);
        send(new TicketCommand.Hold(greeting.ticket(), "acme", new Person("frank@acme.example", null), "looking"));
        Ticket held = ticket(greeting);

        send(Messages.chat("c-11", "anna@acme.example", "c-11/2", "my VPN is broken"));

        assertThat(ticket(greeting).category()).isEqualTo(held.category());
    }

    @Test
    void shouldNotAskTwice() {
        InboundMessage message = nameless();
        send(message);

        send(Messages.answer(message.ticket(), "anna@acme.example", "<2@acme.example>", "Any news?"));
        updates();
        send(Messages.answer(message.ticket(), "anna@acme.example", "<3@acme.example>", "Any news?"));

        assertThat(ticket(message).question()).isNull();
        assertThat(ticket(message).status()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(updates()).flatExtracting(TicketUpdate::events).noneMatch(TicketEvent.Diagnosed.class::isInstance);
    }

    @Test
    void shouldTakeTheSameMailTwiceOnce() {
        send(lockedOut());
        send(lockedOut());
        assertThat(updates()).hasSize(4);
        assertThat(requests()).hasSize(1);
    }

    @Test
    void shouldResolveWhenTheRunbookHasRunAndCloseWhenNobodyWritesAgain() {
        InboundMessage message = lockedOut();
        send(message);
        String run = runId();
        send(new RemediationOutcome.Succeeded(message.ticket(), "acme", run, 1, "unlocked", null, null));
        assertThat(ticket(message).status()).isEqualTo(TicketStatus.RESOLVED);
        driver.advanceWallClockTime(Duration.ofDays(7).plusSeconds(1));
        assertThat(ticket(message).status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(driver.<String, Object>getKeyValueStore("timers").approximateNumEntries())
                .isZero();
    }

    @Test
    void shouldAcknowledgeWhatTakesLong() {
        send(lockedOut());
        updates();
        driver.advanceWallClockTime(Duration.ofSeconds(61));
        assertThat(updates())
                .singleElement()
                .satisfies(update ->
                        assertThat(update.events()).hasOnlyElementsOfType(TicketEvent.AcknowledgementDue.class));
    }

    @Test
    void shouldAskTheGroupsOwnerAndGiveUpWhenHeDoesNotAnswer() {
        InboundMessage message =
                Messages.mail("chloe@acme.example", "<5@acme.example>", "Please add me to the group finance-reports.");
        send(message);
        assertThat(requests()).singleElement().isInstanceOf(RemediationRequest.FindConsenters.class);
        assertThat(ticket(message).status()).isEqualTo(TicketStatus.AWAITING_APPROVAL);
        driver.advanceWallClockTime(Duration.ofDays(3).plusSeconds(1));
        assertThat(ticket(message).status()).isEqualTo(TicketStatus.ASSIGNED);
    }

    @Test
    void shouldAskTheGroupsOwnerAnewOnceItIsNoLongerOnHold() {
        InboundMessage message =
                Messages.mail("chloe@acme.example", "<5@acme.example>", "Please add me to the group finance-reports.");
        Person frank = new Person("frank@acme.example", null);
        send(message);
        send(new TicketCommand.Hold(message.ticket(), "acme", frank, "do not do this yet"));
        driver.advanceWallClockTime(Duration.ofDays(3).plusSeconds(1));
        assertThat(ticket(message).status()).isEqualTo(TicketStatus.ON_HOLD);

        send(new TicketCommand.Resume(message.ticket(), "acme", frank));
        assertThat(ticket(message).status()).isEqualTo(TicketStatus.AWAITING_APPROVAL);
        assertThat(requests())
                .hasOnlyElementsOfType(RemediationRequest.FindConsenters.class)
                .extracting(request -> ((RemediationRequest.FindConsenters) request).approvalId())
                .containsExactly(message.ticket() + "-1", message.ticket() + "-2");
    }

    @Test
    void shouldAskAClaimedSenderToConfirm() {
        InboundMessage message = Messages.mail("anna@home.example", "<6@home.example>", LOCKED);
        send(message);
        assertThat(ticket(message).status()).isEqualTo(TicketStatus.AWAITING_IDENTITY);
    }

    @Test
    void shouldGiveAQuestionToAPerson() {
        InboundMessage message = Messages.mail(
                "frank@acme.example",
                "<7@acme.example>",
                "Where can I find the guide for booking meeting rooms in the calendar?");
        send(message);
        assertThat(ticket(message).status()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(ticket(message).assignee()).isEqualTo("service-desk");
        assertThat(requests()).isEmpty();
    }

    @Test
    void shouldSendAStrangersMailRoundUnderAnIdOfItsOwn() {
        InboundMessage first = lockedOut();
        send(first);
        InboundMessage guess =
                Messages.reply(first.ticket(), "eve@evil.example", "<2@evil.example>", Threading.SUBJECT_TAG);
        send(guess);
        // The driver pipes what goes to an input topic round by itself.
        Ticket own = driver.<String, Ticket>getKeyValueStore("tickets")
                .get(guess.conversation().ticketId().toString());
        assertThat(own.mentions()).isEqualTo(first.ticket());
        assertThat(ticket(first).participants()).containsExactly("anna@acme.example");
    }

    @Test
    void shouldRecordAStrangersAutomaticReplyAsIgnored() {
        InboundMessage first = lockedOut();
        send(first);
        updates();
        send(Messages.programs(
                Automatic.AUTO_REPLY,
                Messages.reply(first.ticket(), "eve@evil.example", "<2@evil.example>", Threading.SUBJECT_TAG)));

        assertThat(updates()).isEmpty();
        assertThat(read("mail.ignored")).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("acme");
            assertThat(Json.read(record.value(), IgnoredMail.class))
                    .returns("<2@evil.example>", IgnoredMail::messageId)
                    .returns("eve@evil.example", IgnoredMail::from)
                    .returns("auto-reply-to-no-ticket", IgnoredMail::reason);
        });
    }

    @Test
    void shouldTakeCommandsFromTheDesk() {
        InboundMessage message = lockedOut();
        send(message);
        send(new TicketCommand.Assign(message.ticket(), "acme", "frank", new Person("admin", null)));
        assertThat(ticket(message).assignee()).isEqualTo("frank");
    }

    @Test
    void shouldPutGarbageAsideWithItsReasonAndGoOn() {
        send(Topic.INBOUND, "key", new byte[] {0, 1, 2, (byte) 0xff});
        send(Topic.COMMANDS, "key", "{\"type\":\"explode\"}".getBytes(StandardCharsets.UTF_8));
        send(lockedOut());
        assertThat(updates()).hasSize(4);
        assertThat(read("tickets.inbound.dlq")).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(new byte[] {0, 1, 2, (byte) 0xff});
            assertThat(new String(
                            letter.headers().lastHeader("dlq.error.message").value(), StandardCharsets.UTF_8))
                    .contains("InboundMessage");
            assertThat(new String(letter.headers().lastHeader("dlq.topic").value(), StandardCharsets.UTF_8))
                    .isEqualTo("tickets.inbound");
        });
        assertThat(read("tickets.commands.dlq")).hasSize(1);
    }

    @Test
    void shouldTakeAMessageOfTheLargestSize() {
        InboundMessage message = Messages.mail("anna@acme.example", "<8@acme.example>", "\u0001".repeat(100_000));
        send(message);
        assertThat(ticket(message)).isNotNull();
        assertThat(read("tickets.inbound.dlq")).isEmpty();
    }

    @Test
    void shouldDropATimerThatItCannotReadAndFireTheOthers() {
        InboundMessage message = lockedOut();
        send(message);
        updates();
        driver.<String, TimerSetting>getKeyValueStore("timers")
                .put("0000000000000000|" + message.ticket() + "|TELEPORT", new TimerSetting("acme", null));
        driver.advanceWallClockTime(Duration.ofSeconds(61));
        assertThat(updates()).hasSize(1);
    }

    @Test
    void shouldCountWindows() {
        InboundMessage message = lockedOut();
        send(message);
        send(new RemediationOutcome.Succeeded(message.ticket(), "acme", runId(), 1, "unlocked", null, null));
        List<DeskMetric> told = read(Topic.METRICS, DeskMetric.class);
        assertThat(told.getLast()).isInstanceOfSatisfying(DeskMetric.Window.class, window -> {
            assertThat(window.tenant()).isEqualTo("acme");
            assertThat(window.opened()).isEqualTo(1);
            assertThat(window.automated()).isEqualTo(1);
            assertThat(window.byCategory()).containsEntry("account-locked", 1L);
            assertThat(window.resolveMillis().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(1);
        });
    }

    /// As after an outage, where one partition is minutes behind another.
    @Test
    void shouldCountByTheTimeOfTheDecisionHoweverLongAMessageHasWaited() {
        InboundMessage late = Messages.mail("ben@acme.example", "<2@acme.example>", LOCKED);
        Instant now = Instant.now();
        send(Topic.INBOUND, lockedOut().ticket().toString(), Json.bytes(lockedOut()), now);
        send(Topic.INBOUND, late.ticket().toString(), Json.bytes(late), now.minus(Duration.ofMinutes(9)));
        assertThat(read(Topic.METRICS, DeskMetric.class).getLast())
                .isInstanceOfSatisfying(
                        DeskMetric.Window.class,
                        window -> assertThat(window.opened()).isEqualTo(2));
    }

    @Test
    void shouldHandOnOnlyWhatIsCountedToBeCounted() {
        InboundMessage message = lockedOut();
        send(message);
        send(new TicketCommand.Comment(message.ticket(), "acme", new Person("admin", null), "I look at it.", false));

        assertThat(read("test-metrics-by-tenant-repartition"))
                .singleElement()
                .satisfies(counted -> assertThat(new String(counted.value(), StandardCharsets.UTF_8))
                        .contains("account-locked")
                        .doesNotContain("unlock it", "anna"));
    }

    @Test
    void shouldRunNothingForASuspiciousMailUntilItIsReleased() {
        InboundMessage suspicious = lockedOut().withReview("spam (X-Spam-Flag: YES)");
        send(suspicious);
        assertThat(ticket(suspicious).status()).isEqualTo(TicketStatus.ON_HOLD);
        assertThat(ticket(suspicious).review()).isEqualTo("spam (X-Spam-Flag: YES)");
        assertThat(ticket(suspicious).priority()).isNotNull();
        assertThat(requests()).isEmpty();

        send(new TicketCommand.Resume(suspicious.ticket(), "acme", new Person("admin", null)));
        assertThat(ticket(suspicious).status()).isEqualTo(TicketStatus.REMEDIATING);
        assertThat(requests()).hasSize(1);
    }

    @Test
    void shouldLeaveARejectedMailAlone() {
        InboundMessage suspicious = lockedOut().withReview("spam (X-Spam-Flag: YES)");
        send(suspicious);
        send(new TicketCommand.Close(suspicious.ticket(), "acme", new Person("admin", null)));
        driver.advanceWallClockTime(Duration.ofDays(30));

        assertThat(ticket(suspicious).isRejected()).isTrue();
        assertThat(requests()).isEmpty();
    }

    /// Three mails of a thread, each on its own subject where its writer changed it.
    @Test
    void shouldFollowAThreadToTheNewestTicketOfItsSubject() {
        InboundMessage first = lockedOut();
        send(first);
        InboundMessage other = Messages.titled(
                "A new laptop",
                Messages.reply(first.ticket(), "anna@acme.example", "<2@acme.example>", Threading.REFERENCES));
        send(other);
        TicketId second = other.conversation().ticketId();
        InboundMessage third = Messages.titled(
                "Re: A new laptop",
                Messages.reply(second, "anna@acme.example", "<3@acme.example>", Threading.REFERENCES)
                        .withAlternatives(List.of(first.ticket())));
        send(third);
        InboundMessage fourth = Messages.titled(
                "Re: Help",
                Messages.reply(second, "anna@acme.example", "<4@acme.example>", Threading.REFERENCES)
                        .withAlternatives(List.of(first.ticket())));
        send(fourth);

        Ticket laptop = driver.<String, Ticket>getKeyValueStore("tickets").get(second.toString());
        assertThat(laptop.subject()).isEqualTo("A new laptop");
        assertThat(laptop.mentions()).isEqualTo(first.ticket());
        assertThat(laptop.hasSeen(third)).isTrue();
        assertThat(ticket(first).hasSeen(fourth)).isTrue();
    }

    @Test
    void shouldTellTheRequesterWhatATechnicianMails() {
        InboundMessage first = lockedOut();
        send(first);
        updates();
        InboundMessage answer = Messages.saying(
                "Try again now.",
                Messages.reply(first.ticket(), "frank@acme.example", "<f@acme.example>", Threading.SUBJECT_TAG));
        send(answer);
        send(answer);

        assertThat(updates())
                .singleElement()
                .satisfies(update -> assertThat(update.events())
                        .containsExactly(new TicketEvent.Commented(
                                answer.from(), "Try again now.", true, "<f@acme.example>", List.of(), null)));
    }
}
