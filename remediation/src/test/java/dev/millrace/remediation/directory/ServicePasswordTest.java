package dev.millrace.remediation.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.testing.TestDirectory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServicePasswordTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String DESK = "svc-backup";

    private final Map<String, String> environment = new ConcurrentHashMap<>(Map.of("DESK", "old-svc-backup"));
    private final Secrets secrets = new Secrets(VaultSettings.none(), environment::get);
    private final TestDirectory company = new TestDirectory();

    @AfterEach
    void stop() {
        secrets.close();
        company.close();
    }

    @Test
    void shouldReadTheNewPasswordOnceTheOldIsRefused() {
        try (Directory directory = connector("env:DESK")) {
            look(directory);
            rotate();
            environment.put("DESK", "new");
            look(directory);
            // The pool itself tries once more where a connection has broken.
            assertThat(company.signIns(DESK))
                    .as("signed in, refused, signed in")
                    .isBetween(3L, 4L);
        }
    }

    @Test
    void shouldSayThatTheDirectoryIsAwayWhileThereIsNoOtherPassword() {
        try (Directory directory = connector("env:DESK")) {
            look(directory);
            rotate();
            assertThatThrownBy(() -> look(directory)).isInstanceOf(ConnectorAway.class);
            environment.put("DESK", "new");
            look(directory);
        }
    }

    @Test
    void shouldNameThePlaceWhereThereIsNoPassword() {
        try (Directory directory = connector("env:NOTHING")) {
            assertThatThrownBy(() -> look(directory))
                    .isInstanceOf(ConnectorAway.class)
                    .hasMessageContaining("the environment has no variable NOTHING");
        }
    }

    /// As settings had it before there were references.
    @Test
    void shouldTakeAPasswordAsItIs() {
        try (Directory directory = connector("old-svc-backup")) {
            look(directory);
        }
        assertThatThrownBy(() -> connector("file:nowhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a secret is given by reference");
    }

    /// That our own account is refused says nothing of anybody else's password.
    @Test
    void shouldNotTakeTheRefusalOfItsOwnAccountForThatOfAnother() {
        environment.put("DESK", "wrong");
        try (Directory directory = connector("env:DESK")) {
            assertThatThrownBy(() -> directory
                            .accepts(TestDirectory.dn("anna"), "old-anna")
                            .block(LIMIT))
                    .isInstanceOf(ConnectorAway.class);
            environment.put("DESK", "old-svc-backup");
            assertThat(directory.accepts(TestDirectory.dn("anna"), "old-anna").block(LIMIT))
                    .isTrue();
            assertThat(directory.accepts(TestDirectory.dn("anna"), "other").block(LIMIT))
                    .isFalse();
            look(directory);
        }
    }

    private Directory connector(String password) {
        return company.connector(TestDirectory.dn(DESK), password, secrets);
    }

    private void rotate() {
        company.replace(DESK, "userPassword", "new");
        company.stop();
        company.start();
    }

    private static void look(Directory directory) {
        assertThat(directory.account(TestDirectory.dn("anna")).block(LIMIT)).isPresent();
    }
}
