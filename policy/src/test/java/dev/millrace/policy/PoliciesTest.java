package dev.millrace.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.scheduling.FileWatch;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.TenantDomains;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.ticket.Ticket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each tenant is judged by its own policy, as its file is now.
class PoliciesTest {
    @TempDir
    private Path folder;

    private Path common;
    private Path globex;
    private Policies policies;

    @BeforeEach
    void read() throws IOException {
        common = Files.writeString(folder.resolve("policy.yaml"), rule("for-all", "automatic"));
        globex = Files.writeString(folder.resolve("globex.yaml"), rule("for-globex", "confirm-identity"));
        policies = new Policies(common, Map.of("globex", globex), TenantDomains.none());
    }

    @Test
    void shouldJudgeEachTenantByItsOwnPolicy() {
        assertThat(judged("acme")).isEqualTo("for-all");
        assertThat(judged("globex")).isEqualTo("for-globex");
        assertThat(judged("initech")).isEqualTo("for-all");
    }

    /// The sender chooses the tenant by the door that he comes through.
    @Test
    void shouldJudgeNobodyByThePolicyOfAnotherTenant() {
        Policies known = new Policies(
                common,
                Map.of("globex", globex),
                new TenantDomains(Map.of("acme", List.of("acme.example"), "globex", List.of("globex.example"))));
        assertThat(known.judge(Case.of(ticket("globex"))))
                .isEqualTo(new Authorisation.Never(
                        "another-tenant", "anna@acme.example is of another tenant, whose policy counts for it"));
        assertThat(known.judge(Case.of(ticket("acme"))).rule()).isEqualTo("for-all");
    }

    @Test
    void shouldTakeUpWhatHasChangedForThatTenantAlone() throws IOException {
        Files.writeString(globex, rule("stricter", "automatic"));
        lookTwice();
        assertThat(judged("globex")).isEqualTo("stricter");
        assertThat(judged("acme")).isEqualTo("for-all");
    }

    @Test
    void shouldGoOnByWhatWasLastGood() throws IOException {
        Files.writeString(globex, "rules: [{name: worse}]");
        lookTwice();
        assertThat(judged("globex")).isEqualTo("for-globex");
        Files.delete(globex);
        policies.look();
        assertThat(judged("globex")).isEqualTo("for-globex");
        Files.writeString(globex, rule("mended", "automatic"));
        lookTwice();
        assertThat(judged("globex")).isEqualTo("mended");
    }

    /// A text that is cut at the end of a line may be good, and say what nobody meant.
    @Test
    void shouldNotTakeUpAFileThatIsStillBeingWritten() throws IOException {
        Files.writeString(globex, rule("cut-short", "automatic"));
        policies.look();
        assertThat(judged("globex")).isEqualTo("for-globex");
        Files.writeString(globex, rule("whole", "automatic"));
        policies.look();
        assertThat(judged("globex")).isEqualTo("for-globex");
        policies.look();
        assertThat(judged("globex")).isEqualTo("whole");
    }

    @Test
    void shouldLookAtTheOthersThoughOneFileCannotBeLookedAt() throws IOException {
        Files.writeString(common, "rules: !!int many");
        Files.writeString(globex, rule("stricter", "automatic"));
        lookTwice();
        assertThat(judged("acme")).isEqualTo("for-all");
        assertThat(judged("globex")).isEqualTo("stricter");
    }

    @Test
    void shouldNotStartWithABadFile() throws IOException {
        Files.writeString(globex, "rules: [{name: worse}]");
        assertThatThrownBy(() -> new Policies(common, Map.of("globex", globex), TenantDomains.none()))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining("globex.yaml, rule 1");
    }

    @Test
    void shouldLookByItselfAlsoOnceItIsStartedAgain() throws IOException {
        FileWatch watch = new FileWatch("policies", policies::look, Duration.ofMillis(20));
        watch.start();
        watch.stop();
        watch.start();
        Files.writeString(common, rule("changed", "automatic"));
        await().until(() -> judged("acme").equals("changed"));
        watch.stop();
    }

    private void lookTwice() {
        policies.look();
        policies.look();
    }

    private String judged(String tenant) {
        return policies.judge(Case.of(ticket(tenant))).rule();
    }

    private static Ticket ticket(String tenant) {
        return Json.read("""
                {"id":"00000-0000-0001","version":3,"tenant":"%s","channel":"email","status":"DIAGNOSED",
                 "requester":{"address":"anna@acme.example"},"assurance":"DOMAIN_VERIFIED","runbook":"unlock-account",
                 "target":"sender","risk":"low","automatable":true,"categoryConfidence":0.9}
                """.formatted(tenant), Ticket.class);
    }

    private static String rule(String name, String then) {
        return "rules: [{name: %s, when: 'true', then: %s}]%n".formatted(name, then);
    }
}
