package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.tickets.config.DeskConfig;
import dev.millrace.tickets.config.ModelChoice;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.topology.models.ModelSettings;
import dev.millrace.topology.models.ModelShelf;
import dev.millrace.topology.models.ModelsInForce;
import dev.millrace.topology.models.TestModels;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Models exchanged while messages flow. The models of these tests take a locked account for something else.
class ModelsTopologyTest {
    private static final Enrichment SHIPPED = Shipped.ENRICHMENT;
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    private static final Person BEN = new Person("ben", null);

    @TempDir
    private Path folder;

    private final List<DeskMetric.Models> told = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private TestStream stream;
    private int mails;

    private void start(Executor loader) {
        ModelsInForce models = new ModelsInForce(
                SHIPPED,
                ModelShelf.of(new ModelSettings(folder.toString(), Duration.ofSeconds(30), 4), SHIPPED),
                4,
                "1",
                told::add,
                registry,
                loader,
                Clock.systemUTC());
        stream = TestStream.start(folder.resolve("state"), models);
    }

    private void start() {
        start(Runnable::run);
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    private void choose(ModelChoice choice) {
        stream.send(Topic.CONFIG, "acme", Json.bytes(new DeskConfig("acme", choice)));
    }

    private InboundMessage lockedOut() {
        InboundMessage message = Messages.mail("anna@acme.example", "<" + ++mails + "@acme.example>", Messages.LOCKED);
        stream.send(message);
        return message;
    }

    private void correct(InboundMessage message, Category category) {
        stream.send(new TicketCommand.CorrectCategory(message.ticket(), "acme", BEN, category));
    }

    private List<DeskMetric> metrics() {
        return stream.read(Topic.METRICS, DeskMetric.class);
    }

    private DeskMetric.ModelComparison comparison() {
        return metrics().stream()
                .filter(DeskMetric.ModelComparison.class::isInstance)
                .map(DeskMetric.ModelComparison.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static ModelChoice shadow(String version) {
        return ModelChoice.shipped().shadowedBy(version, 1, "ben", NOW);
    }

    @Test
    void shouldSayWhichModelsReadAMessage() {
        start();
        assertThat(stream.ticket(lockedOut()).model()).isEqualTo(SHIPPED.version());
    }

    @Test
    void shouldReadTheNextMessageWithWhatWasPromotedAndTheOneAfterWithWhatWasRolledBack() throws IOException {
        start();
        String version = TestModels.put(folder, Category.PRINTING);
        InboundMessage before = lockedOut();
        ModelChoice promoted = ModelChoice.shipped().promoted(version, "ben", NOW);
        choose(promoted);
        InboundMessage between = lockedOut();
        choose(promoted.rolledBack("ben", NOW));
        InboundMessage after = lockedOut();

        assertThat(stream.ticket(before).category()).isEqualTo(Category.ACCOUNT_LOCKED);
        assertThat(stream.ticket(between).category()).isEqualTo(Category.PRINTING);
        assertThat(stream.ticket(between).model()).isEqualTo(version);
        assertThat(stream.ticket(after).category()).isEqualTo(Category.ACCOUNT_LOCKED);
        assertThat(stream.ticket(after).model()).isEqualTo(SHIPPED.version());
    }

    @Test
    void shouldGiveAMessageThatComesAgainNoOtherVerdict() throws IOException {
        start();
        InboundMessage message = lockedOut();
        Ticket once = stream.ticket(message);
        choose(ModelChoice.shipped().promoted(TestModels.put(folder, Category.PRINTING), "ben", NOW));
        stream.send(message);
        assertThat(stream.ticket(message)).isEqualTo(once);
    }

    @Test
    void shouldGoOnWithTheOldModelsUntilTheNewAreLoaded() throws IOException {
        Deque<Runnable> waiting = new ArrayDeque<>();
        start(waiting::add);
        String version = TestModels.put(folder, Category.PRINTING);
        choose(ModelChoice.shipped().promoted(version, "ben", NOW));
        assertThat(stream.ticket(lockedOut()).model()).isEqualTo(SHIPPED.version());
        waiting.remove().run();
        assertThat(stream.ticket(lockedOut()).model()).isEqualTo(version);
    }

    @Test
    void shouldGoOnWithTheOldModelsWhereTheNewCannotBeHad() {
        start();
        choose(ModelChoice.shipped().promoted("00000000000000ff", "ben", NOW));
        assertThat(stream.ticket(lockedOut()).model()).isEqualTo(SHIPPED.version());
        assertThat(told.getLast().refused()).contains("there is no file");
    }

    @Test
    void shouldPassOverAChoiceThatWasMadeWithoutKnowingTheLastOne() throws IOException {
        start();
        String faster = TestModels.put(folder, Category.PRINTING);
        String slower = TestModels.put(folder, Category.VPN);
        choose(ModelChoice.shipped().promoted(faster, "ben", NOW));
        choose(ModelChoice.shipped().shadowedBy(slower, 1, "anna", NOW));
        assertThat(stream.ticket(lockedOut()).model()).isEqualTo(faster);
        assertThat(told).extracting(DeskMetric.Models::by).containsOnly("ben");
    }

    @Test
    void shouldPassOverAConfigurationThatCannotBeRead() throws IOException {
        start();
        String version = TestModels.put(folder, Category.PRINTING);
        choose(ModelChoice.shipped().promoted(version, "ben", NOW));
        for (String bad : List.of(
                "no json",
                "null",
                "{\"tenant\":\"other\"}",
                "{\"tenant\":\"acme\",\"models\":{\"inForce\":\"../x\"}}")) {
            stream.send(Topic.CONFIG, "acme", bad.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(stream.ticket(lockedOut()).model()).isEqualTo(version);
    }

    @Test
    void shouldNoteWhatTheShadowSaysAndActOnTheModelsInForce() throws IOException {
        start();
        String version = TestModels.put(folder, Category.PRINTING);
        choose(shadow(version));
        Ticket ticket = stream.ticket(lockedOut());

        assertThat(ticket.status()).isEqualTo(TicketStatus.REMEDIATING);
        assertThat(ticket.category()).isEqualTo(Category.ACCOUNT_LOCKED);
        assertThat(ticket.model()).isEqualTo(SHIPPED.version());
        assertThat(ticket.compared()).isNotNull();
        assertThat(ticket.compared().inForce().category()).isEqualTo(Category.ACCOUNT_LOCKED);
        assertThat(ticket.compared().inForce().runbook()).isEqualTo("unlock-account");
        assertThat(ticket.compared().shadow().category()).isEqualTo(Category.PRINTING);
        assertThat(ticket.compared().shadow().model()).isEqualTo(version);
        assertThat(registry.counter(
                                "millrace.models.shadow.verdicts",
                                "tenant",
                                "acme",
                                "field",
                                "category",
                                "value",
                                "account-locked",
                                "agrees",
                                "false")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldNotLetAShadowReadWhatIsOutsideItsSample() throws IOException {
        start();
        choose(ModelChoice.shipped().shadowedBy(TestModels.put(folder, Category.PRINTING), 0, "ben", NOW));
        assertThat(stream.ticket(lockedOut()).compared()).isNull();
    }

    @Test
    void shouldCountWhereTheyAgreeAndWhomAgentsProveRight() throws IOException {
        start();
        String version = TestModels.put(folder, Category.PRINTING);
        choose(shadow(version));
        InboundMessage first = lockedOut();
        InboundMessage second = lockedOut();
        correct(first, Category.PRINTING);
        correct(second, Category.VPN);

        DeskMetric.ModelComparison comparison = comparison();
        assertThat(comparison.inForce()).isEqualTo(SHIPPED.version());
        assertThat(comparison.shadow()).isEqualTo(version);
        assertThat(comparison.fields().get("category")).isEqualTo(new DeskMetric.Agreement(0, 2));
        assertThat(comparison.fields().get("sentiment")).isEqualTo(new DeskMetric.Agreement(2, 0));
        assertThat(comparison.categories().get("account-locked")).isEqualTo(new DeskMetric.Agreement(0, 2));
        assertThat(comparison.corrections().get("category")).isEqualTo(new DeskMetric.Judged(2, 0, 1));
        assertThat(comparison.samples())
                .extracting(DeskMetric.Difference::ticket)
                .containsExactly(second.ticket(), first.ticket());
    }

    @Test
    void shouldCountALaterCorrectionInPlaceOfTheOneBefore() throws IOException {
        start();
        choose(shadow(TestModels.put(folder, Category.PRINTING)));
        InboundMessage message = lockedOut();
        correct(message, Category.PRINTING);
        correct(message, Category.VPN);
        assertThat(comparison().corrections().get("category")).isEqualTo(new DeskMetric.Judged(1, 0, 0));
        correct(message, Category.ACCOUNT_LOCKED);
        assertThat(comparison().corrections().get("category")).isEqualTo(new DeskMetric.Judged(1, 1, 0));
        correct(message, Category.EMAIL);
        assertThat(comparison().corrections().get("category")).isEqualTo(new DeskMetric.Judged(1, 0, 0));
        correct(message, Category.PRINTING);
        assertThat(comparison().corrections().get("category")).isEqualTo(new DeskMetric.Judged(1, 0, 1));
    }

    @Test
    void shouldCompareEachPairOfModelsByItself() throws IOException {
        start();
        String printing = TestModels.put(folder, Category.PRINTING);
        String vpn = TestModels.put(folder, Category.VPN);
        choose(shadow(printing));
        lockedOut();
        choose(shadow(printing).shadowedBy(vpn, 1, "ben", NOW));
        lockedOut();
        assertThat(metrics().stream()
                        .filter(DeskMetric.ModelComparison.class::isInstance)
                        .map(DeskMetric.ModelComparison.class::cast)
                        .map(told -> told.shadow() + " "
                                + Objects.requireNonNull(told.fields().get("category"))
                                        .differ()))
                .containsExactly(printing + " 1", vpn + " 1");
    }
}
