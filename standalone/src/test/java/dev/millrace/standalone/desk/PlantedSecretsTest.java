package dev.millrace.standalone.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.millrace.standalone.postgres.Database;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.secrets.Secrets;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Plants secrets through every door, and looks for them wherever the desk keeps or tells something.
class PlantedSecretsTest {
    private static final List<String> PLANTED = List.of(
            "Mail-Plume-7171",
            "Quoted-Plume-7272",
            "Web-Plume-7373",
            "Chat-Plume-7474",
            "Comment-Plume-7575",
            "5105 1051 0510 5100",
            "ghp_0123456789abcdefghijABCDEFGHIJ7676",
            "770113");

    @TempDir
    private static Path data;

    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static Desk desk;
    private static Feed feed;

    @BeforeAll
    static void start() throws Exception {
        desk = Desk.start(data);
        LOG.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
        feed = new Feed(desk, "/api/stream/tickets");
    }

    @AfterAll
    static void stop() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
        feed.close();
        desk.close();
    }

    @Test
    void shouldShowNoSecretAnywhere() throws Exception {
        Mailbox elena = desk.mailbox("elena@acme.example");
        String messageId = elena.send(
                "Where is the guide? password: Mail-Plume-7171",
                "Where do I find the canteen's menu? My password is Mail-Plume-7171, my card 5105 1051 0510 5100.\r\n\r\n"
                        + "On Monday Ben wrote:\r\n> Kennwort: Quoted-Plume-7272");
        elena.awaitTextWith("In-Reply-To: " + messageId);
        HttpResponse<String> posted = desk.post(
                Map.of(
                        "email",
                        "ben@acme.example",
                        "subject",
                        "Printer guide",
                        "text",
                        "Where is the guide? Password: Web-Plume-7373, token ghp_0123456789abcdefghijABCDEFGHIJ7676"),
                null);
        String web = Json.mapper().readTree(posted.body()).path("id").asString();
        ChatVisitor visitor = new ChatVisitor();
        String chat = visitor.say(
                desk, "frank@acme.example", "mot de passe : Chat-Plume-7474, PIN 770113. Who do I ask about the lift?");
        desk.ticket(web, "ASSIGNED");
        desk.ticket(chat, "ASSIGNED");
        command(web, Json.text(Map.of("type", "comment", "text", "I told him: password Comment-Plume-7575!")));
        await().atMost(Desk.LIMIT)
                .untilAsserted(() -> assertThat(feed.eventsOf(web)).contains("commented"));

        assertThat(topics()).as("topics").isNotEmpty().allSatisfy(PlantedSecretsTest::hasNone);
        assertThat(rows()).as("database").isNotEmpty().allSatisfy(PlantedSecretsTest::hasNone);
        assertThat(feed.data()).as("feed").extracting(Json::text).allSatisfy(PlantedSecretsTest::hasNone);
        assertThat(visitor.frames()).as("chat").extracting(Json::text).allSatisfy(PlantedSecretsTest::hasNone);
        assertThat(LOG.list)
                .as("log")
                .extracting(ILoggingEvent::getFormattedMessage)
                .allSatisfy(PlantedSecretsTest::hasNone);
        String recent = desk.ask(desk.to("/api/tickets/recent").GET(), true).body();
        hasNone(recent);
        assertThat(mailPages(recent)).hasSize(1).allSatisfy(page -> {
            assertThat(page).contains("canteen", "On Monday Ben wrote", Secrets.MASK);
            hasNone(page);
        });
        hasNone(desk.ask(desk.to("/api/tickets/" + web).GET(), true).body());
        hasNone(desk.get(Json.mapper().readTree(posted.body()).path("statusUrl").asString())
                .body());
        for (String person : List.of("elena", "ben", "frank", "anna")) {
            for (String secret : PLANTED) {
                assertThat(desk.mailbox(person + "@acme.example").mailsWith(secret))
                        .isEmpty();
            }
        }
        assertThat(contentsOf("blobs"))
                .as("the untouched messages")
                .contains("Mail-Plume-7171", "Web-Plume-7373", "Chat-Plume-7474");
        assertThat(filesOutside("blobs", "mail")).as("files").isEmpty();
    }

    /// Every mail as a technician sees it.
    private static List<String> mailPages(String recentTickets) {
        List<String> pages = new ArrayList<>();
        for (JsonNode known : Json.mapper().readTree(recentTickets)) {
            String ticket = known.path("ticket").path("id").asString();
            for (JsonNode event : known.path("steps").findParents("messageId")) {
                if (event.path("messageId").asString("").startsWith("<")) {
                    String path = "/api/tickets/" + ticket + "/mails/"
                            + event.path("rawSha256").asString("");
                    String led = desk.ask(desk.to(path).GET(), true)
                            .headers()
                            .firstValue("Location")
                            .orElseThrow();
                    pages.add(desk.ask(desk.to(led).GET(), true).body());
                }
            }
        }
        return pages;
    }

    private static void hasNone(String text) {
        assertThat(text).doesNotContain(PLANTED);
    }

    private static void command(String ticket, String json) {
        HttpResponse<String> taken = desk.ask(
                desk.to("/api/tickets/" + ticket + "/commands")
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(json)),
                true);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    }

    /// Every record of every topic, the stream's own among them.
    private static List<String> topics() {
        List<String> records = new ArrayList<>();
        Map<String, Object> client = Map.of("bootstrap.servers", desk.value("kafka.bootstrap"));
        try (var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(200))) {
                    records.add(found.topic() + " "
                            + (found.value() == null ? "" : new String(found.value(), StandardCharsets.UTF_8)));
                }
            }
        }
        return records;
    }

    /// Every row of every table.
    private static List<String> rows() throws SQLException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(desk.value("database.url"));
        database.setUser(Database.USER);
        database.setPassword(desk.value("database.password"));
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery("""
                    select format('%I.%I', schemaname, tablename) from pg_tables
                    where schemaname not in ('pg_catalog', 'information_schema')""")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet found = statement.executeQuery("select t::text from " + table + " t")) {
                    while (found.next()) {
                        rows.add(table + " " + found.getString(1));
                    }
                }
            }
        }
        return rows;
    }

    private static String contentsOf(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve(folder))) {
            return files.map(PlantedSecretsTest::content).collect(Collectors.joining());
        }
    }

    private static List<Path> filesOutside(String... folders) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(file -> Stream.of(folders).noneMatch(folder -> file.startsWith(data.resolve(folder))))
                    .filter(PlantedSecretsTest::hasSome)
                    .toList();
        }
    }

    private static boolean hasSome(Path file) {
        String content = content(file);
        return PLANTED.stream().anyMatch(content::contains);
    }

    private static String content(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
