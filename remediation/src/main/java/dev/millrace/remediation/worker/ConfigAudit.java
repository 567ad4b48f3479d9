package dev.millrace.remediation.worker;

import dev.millrace.remediation.database.Database;
import dev.millrace.tickets.config.DeskConfig;
import dev.millrace.tickets.config.ModelChoice;
import dev.millrace.tickets.json.Json;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/// Notes in the audit log who exchanged models, when, and for which. The entry's run is the place of the record that
/// did it, so that one that is read again is noted once.
final class ConfigAudit {
    private static final String NOTE = """
            select remediation.audit_append(:tenant, jsonb_build_array(jsonb_build_object(
              'kind', 'models', 'run', cast(:place as text), 'facts', cast(:facts as jsonb), 'personal', cast(:personal as jsonb))))
            where not exists (select 1 from remediation.audit where tenant = :tenant and run = :place)
            """;

    private final Database database;

    ConfigAudit(Database database) {
        this.database = database;
    }

    /// Notes a change; one without an author is the beginning and not a change. Of two with the same revision the
    /// second was passed over.
    ///
    /// @param place where the change was read
    Mono<Void> note(DeskConfig config, String place) {
        ModelChoice choice = config.models();
        if (choice.change() == null) {
            return Mono.empty();
        }
        Map<String, Object> facts = new TreeMap<>();
        facts.put("change", choice.change());
        facts.put("inForce", choice.inForce());
        facts.put("sample", choice.sample());
        facts.put("chosenAt", String.valueOf(choice.at()));
        facts.put("revision", choice.revision());
        if (choice.shadow() != null) {
            facts.put("shadow", choice.shadow());
        }
        if (choice.previous() != null) {
            facts.put("previous", choice.previous());
        }
        return Database.limited(database.sql(NOTE)
                .bind("tenant", config.tenant())
                .bind("place", place)
                .bind("facts", Json.text(facts))
                .bind("personal", Json.text(Map.of("by", Objects.requireNonNullElse(choice.by(), "unknown"))))
                .fetch()
                .all()
                .then());
    }
}
