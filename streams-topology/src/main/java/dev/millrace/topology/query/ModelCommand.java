package dev.millrace.topology.query;

import dev.millrace.access.InvalidRequest;
import dev.millrace.tickets.config.ModelChoice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wants of a tenant's models, as JSON has it.
///
/// @param type `shadow`, `end-shadow`, `promote` or `rollback`
/// @param version for `shadow` and `promote`: which models, or `shipped`; `promote` without one means the shadow
/// @param sample for `shadow`: share of new tickets that it reads, 0 to 1; default 1
/// @param tenant whose; may be left out where the desk serves one
/// @param revision of the choice that whoever commands has seen; may be left out. Where another has been made since,
///     nothing is done
record ModelCommand(
        @Nullable String type,
        @Nullable String version,
        @Nullable Double sample,
        @Nullable String tenant,
        @Nullable Long revision) {
    /// The choice that follows.
    ///
    /// @param now what is chosen now
    /// @throws InvalidRequest naming the field that is missing or wrong, or what stands against it
    ModelChoice applyTo(ModelChoice now, String user, Instant at) {
        if (revision != null && revision != now.revision()) {
            throw new InvalidRequest(
                    409,
                    List.of(new InvalidRequest.FieldError(
                            "revision", "the models were exchanged meanwhile by " + now.by() + "; look again")));
        }
        try {
            return switch (type == null ? "" : type) {
                case "shadow" -> now.shadowedBy(known(version), sample == null ? 1 : sample, user, at);
                case "end-shadow" -> now.withoutShadow(user, at);
                case "promote" -> now.promoted(known(version == null ? now.shadow() : version), user, at);
                case "rollback" -> now.rolledBack(user, at);
                default ->
                    throw new InvalidRequest(
                            "type",
                            "expected shadow, end-shadow, promote or rollback, found "
                                    + (type == null ? "nothing" : "'" + type + "'"));
            };
        } catch (IllegalStateException e) {
            throw new InvalidRequest(
                    409, List.of(new InvalidRequest.FieldError("type", String.valueOf(e.getMessage()))));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("sample", String.valueOf(e.getMessage()));
        }
    }

    private static String known(@Nullable String version) {
        if (version == null) {
            throw new InvalidRequest("version", "expected a version of models, found nothing");
        }
        if (!ModelChoice.isVersion(version)) {
            throw new InvalidRequest(
                    "version", "expected sixteen hexadecimal digits or 'shipped', found '" + version + "'");
        }
        return version;
    }
}
