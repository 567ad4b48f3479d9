package dev.millrace.standalone.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.SearchResultEntry;
import dev.millrace.standalone.cli.CommandRun;
import dev.millrace.standalone.demo.AccountLock;
import dev.millrace.tickets.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The desk as its users see it, from the first mail to the last reply. Each test minds its own person's
/// business, so that their order does not matter.
class DeskTest {
    private static final String LOCKED = "My account is locked. Please unlock it.";

    @TempDir
    private static Path data;

    private static Desk desk;

    @BeforeAll
    static void start() throws Exception {
        desk = Desk.start(data);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static String person(String user) {
        return "uid=" + user + ",ou=people,dc=acme,dc=example";
    }

    static String ticketOf(String mail) {
        Matcher tag = Pattern.compile("\\[#([0-9A-Z-]{15})]").matcher(mail);
        assertThat(tag.find()).as(mail).isTrue();
        return tag.group(1);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.mapper().readTree(response.body());
    }

    @Test
    void shouldUnlockALockedAccountByMailWhileABrowserWatches() throws Exception {
        AccountLock.lock(desk.demo(), "anna");
        try (Feed feed = new Feed(desk, "/api/stream/tickets")) {
            Mailbox anna = desk.mailbox("anna@acme.example");
            String messageId = anna.send("Locked out", LOCKED);
            String reply = anna.awaitTextWith("In-Reply-To: " + messageId);

            assertThat(reply).contains("Auto-Submitted: auto-replied").contains("Return-Path: <>");
            assertThat(desk.directoryEntry(person("anna")).hasAttribute("pwdAccountLockedTime"))
                    .isFalse();
            String ticket = ticketOf(reply);
            assertThat(desk.ticket(ticket, "RESOLVED").path("runbook").asString())
                    .isEqualTo("unlock-account");
            await().atMost(Desk.LIMIT)
                    .untilAsserted(() -> assertThat(feed.eventsOf(ticket))
                            .containsSubsequence(
                                    "opened",
                                    "understood",
                                    "prioritised",
                                    "diagnosed",
                                    "authorised",
                                    "remediation-requested",
                                    "remediation-progressed",
                                    "remediation-succeeded",
                                    "resolved"));
            assertThat(feed.phasesOf(ticket))
                    .containsExactly("locate-account check", "unlock check", "unlock apply", "unlock verify");
        }
    }

    @Test
    void shouldFallSilentTowardsADeskThatAnswersEachMailWithANewOne() {
        Mailbox otherDesk = desk.mailbox("chloe@private.example");
        try (Feed feed = new Feed(desk, "/api/stream/tickets")) {
            for (int round = 0; round < 3; round++) {
                otherDesk.send("Notice " + round + " of the other desk", "We took note of what you wrote.");
                otherDesk.awaitTextWith("Notice " + round + " of the other desk");
            }
            otherDesk.send("Notice 3 of the other desk", "We took note of what you wrote.");

            await().atMost(Desk.LIMIT)
                    .until(() -> feed.data().stream()
                            .flatMap(update -> update.path("events").valueStream())
                            .filter(event ->
                                    "reply-withheld".equals(event.path("type").asString("")))
                            .anyMatch(event -> "chloe@private.example"
                                    .equals(event.path("to").path("address").asString(""))));
            assertThat(otherDesk.mailsWith("of the other desk")).hasSize(3);
        }
    }

    @Test
    void shouldGoOnInOneTicketOnceTwoAreMerged() {
        Mailbox ben = desk.mailbox("ben@private.example");
        Mailbox elena = desk.mailbox("elena@private.example");
        String bens = ticketOf(ben.awaitTextWith(
                "In-Reply-To: " + ben.send("The lift hums", "The lift in the hall hums since this morning.")));
        String elenas = ticketOf(elena.awaitTextWith(
                "In-Reply-To: " + elena.send("Noise in the hall", "There is an odd noise in the hall.")));
        desk.ticket(bens, "ASSIGNED");
        desk.ticket(elenas, "ASSIGNED");

        assertThat(command(bens, Map.of("type", "merge", "target", elenas, "reason", "both are about the lift")))
                .isEqualTo(202);
        assertThat(desk.ticket(bens, "CLOSED").path("mergedInto").asString()).isEqualTo(elenas);
        assertThat(desk.ticket(elenas, "ASSIGNED")
                        .path("merged")
                        .path(0)
                        .path("ticket")
                        .asString())
                .isEqualTo(bens);

        ben.send("Re: The lift hums [#" + bens + "]", "Now it has stopped between two floors.");
        await().atMost(Desk.LIMIT)
                .until(() -> json(desk.ask(
                                desk.to("/api/tickets/recent?limit=200").GET(), true))
                        .valueStream()
                        .filter(known ->
                                elenas.equals(known.path("ticket").path("id").asString("")))
                        .anyMatch(known -> known.toString().contains("stopped between two floors")));

        assertThat(command(elenas, Map.of("type", "resolve", "note", "The lift was oiled.")))
                .isEqualTo(202);
        assertThat(elena.awaitTextWith("The lift was oiled.")).contains("Noise in the hall");
        assertThat(ben.awaitTextWith("The lift was oiled."))
                .contains("The lift hums")
                .doesNotContain("Noise in the hall", "elena");
        assertThat(desk.ticket(bens, "CLOSED").path("mergedInto").asString()).isEqualTo(elenas);
    }

    private static int command(String ticket, Map<String, String> command) {
        return desk.ask(
                        desk.to("/api/tickets/" + ticket + "/commands")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(Json.text(command))),
                        true)
                .statusCode();
    }

