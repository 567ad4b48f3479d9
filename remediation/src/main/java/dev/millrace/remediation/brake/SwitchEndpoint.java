package dev.millrace.remediation.brake;

import dev.millrace.access.InvalidRequest;
import dev.millrace.access.InvalidRequest.FieldError;
import dev.millrace.remediation.connector.TenantSettings;
import dev.millrace.remediation.runbook.file.RunbookLibrary;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Stops automation, lets it go on, ends a run; for the admin.
@RestController
@RequestMapping("/api/remediation")
final class SwitchEndpoint {
    private final Switch automation;
    private final TenantSettings served;
    private final RunbookLibrary library;

    SwitchEndpoint(Switch automation, TenantSettings served, RunbookLibrary library) {
        this.automation = automation;
        this.served = served;
        this.library = library;
    }

    /// @param tenant all when missing
    /// @param runbook all when missing
    /// @param reason why, for a stop
    record Which(
            @Nullable String tenant,
            @Nullable String runbook,
            @Nullable String reason) {}

    /// @param run its id
    /// @param atOnce whether what it changed is taken back whatever freeze or rate holds changes; no when missing
    record Ended(@Nullable String run, @Nullable Boolean atOnce) {}

    @GetMapping("/stops")
    Mono<List<Switch.Stop>> stops() {
        return automation.stops();
    }

    @PostMapping("/stop")
    Mono<List<Switch.Stop>> stop(@RequestBody Which which, Principal by) {
        String reason = RequiredText.of("reason", which.reason());
        return automation
                .stop(
                        OneOrAll.among(served.tenants(), "tenant", which.tenant()),
                        OneOrAll.among(library.runbooks().ids(), "runbook", which.runbook()),
                        by.getName(),
                        reason)
                .then(automation.stops());
    }

    @PostMapping("/start")
    Mono<List<Switch.Stop>> start(@RequestBody Which which, Principal by) {
        return automation
                .start(OneOrAll.of(which.tenant()), OneOrAll.of(which.runbook()), by.getName())
                .then(automation.stops());
    }

    @PostMapping("/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> cancel(@RequestBody Ended ended, Principal by) {
        String run = RequiredText.of("run", ended.run());
        return (Boolean.TRUE.equals(ended.atOnce())
                        ? automation.takeBackAtOnce(run, by.getName())
                        : automation.cancel(run, by.getName()))
                .filter(cancelled -> cancelled)
                .switchIfEmpty(Mono.error(() -> notUnderWay(run)))
                .then();
    }

    private static InvalidRequest notUnderWay(String run) {
        return new InvalidRequest(
                HttpStatus.NOT_FOUND.value(),
                List.of(new FieldError("run", "expected a run that is under way, but found '%s'".formatted(run))));
    }
}
