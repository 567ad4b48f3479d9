package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.testing.TestDatabase;
import dev.millrace.tickets.config.DeskConfig;
import dev.millrace.tickets.config.ModelChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfigAuditTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    private static final String VERSION = "0123456789abcdef";

    private final TestDatabase database = new TestDatabase();
    private final ConfigAudit audit = new ConfigAudit(database.database());

    @AfterEach
    void close() {
        database.close();
    }

    private void note(ModelChoice choice, String place) {
        audit.note(new DeskConfig("acme", choice), place).block(LIMIT);
    }

    private List<Map<String, Object>> entries() {
        return database.database()
                .sql("select kind, facts, personal from remediation.audit where tenant = 'acme' order by number")
                .fetch()
                .all()
                .collectList()
                .block(LIMIT);
    }

    @Test
    void shouldNoteWhoPutWhatInForceAndWhoTookItBack() {
        ModelChoice promoted = ModelChoice.shipped().promoted(VERSION, "ben", NOW);
        note(promoted, "desk.config-3@17");
        note(promoted.rolledBack("anna", NOW.plusSeconds(60)), "desk.config-3@18");
        assertThat(entries()).extracting(entry -> entry.get("kind")).containsExactly("models", "models");
        assertThat(entries().getFirst().get("facts").toString())
                .contains("\"change\": \"promoted\"", VERSION, "\"previous\": \"shipped\"", "\"revision\": 1")
                .doesNotContain("ben");
        assertThat(entries().getFirst().get("personal")).isEqualTo("{\"by\": \"ben\"}");
        assertThat(entries().getLast().get("personal")).isEqualTo("{\"by\": \"anna\"}");
    }

    @Test
    void shouldNoteAChangeThatIsReadAgainOnce() {
        ModelChoice promoted = ModelChoice.shipped().promoted(VERSION, "ben", NOW);
        note(promoted, "desk.config-3@17");
        note(promoted, "desk.config-3@17");
        assertThat(entries()).hasSize(1);
    }

    @Test
    void shouldNoteNothingWhereNobodyChangedAnything() {
        note(ModelChoice.shipped(), "desk.config-3@1");
        assertThat(entries()).isEmpty();
    }
}