    @Test
    void shouldTakeAMailFromAFileByCommandOnce() throws Exception {
        Path file = Files.writeString(data.resolve("mail.eml"), """
                From: Elena Ruiz <elena@acme.example>
                Subject: From a file
                Message-ID: <from-a-file@acme.example>

                Where do I find the canteen's menu?
                """);
        for (int i = 0; i < 2; i++) {
            assertThat(CommandRun.of(
                            "replay-mail",
                            "--data",
                            data.toString(),
                            "--mailbox",
                            "support@acme.example",
                            file.toString()))
                    .isZero();
        }

        Mailbox elena = desk.mailbox("elena@acme.example");
        String ticket = ticketOf(elena.awaitTextWith("In-Reply-To: <from-a-file@acme.example>"));
        assertThat(desk.ticket(ticket, "ASSIGNED")
                        .path("requester")
                        .path("address")
                        .asString())
                .isEqualTo("elena@acme.example");
        assertThat(elena.mailsWith("In-Reply-To: <from-a-file@acme.example>")).hasSize(1);
        assertThat(CommandRun.of("ignored-mail", "--data", data.toString())).isZero();
        assertThat(CommandRun.of(
                        "replay-mail", "--data", data.toString(), "--mailbox", "support@acme.example", "no-such-file"))
                .isEqualTo(1);
    }

    @Test
    void shouldComeToTheSameDiagnosisThroughEveryDoor() throws Exception {
        String byWeb = json(desk.post(
                        Map.of("email", "frank@acme.example", "subject", "Locked out", "text", LOCKED), null))
                .path("id")
                .asString();
        String byChat = new ChatVisitor().say(desk, "frank@acme.example", LOCKED);
        JsonNode web = desk.ticket(byWeb, "AWAITING_IDENTITY");
        JsonNode chat = desk.ticket(byChat, "AWAITING_IDENTITY");
        for (String field : List.of("category", "runbook", "diagnosis")) {
            assertThat(chat.path(field)).as(field).isEqualTo(web.path(field));
        }
        assertThat(web.path("runbook").asString()).isEqualTo("unlock-account");
        assertThat(web.propertyNames())
                .as("every field, though nobody has it assigned yet")
                .contains("assignee", "priority", "sentiment", "language", "diagnosis", "resolvedAt");
    }

    @Test
    void shouldGiveAQuestionToAPersonAndSaySo() {
        Mailbox elena = desk.mailbox("elena@acme.example");
        String messageId = elena.send(
                "Sala de reuniones", "Hola, ¿dónde encuentro la guía para reservar una sala de reuniones? Gracias");
        String reply = elena.awaitTextWith("In-Reply-To: " + messageId);
        assertThat(reply).contains("Content-Language: es");
        assertThat(desk.ticket(ticketOf(reply), "ASSIGNED").path("assignee").asString())
                .isEqualTo("service-desk");
    }

