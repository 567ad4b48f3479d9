package dev.millrace.remediation.runbook.file;

import dev.millrace.access.InvalidRequest;
import dev.millrace.remediation.connector.TenantSettings;
import dev.millrace.remediation.runbook.DryRun;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Circumstances;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.understanding.Risk;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Which runbooks are in force, and what one would change. For administrators alone.
@RestController
final class RunbooksEndpoint {
    /// Who has agreed in a dry run; an address of nobody (RFC 2606, 2).
    private static final String EVERYBODY = "everybody@dry-run.invalid";

    private final RunbookLibrary library;
    private final TenantSettings served;

    RunbooksEndpoint(RunbookLibrary library, TenantSettings served) {
        this.library = library;
        this.served = served;
    }

    @GetMapping("/api/runbooks")
    View runbooks() {
        return new View(library.files().stream().map(Entry::of).toList(), library.problems());
    }

    /// Looks and checks; applies nothing.
    @PostMapping("/api/runbooks/{id}/dry-run")
    Mono<DryRun.Report> dryRun(@PathVariable String id, @RequestBody Wish wish, Principal admin) {
        RunbookFile file = library.files().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest(
                        404,
                        List.of(new InvalidRequest.FieldError(
                                "id",
                                "there is no runbook '%s'; there are %s"
                                        .formatted(id, library.runbooks().ids())))));
        String target = wish.target();
        if (target == null || target.isBlank()) {
            throw new InvalidRequest("target", "expected what the runbook should act on");
        }
        Map<String, String> given = wish.parameters() == null ? Map.of() : wish.parameters();
        Admission.objectionToNames(file.parameters(), given.keySet()).ifPresent(objection -> {
            throw new InvalidRequest("parameters", objection);
        });
        String tenant = tenant(wish);
        return DryRun.of(rehearsed(file, wish).runbook(), request(file, tenant, target, given, wish, admin.getName()));
    }

    /// The one that is served need not be named. Another's people are out of bounds to whichever it is.
    private String tenant(Wish wish) {
        List<String> tenants = served.tenants();
        String wanted = wish.tenant() == null && tenants.size() == 1 ? tenants.getFirst() : wish.tenant();
        if (wanted == null || !tenants.contains(wanted)) {
            throw new InvalidRequest(
                    "tenant",
                    "expected one of %s, found %s".formatted(tenants, wanted == null ? "none" : "'" + wanted + "'"));
        }
        return wanted;
    }

    private static RunbookFile rehearsed(RunbookFile file, Wish wish) {
        return wish.requester() == null || !file.approvers().isEmpty() || file.risk() == Risk.HIGH
                ? file.asIfAgreed()
                : file;
    }

    /// As a message of the requester would lead to; where none is named, as if everybody had agreed.
    private static Execute request(
            RunbookFile file, String tenant, String target, Map<String, String> parameters, Wish wish, String admin) {
        String requester = wish.requester();
        Authorisation asIf = asIf(file, requester);
        return new Execute(
                new TicketId(0),
                tenant,
                "dry-run/" + file.id(),
                1,
                file.id(),
                target,
                parameters,
                new Person(requester == null ? admin : requester, null),
                Assurance.AUTHENTICATED,
                asIf,
                asIf instanceof Authorisation.Automatic ? null : new Person(EVERYBODY, null),
                List.of(),
                null,
                true,
                null,
                "en",
                Instant.EPOCH,
                null,
                new Circumstances(null, 1, Channel.WEB, true, file.risk()),
                null);
    }

    /// Where the runbook itself wants somebody's agreement, or nobody is named who asks, it is as if it were given.
    private static Authorisation asIf(RunbookFile file, @Nullable String requester) {
        if (requester != null && file.approvers().isEmpty()) {
            return new Authorisation.Automatic("dry-run");
        }
        return new Authorisation.NeedsConsent(
                "dry-run", file.approvers().stream().sorted().findFirst().orElse(Consent.IDENTITY));
    }

    /// @param requester whose verified message it would be; as if agreed, where there is none
    /// @param tenant whose desk it would come to
    record Wish(
            @Nullable String target,
            @Nullable String requester,
            @Nullable String tenant,
            @Nullable Map<String, String> parameters) {}

    /// @param problems with own files, each with file and line
    record View(List<Entry> runbooks, List<String> problems) {}

    /// @param lacks what this installation lacks to run it
    record Entry(
            String id,
            String title,
            Risk risk,
            String file,
            List<String> steps,
            @Nullable String lacks) {
        static Entry of(RunbookFile file) {
            return new Entry(
                    file.id(),
                    file.title(),
                    file.risk(),
                    file.file(),
                    file.stepNames(),
                    file.lacks().orElse(null));
        }
    }
}
