package dev.millrace.topology.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.config.DeskConfig;
import dev.millrace.tickets.config.ModelChoice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    private static final int INSTANCES = 3;

    private static DeskConfig promoted(DeskConfig before, int version, String who) {
        ModelChoice choice = before.models().promoted("%016x".formatted(version), who, NOW);
        return new DeskConfig("acme", choice);
    }

    /// An instance of the desk: how far it has read the topic.
    private static final class Instance {
        private final List<DeskConfig> chosen = new ArrayList<>();
        private final Choices choices = new Choices(chosen::add);
        private int read;

        void readTo(List<DeskConfig> topic, int end) {
            while (read < Math.min(end, topic.size())) {
                choices.take(topic.get(read));
                read++;
            }
        }

        DeskConfig holding() {
            return choices.of("acme");
        }
    }

    enum What {
        COMMAND,
        READ,
        KEEP
    }

    record Move(What what, int instance, int records) {}

    @Provide
    Arbitrary<List<Move>> moves() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, INSTANCES - 1),
                        Arbitraries.integers().between(1, 4))
                .as(Move::new)
                .list()
                .ofMaxSize(40);
    }

    /// Whatever is commanded and read in which order: all decide alike, whoever was told that his choice holds finds
    /// it among those that held, and a start that finds a tenant's last record alone ends with the same.
    @Property
    void shouldDecideAlikeAndKeepItOverARestart(@ForAll("moves") List<Move> moves) {
        List<DeskConfig> topic = new ArrayList<>();
        List<Instance> instances =
                Stream.generate(Instance::new).limit(INSTANCES).toList();
        List<DeskConfig> commanded = new ArrayList<>();
        List<CompletableFuture<Boolean>> told = new ArrayList<>();
        for (int i = 0; i < moves.size(); i++) {
            Move move = moves.get(i);
            Instance instance = instances.get(move.instance());
            switch (move.what()) {
                case COMMAND -> {
                    DeskConfig wanted = promoted(instance.holding(), i + 1, "operator-" + i);
                    commanded.add(wanted);
                    told.add(instance.choices.decision(wanted));
                    topic.add(wanted);
                }
                case READ -> instance.readTo(topic, instance.read + move.records());
                case KEEP -> topic.addAll(instance.choices.buried());
            }
        }
        settle(topic, instances);

        assertThat(instances)
                .extracting(Instance::holding)
                .containsOnly(instances.getFirst().holding());
        assertThat(told).allMatch(CompletableFuture::isDone);
        List<ModelChoice> held =
                instances.getFirst().chosen.stream().map(DeskConfig::models).toList();
        for (int i = 0; i < commanded.size(); i++) {
            ModelChoice choice = commanded.get(i).models();
            assertThat(told.get(i).join()).isEqualTo(held.stream().anyMatch(choice::isSame));
        }
        if (!topic.isEmpty()) {
            Instance started = new Instance();
            started.readTo(List.of(topic.getLast()), 1);
            assertThat(started.holding()
                            .models()
                            .isSame(instances.getFirst().holding().models()))
                    .isTrue();
        }
    }

    /// Everybody reads all there is and writes again what is buried, until nothing is.
    private static void settle(List<DeskConfig> topic, List<Instance> instances) {
        for (int round = 0; round < 3; round++) {
            instances.forEach(instance -> instance.readTo(topic, topic.size()));
            List<DeskConfig> again = instances.stream()
                    .flatMap(instance -> instance.choices.buried().stream())
                    .toList();
            topic.addAll(again);
        }
        assertThat(instances).allMatch(instance -> instance.read == topic.size());
    }

    @Test
    void shouldTakeWhatIsWrittenAgainForTheSameChoice() {
        Instance all = new Instance();
        Instance late = new Instance();
        DeskConfig one = promoted(DeskConfig.of("acme"), 1, "anna");
        DeskConfig other = promoted(DeskConfig.of("acme"), 2, "ben");
        all.readTo(List.of(one, other), 2);
        late.readTo(List.of(other), 1);
        DeskConfig again = all.choices.buried().getFirst();

        assertThat(again.models().isSame(one.models())).isTrue();
        assertThat(again.models().revision()).isEqualTo(one.models().revision());
        assertThat(all.choices.take(again)).isTrue();
        assertThat(late.choices.take(again)).isTrue();
        assertThat(late.holding()).isEqualTo(all.holding());
        assertThat(all.choices.buried()).isEmpty();
    }

    @Test
    void shouldWriteAgainWhatLiesUnderSomethingUnreadable() {
        Choices choices = new Choices(_ -> {});
        choices.take(promoted(DeskConfig.of("acme"), 1, "anna"));

        choices.takeUnreadable("acme");

        assertThat(choices.buried())
                .extracting(config -> config.models().rewrites())
                .containsExactly(1);
    }

    @Test
    void shouldTellWhoeverWaitsWhetherHisChoiceHolds() {
        Choices choices = new Choices(_ -> {});
        DeskConfig one = promoted(DeskConfig.of("acme"), 1, "anna");
        DeskConfig other = promoted(DeskConfig.of("acme"), 2, "ben");
        CompletableFuture<Boolean> first = choices.decision(one);
        CompletableFuture<Boolean> second = choices.decision(other);
        assertThat(state(first)).isNull();

        choices.take(one);
        choices.take(other);

        assertThat(state(first)).isTrue();
        assertThat(state(second)).isFalse();
    }

    private static @Nullable Boolean state(CompletableFuture<Boolean> decision) {
        return decision.getNow(null);
    }
}