    @Test
    void shouldTakeAMailOnceThatComesUnderTwoIds() {
        Mailbox ben = desk.mailbox("ben@acme.example");
        Instant now = Instant.now();
        List<String> ids = List.of(Mailbox.newMessageId(), Mailbox.newMessageId());
        String text = "Who has the guide to the coffee machine?";
        ben.sendWritten(now, "", ids.getFirst(), "Guide", text);
        String gateway = "Received: from pc by gateway.acme.example; "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)) + "\r\n";
        ben.sendWritten(now, gateway, ids.getLast(), "Guide", text);

        List<String> leftOut = await().atMost(Desk.LIMIT)
                .until(
                        () ->
                                json(desk.ask(desk.to("/api/mail/ignored").GET(), true))
                                        .findValuesAsString("messageId")
                                        .stream()
                                        .filter(ids::contains)
                                        .toList(),
                        found -> !found.isEmpty());

        assertThat(leftOut).hasSize(1);
        String taken = ids.get(leftOut.contains(ids.getFirst()) ? 1 : 0);
        ben.awaitTextWith("In-Reply-To: " + taken);
        assertThat(ben.mailsWith("In-Reply-To: " + leftOut.getFirst())).isEmpty();
    }

    @Test
    void shouldTakeTheSameMailAndTheSameKeyOnce() {
        Mailbox ben = desk.mailbox("ben@acme.example");
        String messageId = Mailbox.newMessageId();
        ben.send(messageId, "Room", "Where do I find the guide for booking a meeting room?");
        String first = ben.awaitTextWith("In-Reply-To: " + messageId);
        ben.send(messageId, "Room", "Where do I find the guide for booking a meeting room?");

        Map<String, String> form =
                Map.of("email", "ben@acme.example", "subject", "Beamer", "text", "How do I book it?");
        HttpResponse<String> one = desk.post(form, "key-1");
        HttpResponse<String> two = desk.post(form, "key-1");
        assertThat(one.statusCode()).isEqualTo(202);
        assertThat(json(two).path("id")).isEqualTo(json(one).path("id"));

        // A third mail goes the same way after the second; once it is answered, the second has been dealt with.
        String later = ben.send("Plants", "Who waters the plants in the lobby?");
        ben.awaitTextWith("In-Reply-To: " + later);
        assertThat(ben.mailsWith("In-Reply-To: " + messageId)).hasSize(1);
        String id = json(one).path("id").asString();
        ben.awaitTextWith("[#" + id + "]");
        assertThat(ben.mailsWith("[#" + id + "]")).hasSize(1);
        assertThat(ticketOf(first)).isNotEqualTo(id);
    }

    @Test
    void shouldResetAPasswordByALinkThatOnlyTheRegisteredAddressGetsAndThatWorksOnce() throws Exception {
        Mailbox dieter = desk.mailbox("dieter@acme.example");
        String messageId = dieter.send(
                "Passwort vergessen", "Hallo, ich habe mein Passwort vergessen. Bitte setzen Sie es zurück. Dieter");
        String reply = dieter.awaitTextWith("In-Reply-To: " + messageId);
        assertThat(reply).doesNotContain("/once/").contains("Content-Language: de");

        String link = Mailbox.link(desk.mailbox("dieter@private.example").awaitTextWith("/once/"), "/once/");
        HttpResponse<String> closed = desk.get(link);
        assertThat(closed.statusCode()).isEqualTo(200);
        assertThat(desk.get(link).statusCode()).as("looking does not use it up").isEqualTo(200);
        HttpResponse<String> open = desk.submit(link, "");
        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(desk.submit(link, "").statusCode()).isEqualTo(410);
        assertThat(desk.get(link + "x").statusCode()).isEqualTo(404);

        SearchResultEntry entry = desk.directoryEntry(person("dieter"));
        assertThat(entry.getAttributeValue("pwdReset")).isEqualToIgnoringCase("true");
        assertThat(bindsWithAnyOf("dieter", open.body())).isTrue();
    }

    private static boolean bindsWithAnyOf(String user, String page) throws LDAPException {
        Matcher word = Pattern.compile(">\\s*([^<>\\s]{10,40})\\s*<").matcher(page);
        while (word.find()) {
            if (binds(
                    user,
                    word.group(1).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean binds(String user, String password) throws LDAPException {
        LDAPURL url = new LDAPURL(desk.value("ldap.url"));
        try (LDAPConnection directory =
                new LDAPConnection(String.valueOf(url.getHost()), url.getPort(), person(user), password)) {
            return directory.isConnected();
        } catch (LDAPException wrongPassword) {
            return false;
        }
    }

    @Test
    void shouldGrantAGroupOnceItsOwnerAgrees() {
        Mailbox chloe = desk.mailbox("chloe@acme.example");
        chloe.send("Accès", "Bonjour, merci de m'ajouter au groupe finance-reports. Chloé");
        String request = desk.mailbox("ben@acme.example").awaitTextWith("/approvals/");
        String ticket = ticketOf(request);
        desk.ticket(ticket, "AWAITING_APPROVAL");

        String link = Mailbox.link(request, "/approvals/");
        assertThat(desk.get(link).statusCode()).isEqualTo(200);
        String page = link.replaceAll("\\?.*", "");
        assertThat(desk.submit(page, "answer=approve").statusCode()).isEqualTo(200);
        String code = Mailbox.code(desk.mailbox("ben@acme.example").awaitTextWith("Your code is"));
        desk.ticket(ticket, "AWAITING_APPROVAL");
        assertThat(request).as("who is sent the mail on cannot answer").doesNotContain(code);
        assertThat(desk.submit(page, "answer=approve&code=" + code.replace(' ', '+'))
                        .statusCode())
                .isEqualTo(200);
        desk.ticket(ticket, "RESOLVED");
        assertThat(desk.directoryEntry("cn=finance-reports,ou=groups,dc=acme,dc=example")
                        .getAttributeValues("member"))
                .contains(person("chloe"));
        assertThat(desk.submit(page, "answer=approve").statusCode()).isEqualTo(410);
        assertThat(chloe.awaitMailsWith("[#" + ticket + "]")).isNotEmpty();
    }

    @Test
    void shouldPutGarbageAsideWithItsReasonAndGoOn() {
        Map<String, Object> client = Map.of("bootstrap.servers", desk.value("kafka.bootstrap"));
        byte[] garbage = {0, 1, 2, 3};
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            var _ = producer.send(new ProducerRecord<>("tickets.inbound", garbage, garbage));
        }
        try (var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor("tickets.inbound.dlq").stream()
                    .map(info -> new org.apache.kafka.common.TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            ConsumerRecord<byte[], byte[]> letter = await().atMost(Desk.LIMIT)
                    .until(() -> consumer.poll(Duration.ofMillis(200)).iterator(), java.util.Iterator::hasNext)
                    .next();
            assertThat(letter.value()).isEqualTo(garbage);
            assertThat(letter.headers().lastHeader("dlq.error.message")).isNotNull();
        }
        String id = json(desk.post(
                        Map.of(
                                "email",
                                "frank@acme.example",
                                "subject",
                                "Lift",
                                "text",
                                "Who do I ask about the lift?"),
                        null))
                .path("id")
                .asString();
        desk.ticket(id, "ASSIGNED");
    }

    @Test
    void shouldWaitForADirectoryThatIsAwayAndFinishWhenItIsBack() throws Exception {
        AccountLock.lock(desk.demo(), "ben");
        try (Feed metrics = new Feed(desk, "/api/stream/metrics")) {
            assertThat(CommandRun.of("demo", "directory", "stop", "--data", data.toString()))
                    .isZero();
            Mailbox ben = desk.mailbox("ben@acme.example");
            String messageId = ben.send("Locked", LOCKED);
            await().atMost(Desk.LIMIT)
                    .untilAsserted(() -> assertThat(metrics.data())
                            .anySatisfy(
                                    metric -> assertThat(metric.path("state").asString(""))
                                            .isEqualTo("OPEN")));
            assertThat(ben.mailsWith("In-Reply-To: " + messageId)).isEmpty();

            assertThat(CommandRun.of("demo", "directory", "start", "--data", data.toString()))
                    .isZero();
            assertThat(desk.ticket(ticketOf(ben.awaitTextWith("In-Reply-To: " + messageId)), "RESOLVED")
                            .path("status")
                            .asString())
                    .isEqualTo("RESOLVED");
            assertThat(desk.directoryEntry(person("ben")).hasAttribute("pwdAccountLockedTime"))
                    .isFalse();
        }
    }

    @Test
    void shouldKeepEverythingClosedThatIsNotMeantToBeOpen() {
        assertThat(desk.get("/api/tickets/0000000000000").statusCode()).isEqualTo(401);
        assertThat(desk.get("/api/stream/tickets").statusCode()).isEqualTo(401);
        assertThat(desk.get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(desk.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(desk.get("/openapi").statusCode()).isEqualTo(200);
        assertThat(desk.ask(desk.to("/api/tickets/nonsense").GET(), true).body())
                .contains("is no ticket id");
        assertThat(desk.ask(desk.to("/actuator/prometheus").GET(), true).body())
                .contains("resilience4j_circuitbreaker_state");
    }
}
