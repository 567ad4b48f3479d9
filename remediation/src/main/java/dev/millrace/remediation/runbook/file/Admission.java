package dev.millrace.remediation.runbook.file;

import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What a runbook itself demands before any of its steps begins, whatever policy said.
///
/// @param assurance how sure it must be who asks, where nobody has agreed
/// @param approvers who must have agreed; nobody needs to where there are none
/// @param parameters what the request's values must be like
/// @param authority the objection to what the request says was decided and agreed
record Admission(
        Assurance assurance,
        Set<Consent> approvers,
        List<Parameter> parameters,
        Function<Execute, Optional<String>> authority) {
    Admission {
        approvers = Set.copyOf(approvers);
        parameters = List.copyOf(parameters);
    }

    /// Why a run must not begin, or go on, if it must not.
    Optional<String> objection(Execute request) {
        return authority.apply(request).or(() -> objectionToConsent(request)).or(() -> objectionToValues(request));
    }

    private Optional<String> objectionToConsent(Execute request) {
        if (request.authorisation() instanceof Authorisation.NeedsConsent needed) {
            return approvers.isEmpty() || approvers.contains(needed.consent())
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

    private Optional<String> objectionToValues(Execute request) {
        return parameters.stream()
                .flatMap(parameter -> parameter
                        .objection(
                                parameter.name().equals("target")
                                        ? request.target()
                                        : request.parameters().get(parameter.name()))
                        .stream())
                .findFirst();
    }
}
