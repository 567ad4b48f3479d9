package dev.millrace.remediation.brake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.remediation.brake.RestraintSettings.Freeze;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.tickets.remediation.WaitCause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import reactor.core.publisher.Mono;

class RestraintTest {
    private static final Instant EVE = Instant.parse("2026-12-24T12:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-12-27T00:00:00Z");

    private final SetClock clock = new SetClock();
    /// How long until there is a place, by connector.
    private final Map<String, Duration> taken = new HashMap<>();
    private final Pace pace = (connector, most) -> Mono.justOrEmpty(taken.get(connector));

    @Test
    void shouldHoldChangesBackUntilTheFreezeEnds() {
        Restraint restraint = restraint(new Freeze(EVE, AFTER, List.of("directory"), "holidays"), Map.of());
        clock.now = EVE.minusMillis(1);
        assertThat(objection(restraint, "directory")).isNull();
        clock.now = EVE;
        ConnectorAway away = objection(restraint, "directory");
        assertThat(away.reason()).isEqualTo("directory is not changed until 2026-12-27T00:00:00Z: holidays");
        assertThat(away.retryAfter()).contains(Duration.ofHours(60));
        assertThat(objection(restraint, "printers")).isNull();
        clock.now = AFTER;
        assertThat(objection(restraint, "directory")).isNull();
    }

    @Test
    void shouldHoldForAllConnectorsWhereNoneIsNamed() {
        clock.now = EVE;
        assertThat(objection(restraint(new Freeze(EVE, AFTER, List.of(), "holidays"), Map.of()), "printers"))
                .isNotNull();
    }

    @Test
    void shouldCountHowLongAFreezeHasHeldOnceHoweverManyThereAre() {
        Freeze holidays = new Freeze(EVE, AFTER, List.of("directory"), "holidays");
        Freeze within = new Freeze(EVE.plusSeconds(10), EVE.plusSeconds(20), List.of(), "a minute's silence");
        Freeze after = new Freeze(AFTER.plusSeconds(60), AFTER.plusSeconds(90), List.of(), "an update");
        Restraint restraint =
                new Restraint(new RestraintSettings(List.of(after, holidays, within), Map.of()), clock, pace);
        Instant late = AFTER.plusSeconds(70);
        assertThat(restraint.heldBack("acme", Set.of("directory"), List.of(), new Span(EVE.minusSeconds(5), late)))
                .isEqualTo(Duration.ofHours(60).plusSeconds(10));
        assertThat(restraint.heldBack(
                        "acme", Set.of("directory"), List.of(), new Span(EVE.plusSeconds(15), EVE.plusSeconds(25))))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(restraint.heldBack("acme", Set.of("printers"), List.of(), new Span(EVE, late)))
                .isEqualTo(Duration.ofSeconds(20));
        assertThat(restraint.heldBack("acme", Set.of("directory"), List.of(), new Span(EVE.minusSeconds(5), EVE)))
                .isZero();
        assertThat(restraint.heldBack("acme", Set.of("directory", "printers"), List.of(), new Span(EVE, late)))
                .isEqualTo(Duration.ofHours(60).plusSeconds(10));
    }

    @Test
    void shouldHoldChangesBackEachWeekByTheClocksOfThePlace() {
        Freeze nights = new Freeze(
                null,
                null,
                Weekly.valueOf("SUN 02:00-04:00 Europe/Berlin"),
                List.of("directory"),
                List.of(),
                "maintenance");
        Restraint restraint = restraint(nights, Map.of());
        clock.now = Instant.parse("2026-10-25T02:59:59Z");
        assertThat(objection(restraint, "directory").reason())
                .isEqualTo("directory is not changed until 2026-10-25T03:00:00Z: maintenance");
        clock.now = Instant.parse("2026-10-25T03:00:00Z");
        assertThat(objection(restraint, "directory")).isNull();
        clock.now = Instant.parse("2026-11-01T01:00:00Z");
        assertThat(objection(restraint, "directory").retryAfter()).contains(Duration.ofHours(2));
        assertThat(objection(restraint, "printers")).isNull();
        assertThat(restraint.heldBack(
                        "acme",
                        Set.of("directory"),
                        List.of(),
                        new Span(Instant.parse("2026-10-20T00:00:00Z"), Instant.parse("2026-11-01T02:00:00Z"))))
                .isEqualTo(Duration.ofHours(4));
    }

    @Test
    void shouldReadHoursOfEachWeekFromTheSettings() {
        Map<String, String> written = Map.of(
                "restraint.freezes[0].every", "SAT,SUN 02:00-04:00 Europe/Berlin",
                "restraint.freezes[0].connectors", "directory,vpn",
                "restraint.freezes[0].tenants", "acme",
                "restraint.freezes[0].reason", "maintenance");
        RestraintSettings settings = new Binder(new MapConfigurationPropertySource(written))
                .bind("restraint", RestraintSettings.class)
                .get();
        assertThat(settings.freezes())
                .containsExactly(new Freeze(
                        null,
                        null,
                        Weekly.valueOf("SAT,SUN 02:00-04:00 Europe/Berlin"),
                        List.of("directory", "vpn"),
                        List.of("acme"),
                        "maintenance"));
    }

