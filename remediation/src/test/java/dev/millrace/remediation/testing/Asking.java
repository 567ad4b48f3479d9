package dev.millrace.remediation.testing;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Circumstances;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Risk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to run a runbook, said part by part: else it is the first that a clear message of a verified German
/// requester leads to, and policy lets it run by itself.
public final class Asking {
    private final TicketId ticket;
    private String tenant = Requests.TENANT;
    private int attempt = 1;
    private final String runbook;
    private final String target;
    private Map<String, String> parameters = Map.of();
    private Person requester;
    private Assurance assurance = Assurance.DOMAIN_VERIFIED;
    private Authorisation authorisation = new Authorisation.Automatic("test");
    private List<Person> consents = List.of();
    private @Nullable String content;
    private boolean atDesk;
    private @Nullable Priority priority;
    private String language = "de";
    private @Nullable Person askedBy;
    private @Nullable Circumstances circumstances =
            new Circumstances(Category.ACCOUNT_LOCKED, 0.95, Channel.EMAIL, true, Risk.LOW);

    public Asking(long ticket, String runbook, String target, Person requester) {
        this.ticket = new TicketId(ticket);
        this.runbook = runbook;
        this.target = target;
        this.requester = requester;
    }

    /// One like another.
    public static Asking like(Execute request) {
        Asking asking = new Asking(request.ticket().bits(), request.runbook(), request.target(), request.requester());
        asking.tenant = request.tenant();
        asking.attempt = request.attempt();
        asking.parameters = request.parameters();
        asking.assurance = request.assurance();
        asking.authorisation = request.authorisation();
        asking.consents = request.consents();
        asking.content = request.content();
        asking.atDesk = request.agreedAtDesk();
        asking.priority = request.priority();
        asking.language = request.language();
        asking.askedBy = request.askedBy();
        asking.circumstances = request.circumstances();
        return asking;
    }

    public Asking of(String itsTenant) {
        tenant = itsTenant;
        return this;
    }

    public Asking from(Person sender) {
        requester = sender;
        return this;
    }

    public Asking attempt(int number) {
        attempt = number;
        return this;
    }

    public Asking with(Map<String, String> values) {
        parameters = values;
        return this;
    }

    public Asking as(Assurance sure) {
        assurance = sure;
        return this;
    }

    public Asking under(Authorisation policy) {
        authorisation = policy;
        return this;
    }

    public Asking agreedBy(List<Person> people) {
        consents = people;
        return this;
    }

    /// What was agreed to.
    ///
    /// @param agreedTo its fingerprint
    public Asking agreedTo(@Nullable String agreedTo) {
        content = agreedTo;
        return this;
    }

    public Asking atDesk() {
        atDesk = true;
        return this;
    }

    public Asking weighing(Priority its) {
        priority = its;
        return this;
    }

    public Asking in(String spoken) {
        language = spoken;
        return this;
    }

    public Asking chosenBy(Person technician) {
        askedBy = technician;
        return this;
    }

    /// How it came about.
    ///
    /// @param known null for a program of before, which did not tell
    public Asking under(@Nullable Circumstances known) {
        circumstances = known;
        return this;
    }

    public Execute request() {
        return new Execute(
                ticket,
                tenant,
                ticket + "/" + runbook + "/" + attempt,
                attempt,
                runbook,
                target,
                parameters,
                requester,
                assurance,
                authorisation,
                consents.isEmpty() ? null : consents.getLast(),
                consents,
                content,
                atDesk,
                priority,
                language,
                Instant.parse("2026-11-20T12:00:00Z"),
                askedBy,
                circumstances,
                null);
    }
}
