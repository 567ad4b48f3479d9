package dev.millrace.remediation.brake;

import dev.millrace.access.InvalidRequest;
import dev.millrace.remediation.brake.Freezes.Declared;
import dev.millrace.remediation.connector.ConnectorWatch;
import dev.millrace.remediation.connector.TenantSettings;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Declares freezes and lifts them; for the admin.
@RestController
@RequestMapping("/api/remediation")
final class FreezeEndpoint {
    private static final Duration FURTHEST = Duration.ofDays(36_525);

    private final Freezes freezes;
    private final ConnectorWatch watch;
    private final TenantSettings served;
    private final Clock clock = Clock.systemUTC();

    FreezeEndpoint(Freezes freezes, ConnectorWatch watch, TenantSettings served) {
        this.served = served;
        this.freezes = freezes;
        this.watch = watch;
    }

    /// @param tenant all when missing
    /// @param connector all when missing
    /// @param until such as `2026-12-27T00:00:00Z`
    /// @param reason told to whoever waits
    record Wanted(
            @Nullable String tenant,
            @Nullable String connector,
            @Nullable String until,
            @Nullable String reason) {}

    /// @param tenant when missing those that hold for all
    /// @param connector when missing those that hold for all
    record Lifted(@Nullable String tenant, @Nullable String connector) {}

    @GetMapping("/freezes")
    Mono<List<Declared>> freezes() {
        return freezes.standing();
    }

    @PostMapping("/freeze")
    Mono<List<Declared>> freeze(@RequestBody Wanted wanted, Principal by) {
        String reason = RequiredText.of("reason", wanted.reason());
        return freezes.declare(
                        OneOrAll.among(served.tenants(), "tenant", wanted.tenant()),
                        OneOrAll.among(watch.names(), "connector", wanted.connector()),
                        until(wanted.until()),
                        by.getName(),
                        reason)
                // By the database's clock it may be over already.
                .onErrorMap(DataIntegrityViolationException.class, refused -> notAMomentToCome(wanted.until()))
                .then(freezes.standing());
    }

    @PostMapping("/thaw")
    Mono<List<Declared>> thaw(@RequestBody Lifted lifted, Principal by) {
        return freezes.lift(OneOrAll.of(lifted.tenant()), OneOrAll.of(lifted.connector()), by.getName())
                .then(freezes.standing());
    }

    private Instant until(@Nullable String text) {
        Instant now = clock.instant();
        return parsed(text)
                .filter(until -> until.isAfter(now) && until.isBefore(now.plus(FURTHEST)))
                .orElseThrow(() -> notAMomentToCome(text));
    }

    private static InvalidRequest notAMomentToCome(@Nullable String found) {
        return new InvalidRequest(
                "until",
                "expected a moment later than now, and within a hundred years, such as 2026-12-27T00:00:00Z, but found "
                        + (found == null ? "none" : "'" + found + "'"));
    }

    private static Optional<Instant> parsed(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
