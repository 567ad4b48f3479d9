package dev.millrace.enrichment.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Shipped;
import dev.millrace.enrichment.Understanding;
import dev.millrace.enrichment.text.TenantFacts;
import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Hypothesis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Several rules of one category, and what speaks for each.
class HypothesesTest {
    private static final Enrichment SHIPPED = Shipped.ENRICHMENT;
    private static final String LOCKED = "My account keeps locking: it is locked again a minute after you unlock it.";

    @TempDir
    private Path folder;

    private static Text text(String body, Channel channel, String sender) {
        TenantFacts tenant = new TenantFacts(ZoneOffset.UTC, List.of(), List.of("ceo@acme.example"));
        return new Text("", body, channel, null, sender, null, tenant);
    }

    private static Understanding understand(Enrichment enrichment, String body) {
        return enrichment.understand(text(body, Channel.EMAIL, "t.schulz@acme.example"));
    }

    /// With other rules for locked accounts.
    private Enrichment with(String rules) throws IOException {
        Path file = folder.resolve("rules.yaml");
        Files.writeString(file, "cautions: []\nautomatic: 'false'\nproposable: 'true'\nrules:\n" + rules.indent(2));
        return Enrichment.load(file, KnownRunbooks.shipped());
    }

    @Test
    void shouldShareTheCategorysConfidenceAmongRulesThatHold() {
        Understanding understanding = understand(SHIPPED, LOCKED);
        List<Hypothesis> hypotheses = understanding.diagnosis().hypotheses();
        double confidence = understanding.reading().category().confidence();

        assertThat(hypotheses)
                .extracting(Hypothesis::hypothesis)
                .containsExactly(
                        "The account was attacked or is locked by something else than its owner",
                        "The account is locked after too many failed sign-ins");
        assertThat(hypotheses.get(0).confidence()).isCloseTo(confidence * 0.8, within(1e-9));
        assertThat(hypotheses.get(1).confidence()).isCloseTo(confidence * 0.2, within(1e-9));
        assertThat(understanding.diagnosis().runbook()).isEqualTo("none");
    }

    @Test
    void shouldKeepTheCategorysConfidenceWhereOneRuleHolds() {
        Understanding understanding = understand(SHIPPED, "My account is locked, please unlock it.");

        assertThat(understanding.diagnosis().hypotheses())
                .extracting(Hypothesis::confidence)
                .containsExactly(understanding.reading().category().confidence());
    }

    @Test
    void shouldTellWhatSpeaksForEach() {
        List<Hypothesis> hypotheses = understand(SHIPPED, LOCKED).diagnosis().hypotheses();

        assertThat(hypotheses.get(0).evidence())
                .anyMatch(words -> words.startsWith("recurring: \""))
                .anyMatch(words -> words.contains("locked"));
        assertThat(hypotheses.get(1).evidence())
                .noneMatch(words -> words.startsWith("recurring"))
                .contains("names nobody else than the sender");
    }

    @Test
    void shouldTellWhatSpeaksForAnotherCategory() {
        List<Hypothesis> hypotheses = understand(
                        SHIPPED, "Outlook keeps asking for my password and then the mailbox does not open")
                .diagnosis()
                .hypotheses();

        assertThat(hypotheses)
                .allSatisfy(hypothesis -> assertThat(hypothesis.evidence()).isNotEmpty());
    }

    @Test
    void shouldThinkOfTheGatewayWhereManyAreCutOff() {
        List<Hypothesis> hypotheses = understand(
                        SHIPPED, "The VPN drops for all of us in the sales department, nobody can connect since nine.")
                .diagnosis()
                .hypotheses();

        assertThat(hypotheses).anySatisfy(hypothesis -> {
            assertThat(hypothesis.hypothesis()).startsWith("The gateway");
            assertThat(hypothesis.evidence()).anyMatch(words -> words.matches("(team|wide|some people): .+"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sentiment == 'negative'                   | I am locked out AGAIN. This is a disgrace, I am furious, unlock my account! | the writer is angry
            angry                                     | I am locked out AGAIN. This is a disgrace, I am furious, unlock my account! | the writer is angry
            sentiment == 'neutral' && !angry          | My account is locked, please unlock it.                  | the tone is neutral
            evidence.exists(e, e == 'stopped') | My account is locked and I cannot work at all, please unlock it. | stopped: "cannot work"
            """)
    void shouldLetRulesAskForToneAndEvidence(String when, String body, String evidence) throws IOException {
        Enrichment enrichment = with(rule("asked", when) + rule("else", "false"));

        List<Hypothesis> hypotheses = understand(enrichment, body).diagnosis().hypotheses();

        assertThat(hypotheses).extracting(Hypothesis::hypothesis).containsExactly("asked");
        assertThat(hypotheses.getFirst().evidence()).contains(evidence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vip                              | ceo@acme.example     | true
            vip                              | t.schulz@acme.example | false
            channel == 'chat'                | ceo@acme.example     | true
            channel == 'email'               | ceo@acme.example     | false
            domain == 'acme.example'         | ceo@ACME.example     | true
            domain == ''                     | handle               | true
            """)
    void shouldLetRulesAskForTheRequester(String when, String sender, boolean holds) throws IOException {
        Enrichment enrichment = with(rule("asked", when));

        List<Hypothesis> hypotheses = enrichment
                .understand(text("My account is locked, please unlock it.", Channel.CHAT, sender))
                .diagnosis()
                .hypotheses();

        assertThat(hypotheses).hasSize(holds ? 1 : 0);
    }

    @Test
    void shouldLeadWithTheHeaviestAndLeaveOutWhatWeighsNothing() throws IOException {
        Enrichment enrichment =
                with(rule("light", "true") + rule("heavy", "true", "fit + 3.0") + rule("none", "true", "0.0"));

        List<Hypothesis> hypotheses = understand(enrichment, "My account is locked, please unlock it.")
                .diagnosis()
                .hypotheses();

        assertThat(hypotheses).extracting(Hypothesis::hypothesis).containsExactly("heavy", "light");
    }

    private static String rule(String hypothesis, String when) {
        return rule(hypothesis, when, "1.0");
    }

    private static String rule(String hypothesis, String when, String weight) {
        return "- {hypothesis: %s, category: account-locked, when: \"%s\", weight: \"%s\", runbook: none, risk: low}%n"
                .formatted(hypothesis, when, weight);
    }
}
