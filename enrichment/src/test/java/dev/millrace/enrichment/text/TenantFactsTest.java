package dev.millrace.enrichment.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Shipped;
import dev.millrace.enrichment.Understanding;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Entity;
import dev.millrace.tickets.understanding.Impact;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.PriorityVerdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is known of a tenant weighs on entities and priority. Written on Thursday, 26 November 2026, 10:30 in Berlin.
class TenantFactsTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;
    private static final Instant WRITTEN = Instant.parse("2026-11-26T09:30:00Z");
    private static final TenantFacts ACME = new TenantFacts(
            ZoneId.of("Europe/Berlin"), List.of("Hafen Nord"), List.of("Boss@acme.example", "*@board.acme.example"));

    private static Understanding understand(String body, String sender, @Nullable Instant written, TenantFacts tenant) {
        return ENRICHMENT.understand(new Text("", body, Channel.EMAIL, null, sender, written, tenant));
    }

    private static List<String> named(String body, TenantFacts tenant) {
        return understand(body, "anna@acme.example", WRITTEN, tenant).reading().entities().stream()
                .map(TenantFactsTest::shown)
                .toList();
    }

    private static String shown(Entity entity) {
        return entity.type() + " " + entity.value();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I need my laptop back by 15:00 today                         | deadline 2026-11-26T15:00+01:00
            please finish it by Friday                                   | deadline 2026-11-27
            The WLAN at hafen nord is down                               | site Hafen Nord
            The beamer in room 2.14 is broken                            | site room 2.14
            Der Drucker am Standort Hamburg geht nicht                   | site Standort Hamburg
            we run version 4.2.1 of the client                           | version 4.2.1
            since v7.3 it crashes                                        | version 7.3
            the laptop with asset tag 40213 is broken                    | device 40213
            Mein Notebook, Inventarnummer: A40213, startet nicht         | device A40213
            you reach me at +49 40 555 0142                              | phone +49405550142
            """)
    void shouldFind(String body, String entity) {
        assertThat(named(body, ACME)).contains(entity);
    }

    @Test
    void shouldReadTheMonthFirstForAnAmericanTenant() {
        TenantFacts american = new TenantFacts(ZoneId.of("America/Chicago"), List.of(), List.of());

        assertThat(named("please send me the laptop by 03/12 at the latest", american))
                .contains("deadline 2027-03-12");
        assertThat(named("please send me the laptop by 03/12 at the latest", ACME))
                .contains("deadline 2026-12-03");
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, true",
        "America/Indiana/Knox, true",
        "Pacific/Honolulu, true",
        "US/Central, true",
        "America/Sao_Paulo, false",
        "America/Mexico_City, false",
        "America/Argentina/Buenos_Aires, false",
        "America/New_Yorkshire, false",
        "Europe/Berlin, false",
    })
    void shouldReadTheMonthFirstInTheUnitedStatesAlone(String zone, boolean first) {
        assertThat(TenantFacts.isInTheUnitedStates(zone)).isEqualTo(first);
    }

    @Test
    void shouldLeaveDaysAsTheyAreSaidWhereNothingIsKnownOfTheTime() {
        assertThat(understand("please finish it by Friday", "anna@acme.example", null, TenantFacts.NONE)
                        .reading()
                        .entities())
                .extracting(Entity::value)
                .containsExactly("Friday");
    }

    @ParameterizedTest
    @CsvSource({
        "boss@acme.example, true",
        "BOSS@ACME.EXAMPLE, true",
        "anna@board.acme.example, true",
        "anna@acme.example, false",
        "notboss@acme.example, false",
        "board.acme.example, false",
    })
    void shouldKnowItsVips(String address, boolean vip) {
        assertThat(ACME.isVip(address)).isEqualTo(vip);
    }

    @Test
    void shouldRefuseAVipThatIsNoAddress() {
        assertThatThrownBy(() -> new TenantFacts(ZoneId.of("UTC"), List.of(), List.of("the boss")))
                .hasMessageContaining("'the boss'");
    }

    @Test
    void shouldRaiseTheImpactOfAVip() {
        PriorityVerdict usual = understand("My screen is broken.", "anna@acme.example", WRITTEN, ACME)
                .priority();
        PriorityVerdict vip = understand("My screen is broken.", "boss@acme.example", WRITTEN, ACME)
                .priority();

        assertThat(usual.value()).isEqualTo(Priority.P3);
        assertThat(vip.value()).isEqualTo(Priority.P2);
        assertThat(vip.impact()).isEqualTo(Impact.WIDE);
        assertThat(vip.reasons()).contains("impact: the sender is on the tenant's VIP list");
    }

    @Test
    void shouldTakeADeadlineForNearOnlyWhereItIs() {
        String body = "Outlook does not start. I need it by Friday 14:00.";
        Instant onFriday = Instant.parse("2026-11-27T10:00:00Z");

        PriorityVerdict near =
                understand(body, "anna@acme.example", onFriday, ACME).priority();
        assertThat(near.value()).isEqualTo(Priority.P2);
        assertThat(near.reasons())
                .anyMatch(reason -> reason.startsWith("urgency: until the deadline, \"Friday 14:00\""));
        assertThat(understand(body, "anna@acme.example", WRITTEN, ACME)
                        .priority()
                        .value())
                .isEqualTo(Priority.P3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Since the update my VPN drops within 5 minutes, please look into it.",
                "The VPN disconnects within 5 minutes every time.",
                "Innerhalb von zwei Minuten fliege ich aus dem VPN.",
            })
    void shouldSetNoDeadlineThatNobodyHasSet(String body) {
        Understanding understanding = understand(body, "anna@acme.example", WRITTEN, ACME);

        assertThat(understanding.reading().entities()).extracting(Entity::type).doesNotContain("deadline");
        assertThat(understanding.priority().value()).isEqualTo(Priority.P3);
        assertThat(understanding.priority().reasons()).noneMatch(reason -> reason.contains("deadline,"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Guten Morgen, mein Bildschirm ist kaputt.",
                "Buenos días, mi pantalla no funciona esta mañana.",
                "Mein Bildschirm flackert jeden Morgen.",
            })
    void shouldTakeNoMorningForTomorrow(String body) {
        assertThat(understand(body, "anna@acme.example", WRITTEN, ACME)
                        .priority()
                        .reasons())
                .noneMatch(reason -> reason.startsWith("urgency: days"));
    }
}
