package dev.millrace.topology.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which rules hold, and how they follow their file and the runbooks' folder.
class RulesInForceTest {
    @TempDir
    private Path folder;

    private Path file;
    private Path runbooks;

    @BeforeEach
    void writeRules() throws IOException {
        file = folder.resolve("rules.yaml");
        runbooks = Files.createDirectory(folder.resolve("runbooks"));
        write("unlock-account");
    }

    @Test
    void shouldNotStartWithRulesThatAreWrong() throws IOException {
        Files.writeString(file, "rules:\n- hypothesis: x\n  category: nonsense\n  runbook: none\n  risk: low\n");
        assertThatThrownBy(this::rules)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file + ":3: 'nonsense'");
    }

    @Test
    void shouldNotStartWithARuleForARunbookThatIsNowhere() throws IOException {
        write("dance");
        assertThatThrownBy(this::rules)
                .hasMessageContaining(file + ":7: 'dance' is no runbook; there are [book-room, ");
        add("dance");
        assertThat(rules().get().toString()).contains("runbook=dance,");
    }

    @Test
    void shouldTakeARuleForARunbookThatIsAddedMeanwhile() throws IOException {
        RulesInForce rules = rules();
        write("dance");
        lookTwice(rules);
        assertThat(rules.get().toString()).contains("runbook=unlock-account,");
        add("dance");
        lookTwice(rules);
        assertThat(rules.get().toString()).contains("runbook=dance,");
    }

    @Test
    void shouldTakeWhatTwoLooksHaveFoundAlike() throws IOException {
        RulesInForce rules = rules();
        write("book-room");
        rules.look();
        assertThat(rules.get().toString()).contains("runbook=unlock-account,");
        rules.look();
        assertThat(rules.get().toString()).contains("runbook=book-room,");
    }

    @Test
    void shouldStayAsTheyWereWhileTheFileOrARunbookIsBadOrGone() throws IOException {
        RulesInForce rules = rules();
        Files.writeString(file, "rules: nonsense");
        lookTwice(rules);
        assertThat(rules.get().toString()).contains("runbook=unlock-account,");
        Files.delete(file);
        lookTwice(rules);
        assertThat(rules.get().toString()).contains("runbook=unlock-account,");
        write("book-room");
        Files.writeString(runbooks.resolve("bad.yaml"), "steps: []\n");
        lookTwice(rules);
        assertThat(rules.get().toString()).contains("runbook=unlock-account,");
        Files.delete(runbooks.resolve("bad.yaml"));
        lookTwice(rules);
        assertThat(rules.get().toString()).contains("runbook=book-room,");
    }

    private RulesInForce rules() {
        return new RulesInForce(file, List.of("book-room"), runbooks);
    }

    private static void lookTwice(RulesInForce rules) {
        rules.look();
        rules.look();
    }

    private void add(String id) throws IOException {
        Files.writeString(runbooks.resolve(id + ".yaml"), "id: " + id + "\n");
    }

    private void write(String runbook) throws IOException {
        Files.writeString(file, """
                cautions: []
                automatic: 'true'
                proposable: 'true'
                rules:
                - hypothesis: x
                  category: vpn
                  runbook: %s
                  target: device
                  risk: low
                """.formatted(runbook));
    }
}
