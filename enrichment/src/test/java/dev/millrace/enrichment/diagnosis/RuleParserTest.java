package dev.millrace.enrichment.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.tickets.understanding.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RuleParserTest {
    private static final KnownRunbooks SHIPPED = KnownRunbooks.shipped();
    private static final String HEAD = "automatic: 'true'\nproposable: 'true'\nrules:\n";

    @ParameterizedTest
    @EnumSource(Category.class)
    void shouldShipARuleForEveryCategory(Category category) {
        assertThat(RuleBook.load().rules()).extracting(Rule::category).contains(category);
    }

    @Test
    void shouldNameFileAndLineOfAnUnknownCategory() {
        complains(
                HEAD + "- hypothesis: x\n  category: nonsense\n  runbook: none\n  risk: low\n", "r.yaml:5: 'nonsense'");
    }

    @Test
    void shouldNameFileAndLineOfABadCondition() {
        complains(
                HEAD + "- hypothesis: x\n  category: vpn\n  when: fit >\n  runbook: none\n  risk: low\n",
                "r.yaml:6: the condition 'fit >'");
    }

    @Test
    void shouldNameFileAndLineOfAConditionThatIsNoTruthValue() {
        complains(
                HEAD + "- hypothesis: x\n  category: vpn\n  when: fit + 1.0\n  runbook: none\n  risk: low\n",
                "r.yaml:6:");
    }

    @Test
    void shouldNameFileAndLineOfAWeightThatIsNoNumber() {
        complains(
                HEAD + "- hypothesis: x\n  category: vpn\n  weight: \"'heavy'\"\n  runbook: none\n  risk: low\n",
                "r.yaml:6: the weight ''heavy''");
    }

    @Test
    void shouldReadRulesInAFileOfOnesOwn(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("own.yaml");
        Files.writeString(file, RuleBook.shipped());
        assertThat(RuleBook.read(file, SHIPPED).rules())
                .hasSameSizeAs(RuleBook.load().rules());

        Files.writeString(file, HEAD + "- hypothesis: x\n  category: nonsense\n  runbook: none\n");
        assertThatThrownBy(() -> RuleBook.read(file, SHIPPED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file + ":5: 'nonsense'");

        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> RuleBook.read(missing, SHIPPED)).hasMessageContaining("The rules " + missing);
    }

    @Test
    void shouldWantATargetForARunbook() {
        complains(
                HEAD + "- hypothesis: x\n  category: vpn\n  runbook: reset-vpn-profile\n  risk: low\n",
                "r.yaml:4: the runbook 'reset-vpn-profile' needs a 'target'");
    }

    @Test
    void shouldNameUnknownKeysRunbooksAndMissingEntries() {
        complains(HEAD + "- hypotesis: x\n", "r.yaml:4: 'hypotesis' is none of");
        complains(
                HEAD + "- hypothesis: x\n  category: vpn\n  runbook: dance\n  risk: low\n",
                "r.yaml:6: 'dance' is no runbook");
        complains(HEAD + "- hypothesis: x\n  category: vpn\n  runbook: none\n", "r.yaml:4: 'risk' is missing");
        complains("automatic: 'true'\n", "'rules' is missing");
        complains("rules: [", "not valid YAML");
        complains("", "an empty file");
    }

    @Test
    void shouldNameBoundsThatThereAreNot() {
        String rule = HEAD + "- hypothesis: x\n  category: vpn\n  runbook: none\n  risk: low\n";
        complains(rule + "  against: [no-fun]\n", "r.yaml:8: 'no-fun' is no list of bounds.txt that rules may ask for");
        complains(rule + "  needs: [refusing]\n", "r.yaml:8: 'refusing' is no list of bounds.txt");
        complains(rule + "  against-sender: [remedy-unlock]\n", "r.yaml:8: 'remedy-unlock' is no list of bounds.txt");
    }

    @Test
    void shouldTakeARunbookOfAnInstallationsOwn() {
        String yaml = "cautions: []\n" + HEAD
                + "- hypothesis: x\n  category: vpn\n  runbook: dance\n  target: device\n  risk: low\n";
        assertThat(RuleBook.parse("r.yaml", yaml, KnownRunbooks.with(List.of("dance")))
                        .rules())
                .extracting(Rule::runbook)
                .containsExactly("dance");
        assertThatThrownBy(() -> RuleBook.parse("r.yaml", yaml, KnownRunbooks.with(List.of("sing"))))
                .hasMessageStartingWith("r.yaml:7: 'dance' is no runbook; there are [")
                .hasMessageContaining("restore-file, sing, unlock-account");
    }

    @Test
    void shouldNameFileAndLineOfACautionThatNoMessageGives() {
        String rule = "- hypothesis: x\n  category: vpn\n  runbook: none\n  risk: low\n";
        complains("cautions: [solved,\n  holdd]\n" + HEAD + rule, "r.yaml:2: 'holdd' is no signal; there are [");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            'lockedd' in said                                     | 'lockedd' is nothing that 'said' can say; there are [
            said.exists(s, s in ['solved', 'holdd'])              | 'holdd' is nothing that 'said' can say
            said.exists(x, x == 'holdd') && evidence.exists(x, x == 'wide') | 'holdd' is nothing that 'said' can say
            'widee' in evidence                                   | 'widee' is nothing that 'evidence' can say
            !('forgoten' in speaks)                               | 'forgoten' is nothing that 'speaks' can say
            category == 'vppn'                                    | 'vppn' is nothing that 'category' can say
            confidence > 0.5 && category in ['vpn', 'mfa_reset']  | 'mfa_reset' is nothing that 'category' can say
            sentiment != 'angry'                                  | 'angry' is nothing that 'sentiment' can say
            """)
    void shouldNameFileAndLineOfAComparedNameThatThereIsNot(String when, String complaint) {
        String rule = "- hypothesis: x\n  category: vpn\n  runbook: none\n  risk: low\n  when: \"%s\"\n";

        complains(HEAD + rule.formatted(when), "r.yaml:8: the condition");
        complains(HEAD + rule.formatted(when), complaint);
    }

    @Test
    void shouldTakeNamesThatThereAre() {
        String when = "'cannot-sign-in' in said && 'compromised' in said && 'standstill' in evidence"
                + " && !evidence.exists(e, e == 'days') && said.exists(e, e == 'hold') && 'forgotten' in speaks && channel != 'web'"
                + " && domain == 'acme.example'";
        String yaml = "cautions: []\n" + HEAD
                + "- hypothesis: x\n  category: vpn\n  runbook: none\n  risk: low\n  when: \"" + when + "\"\n";

        assertThat(RuleBook.parse("r.yaml", yaml, SHIPPED).rules()).hasSize(1);
    }

    private static void complains(String yaml, String message) {
        assertThatThrownBy(() -> RuleBook.parse("r.yaml", yaml, SHIPPED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
