package dev.millrace.remediation.runbook.file;

import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.AgreedContent;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Authorisation.NeedsConsent;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.understanding.Risk;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// What a runbook itself demands before any of its steps begins, whatever policy said.
///
/// @param risk of running it; of high risk nothing is done unless two people agree
/// @param assurance how sure it must be who asks, where nobody has agreed
/// @param approvers who must have agreed; nobody needs to where there are none
/// @param plan fingerprint of the runbook's text, to which people agree; null in a rehearsal, where they have agreed to
/// whatever it is
/// @param parameters what the request's values must be like
/// @param judgement what policy says of it now, by which all else goes
/// @param authority whether the run may be at all
/// @param agreement whether those who agreed still may; asked last, of what else would be done
record Admission(
        Risk risk,
        Assurance assurance,
        Set<Consent> approvers,
        @Nullable String plan,
        List<Parameter> parameters,
        Judgement judgement,
        Authority authority,
        Authority agreement) {
    private static final String TARGET = "target";

    Admission {
        approvers = Set.copyOf(approvers);
        parameters = List.copyOf(parameters);
    }

    /// The request, under what policy says of it now.
    Execute judged(Execute request) {
        return judgement.judged(request);
    }

    /// Why a run must not begin, or go on, if it must not.
    ///
    /// @param asked as it was sent
    /// @param request the same, as it is judged now
    Mono<Optional<String>> objection(Execute asked, Execute request) {
        return objection(request)
                .map(found -> isDemandedAlike(asked.authorisation(), request.authorisation())
                        ? found
                        : found.map(reason -> "by the policy in force here, rule '%s': %s"
                                .formatted(request.authorisation().rule(), reason)));
    }

    /// Whichever rule it was, and however long people had.
    private static boolean isDemandedAlike(Authorisation one, Authorisation other) {
        return one.equals(other)
                || (one instanceof NeedsConsent asked
                        && other instanceof NeedsConsent now
                        && asked.consent() == now.consent()
                        && asked.roles().equals(now.roles())
                        && asked.quorum() == now.quorum());
    }

    private Mono<Optional<String>> objection(Execute request) {
        return authority
                .objection(request)
                .map(found -> found.or(() -> objectionToRisk(request))
                        .or(() -> objectionToConsent(request))
                        .or(() -> objectionToContent(request))
                        .or(() -> objectionToValues(request)))
                .flatMap(found -> found.isPresent() ? Mono.just(found) : agreement.objection(request));
    }

    /// What holds in a rehearsal, as if all had agreed who must.
    Admission asIfAgreed() {
        Authority anybody = anyRequest -> Mono.just(Optional.empty());
        return new Admission(
                Risk.LOW, Assurance.CLAIMED, Set.of(), null, parameters, Judgement.AS_ASKED, anybody, anybody);
    }

    private Optional<String> objectionToRisk(Execute request) {
        if (risk != Risk.HIGH) {
            return Optional.empty();
        }
        boolean two = request.authorisation() instanceof NeedsConsent needed
                && needed.consent() != Consent.IDENTITY
                && request.consents().stream().map(Person::key).distinct().count() >= 2;
        return two
                ? Optional.empty()
                : Optional.of("its risk is high: it never runs unless two different people agree");
    }

    /// What was agreed to is done, and nothing else.
    private Optional<String> objectionToContent(Execute request) {
        if (plan == null || (request.content() == null && !(request.authorisation() instanceof NeedsConsent))) {
            return Optional.empty();
        }
        if (request.content() == null) {
            return Optional.of("it needs consent, and it is not known what was agreed to");
        }
        String now =
                AgreedContent.of(request.runbook(), request.target(), request.parameters(), request.requester(), plan);
        return now.equals(request.content())
                ? Optional.empty()
                : Optional.of("the runbook, or what it acts on, has changed since it was agreed to");
    }

    private Optional<String> objectionToConsent(Execute request) {
        if (request.authorisation() instanceof NeedsConsent needed) {
            return approvers.isEmpty()
                            || approvers.contains(needed.consent())
                            || (approvers.contains(Consent.ROLE)
                                    && !needed.roles().isEmpty())
                    ? Optional.empty()
                    : Optional.of("the runbook needs the agreement of one of %s, not of %s"
                            .formatted(approvers, needed.consent()));
        }
        if (!approvers.isEmpty()) {
            return Optional.of("the runbook never runs without the agreement of one of " + approvers);
        }
        return request.assurance().compareTo(assurance) < 0
                ? Optional.of("it is not sure enough who asks: expected at least %s but found %s"
                        .formatted(assurance, request.assurance()))
                : Optional.empty();
    }

    /// What a request may bring beside its target.
    SortedSet<String> names() {
        return parameters.stream()
                .map(Parameter::name)
                .filter(name -> !name.equals(TARGET))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<String> objectionToValues(Execute request) {
        return parameters.stream()
                .flatMap(parameter -> parameter
                        .objection(
                                parameter.name().equals(TARGET)
                                        ? request.target()
                                        : request.parameters().get(parameter.name()))
                        .stream())
                .findFirst()
                .or(() -> objectionToNames(names(), request.parameters().keySet()));
    }

    /// A value that nothing would look at is one that was meant for something else.
    ///
    /// @param known what the runbook takes
    static Optional<String> objectionToNames(SortedSet<String> known, Set<String> given) {
        return given.stream()
                .filter(name -> !known.contains(name))
                .min(Comparator.naturalOrder())
                .map(name -> known.isEmpty()
                        ? "the runbook has no parameter '%s', nor any other beside the target".formatted(name)
                        : "the runbook has no parameter '%s'; there are %s".formatted(name, known));
    }
}
