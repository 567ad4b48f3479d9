package dev.millrace.remediation.testing;

import dev.millrace.remediation.runbook.file.Sources;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.AgreedContent;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.remediation.RemediationRequest.FindConsenters;
import dev.millrace.tickets.understanding.Priority;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Requests as the stream would make them.
public final class Requests {
    public static final String TENANT = "acme";

    private Requests() {}

    public static Person person(String uid) {
        return new Person(uid + "@acme.example", null);
    }

    /// A request that policy lets through without anybody's consent.
    public static Execute automatic(long ticket, String runbook, String target, String requester) {
        return new Asking(ticket, runbook, target, person(requester)).request();
    }

    /// The first ticket's request for a runbook, made once more.
    public static Execute attempt(int attempt, String runbook, String target) {
        return Asking.like(automatic(1, runbook, target, "anna"))
                .attempt(attempt)
                .request();
    }

    /// A request of a tenant with a priority, each by a person of its own on his own account.
    public static Execute asked(long ticket, String tenant, String runbook, Priority priority) {
        return new Asking(ticket, runbook, "sender", person("person" + ticket))
                .of(tenant)
                .weighing(priority)
                .request();
    }

    public static Execute consented(
            long ticket, String runbook, String target, String requester, Consent consent, String by) {
        return execute(
                ticket,
                runbook,
                target,
                person(requester),
                Assurance.CLAIMED,
                new Authorisation.NeedsConsent("test", consent),
                by == null ? null : person(by));
    }

    /// A request to which several people have agreed, by their addresses: the manager, or who holds the role
    /// `security`.
    public static Execute agreed(
            long ticket, String runbook, String target, String requester, int quorum, String... addresses) {
        return agreed(
                ticket,
                runbook,
                target,
                requester,
                new Authorisation.NeedsConsent("test", Consent.MANAGER, List.of("security"), quorum, null),
                addresses);
    }

    /// A request to which somebody has agreed who is to hold a role.
    public static Execute agreedBy(
            long ticket, String runbook, String target, String requester, String role, String address) {
        return agreed(
                ticket,
                runbook,
                target,
                requester,
                new Authorisation.NeedsConsent("test", Consent.ROLE, List.of(role), 1, null),
                address);
    }

    private static Execute agreed(
            long ticket,
            String runbook,
            String target,
            String requester,
            Authorisation.NeedsConsent needed,
            String... addresses) {
        return Asking.like(consented(ticket, runbook, target, requester, Consent.MANAGER, null))
                .as(Assurance.DOMAIN_VERIFIED)
                .under(needed)
                .agreedBy(Arrays.stream(addresses)
                        .map(address -> new Person(address, null))
                        .toList())
                .request();
    }

    public static Execute execute(
            long ticket,
            String runbook,
            String target,
            Person requester,
            Assurance assurance,
            Authorisation authorisation,
            Person consentBy) {
        return new Asking(ticket, runbook, target, requester)
                .as(assurance)
                .under(authorisation)
                .agreedBy(consentBy == null ? List.of() : List.of(consentBy))
                .agreedTo(
                        authorisation instanceof Authorisation.NeedsConsent
                                ? content(runbook, target, requester)
                                : null)
                .request();
    }

    /// The same, agreed to by somebody who was signed in at the desk.
    public static Execute atDesk(Execute request) {
        return Asking.like(request).atDesk().request();
    }

    /// The same, chosen by somebody at the desk.
    public static Execute chosenBy(Execute request, String address) {
        return Asking.like(request).chosenBy(new Person(address, null)).request();
    }

    /// The same, asked in a language.
    public static Execute inLanguage(Execute request, String language) {
        return Asking.like(request).in(language).request();
    }

    /// The same, agreed to as something else.
    public static Execute agreedTo(Execute request, @Nullable String content) {
        return Asking.like(request).agreedTo(content).request();
    }

    /// The same, agreed to as a runbook of the test's own.
    public static Execute agreedOn(Execute request, String runbook) {
        return agreedTo(
                request,
                AgreedContent.of(
                        request.runbook(),
                        request.target(),
                        request.parameters(),
                        request.requester(),
                        AgreedContent.ofPlan(runbook)));
    }

    /// What was agreed to, where it is a runbook that comes along; else nothing that fits.
    private static String content(String runbook, String target, Person requester) {
        String text = Sources.shipped().getOrDefault("runbooks/" + runbook + ".yaml", "");
        return AgreedContent.of(runbook, target, Map.of(), requester, AgreedContent.ofPlan(text));
    }

    public static FindConsenters consent(
            long ticket, Consent consent, String runbook, String target, String requester) {
        TicketId id = new TicketId(ticket);
        return new FindConsenters(
                id, TENANT, id + "-1", consent, List.of(), 1, runbook, target, person(requester), null, null, null);
    }
}
