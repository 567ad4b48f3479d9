package dev.millrace.remediation.policy;

import dev.millrace.policy.Case;
import dev.millrace.policy.Judge;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;

/// What this program's own policy says of a request at the moment before something is done. Rules may have changed
/// while the run waited, and what a request says that policy said is as true as whoever wrote it.
public final class CurrentPolicy {
    private final Judge policy;

    public CurrentPolicy(Judge policy) {
        this.policy = policy;
    }

    /// The request, under what policy says of it now. Where nobody need be asked any more, what it was asked under
    /// stays: the consent that it came with is looked at.
    public Execute judged(Execute request) {
        if (request.authorisation() instanceof Authorisation.Never) {
            return request;
        }
        Authorisation now = policy.judge(Case.of(request));
        return now instanceof Authorisation.Automatic ? request : request.under(now);
    }
}