    @Test
    void shouldSayWhenTheLastOfSeveralFreezesEnds() {
        Freeze shorter = new Freeze(EVE, EVE.plusSeconds(60), List.of(), "an update");
        Freeze longer = new Freeze(EVE, AFTER, List.of(), "holidays");
        Restraint restraint = new Restraint(new RestraintSettings(List.of(shorter, longer), Map.of()), clock, pace);
        assertThat(objection(restraint, "directory").reason()).endsWith("2026-12-27T00:00:00Z: holidays");
    }

    @Test
    void shouldLetNothingBeginBeforeItIsKnownWhatWasDeclared() {
        Restraint restraint = Restraint.watched(RestraintSettings.none(), clock, pace);
        assertThat(objection(restraint, "directory").reason())
                .isEqualTo("it is not known yet whether directory may be changed");
        restraint.declare(List.of());
        assertThat(objection(restraint, "directory")).isNull();
        restraint.declare(List.of(new Freeze(EVE, AFTER, List.of("directory"), "holidays")));
        assertThat(objection(restraint, "directory").reason()).endsWith("holidays");
        assertThat(objection(restraint, "printers")).isNull();
    }

    @Test
    void shouldHoldForTheTenantsThatAreNamed() {
        Freeze own = new Freeze(EVE, AFTER, null, List.of("directory"), List.of("globex"), "a merger");
        Restraint restraint = restraint(own, Map.of());
        clock.now = EVE;
        assertThat(objection(restraint, "directory")).isNull();
        assertThat(objection(restraint, "globex", "directory").reason()).endsWith(": a merger");
        assertThat(objection(restraint, "globex", "printers")).isNull();
        assertThat(restraint.heldBack("acme", Set.of("directory"), List.of(), new Span(EVE, AFTER)))
                .isZero();
        assertThat(restraint.heldBack("globex", Set.of("directory"), List.of(), new Span(EVE, AFTER)))
                .isEqualTo(Duration.ofHours(60));
    }

    @Test
    void shouldGoAtThePaceOfConnectorsThatHaveOne() {
        Restraint restraint =
                new Restraint(new RestraintSettings(List.of(), Map.of("directory", 2, "printers", 1)), clock, pace);
        assertThat(objection(restraint, "directory")).isNull();
        taken.put("printers", Duration.ofSeconds(10));
        ConnectorAway away = objection(restraint, "printers");
        assertThat(away.why()).isEqualTo(WaitCause.BUSY);
        assertThat(away.reason()).isEqualTo("printers takes 1 changes a minute");
        assertThat(away.retryAfter()).contains(Duration.ofSeconds(10));
        taken.put("vpn", Duration.ofSeconds(10));
        assertThat(objection(restraint, "vpn")).isNull();
    }

    @Test
    void shouldNameTheConnectorOfAFreezeThatIsNotThere() {
        RestraintSettings settings = new RestraintSettings(
                List.of(new Freeze(EVE, AFTER, List.of("directory", "vnp"), "holidays")), Map.of());
        assertThatThrownBy(() -> settings.demandKnown(Set.of("directory"), List.of("acme")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "millrace.remediation.restraint.freezes: there is no connector 'vnp'; there are [directory]");
        settings.demandKnown(Set.of("directory", "vnp"), List.of("acme"));
    }

    @Test
    void shouldNameTheConnectorOfAPaceThatIsNotThere() {
        RestraintSettings settings = new RestraintSettings(List.of(), Map.of("direktory", 5));
        assertThatThrownBy(() -> settings.demandKnown(Set.of("vpn", "directory"), List.of("acme")))
                .hasMessage("millrace.remediation.restraint.per-minute.direktory: there is no connector 'direktory';"
                        + " there are [directory, vpn]");
    }

    @Test
    void shouldNameTheTenantOfAFreezeThatIsNotThere() {
        RestraintSettings settings = new RestraintSettings(
                List.of(new Freeze(EVE, AFTER, null, List.of(), List.of("acm"), "holidays")), Map.of());
        assertThatThrownBy(() -> settings.demandKnown(Set.of("directory"), List.of("acme")))
                .hasMessage("millrace.remediation.restraint.freezes: there is no tenant 'acm'; there are [acme]");
    }

    @Test
    void shouldRefuseSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new Freeze(AFTER, EVE, List.of(), "")).hasMessageContaining("must be before until");
        assertThatThrownBy(() -> new Freeze(EVE, null, null, List.of(), List.of(), ""))
                .hasMessageContaining("or every");
        assertThatThrownBy(
                        () -> new Freeze(EVE, AFTER, Weekly.valueOf("SUN 02:00-04:00 UTC"), List.of(), List.of(), ""))
                .hasMessageContaining("or every");
        assertThatThrownBy(() -> new RestraintSettings(List.of(), Map.of("directory", 0)))
                .hasMessageContaining("per-minute.directory must be at least 1");
        assertThatThrownBy(() -> new BrakeSettings(-1, Duration.ofMinutes(1), Map.of()))
                .hasMessageContaining("must not be below 0");
    }

    private Restraint restraint(Freeze freeze, Map<String, Integer> perMinute) {
        return new Restraint(new RestraintSettings(List.of(freeze), perMinute), clock, pace);
    }

    private static ConnectorAway objection(Restraint restraint, String connector) {
        return objection(restraint, "acme", connector);
    }

    private static ConnectorAway objection(Restraint restraint, String tenant, String connector) {
        try {
            restraint.beforeChange(tenant, connector).block(Duration.ofSeconds(5));
            return null;
        } catch (ConnectorAway away) {
            return away;
        }
    }

    private static final class SetClock extends Clock {
        private Instant now = EVE;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
