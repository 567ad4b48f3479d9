package dev.millrace.tickets.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.millrace.tickets.json.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ModelChoiceTest {
    private static final String ONE = "0000000000000001";
    private static final String TWO = "0000000000000002";
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");

    private final ModelChoice shipped = ModelChoice.shipped();

    @Test
    void shouldEndTheShadowThatIsPromoted() {
        ModelChoice promoted = shipped.shadowedBy(ONE, 0.5, "ben", NOW).promoted(ONE, "ben", NOW);
        assertThat(promoted)
                .isEqualTo(new ModelChoice(ONE, null, 0, ModelChoice.SHIPPED, "promoted", "ben", NOW, 2, 0));
    }

    @Test
    void shouldKeepTheShadowWhenAnotherIsPromoted() {
        ModelChoice promoted = shipped.shadowedBy(ONE, 0.5, "ben", NOW).promoted(TWO, "ben", NOW);
        assertThat(promoted.shadow()).isEqualTo(ONE);
        assertThat(promoted.sample()).isEqualTo(0.5);
    }

    @Test
    void shouldGoBackOnce() {
        ModelChoice back =
                shipped.promoted(ONE, "ben", NOW).promoted(TWO, "ben", NOW).rolledBack("anna", NOW);
        assertThat(back).isEqualTo(new ModelChoice(ONE, null, 0, null, "rolled-back", "anna", NOW, 3, 0));
        assertThatIllegalStateException()
                .isThrownBy(() -> back.rolledBack("anna", NOW))
                .withMessageContaining("nothing to go back to");
    }

    @Test
    void shouldEndTheShadowThatIsGoneBackTo() {
        ModelChoice back = shipped.promoted(ONE, "ben", NOW)
                .shadowedBy(ModelChoice.SHIPPED, 1, "ben", NOW)
                .rolledBack("ben", NOW);
        assertThat(back.inForce()).isEqualTo(ModelChoice.SHIPPED);
        assertThat(back.shadow()).isNull();
    }

    @Test
    void shouldFollowOnlyWhatItWasMadeFrom() {
        ModelChoice one = shipped.promoted(ONE, "ben", NOW);
        ModelChoice two = shipped.promoted(TWO, "anna", NOW);

        assertThat(one.follows(shipped)).isTrue();
        assertThat(two.follows(one)).isFalse();
        assertThat(one.again().follows(two)).isTrue();
        assertThat(one.again().inForce()).isEqualTo(ONE);
    }

    @Test
    void shouldTakeAChoiceThatWasWrittenBeforeTheyWereCounted() {
        DeskConfig config =
                Json.read("{\"tenant\":\"acme\",\"models\":{\"inForce\":\"" + ONE + "\"}}", DeskConfig.class);

        assertThat(config.models().follows(shipped.promoted(TWO, "ben", NOW))).isTrue();
    }

    @Test
    void shouldRefuseWhatIsInForceAlready() {
        ModelChoice promoted = shipped.promoted(ONE, "ben", NOW);
        assertThatIllegalStateException().isThrownBy(() -> promoted.promoted(ONE, "ben", NOW));
        assertThatIllegalStateException().isThrownBy(() -> promoted.shadowedBy(ONE, 1, "ben", NOW));
        assertThatIllegalStateException().isThrownBy(() -> promoted.withoutShadow("ben", NOW));
    }

    @Test
    void shouldEndAShadow() {
        ModelChoice ended = shipped.shadowedBy(ONE, 0.5, "ben", NOW).withoutShadow("ben", NOW);
        assertThat(ended)
                .isEqualTo(new ModelChoice(ModelChoice.SHIPPED, null, 0, null, "shadow-ended", "ben", NOW, 2, 0));
    }

    @Test
    void shouldRefuseWhatIsNoVersionAndNoShare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shipped.promoted("../../etc/passwd", "ben", NOW))
                .withMessageContaining("sixteen hexadecimal digits");
        assertThatIllegalArgumentException().isThrownBy(() -> shipped.shadowedBy("ABCDEF", 1, "ben", NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> shipped.shadowedBy(ONE, 1.1, "ben", NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> shipped.shadowedBy(ONE, Double.NaN, "ben", NOW));
    }

    @Test
    void shouldReadAConfigurationThatSaysNothingOfModels() {
        DeskConfig config = Json.read("{\"tenant\":\"acme\",\"later\":1}", DeskConfig.class);
        assertThat(config).isEqualTo(DeskConfig.of("acme"));
        assertThat(Json.read(Json.bytes(config), DeskConfig.class)).isEqualTo(config);
    }
}
