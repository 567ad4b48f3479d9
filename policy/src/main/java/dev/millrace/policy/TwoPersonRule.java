package dev.millrace.policy;

import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.understanding.Risk;

/// What is of high risk is done only where two different people agree, whatever a rule says.
final class TwoPersonRule {
    private static final int TWO = 2;

    private TwoPersonRule() {}

    static Authorisation applied(Authorisation verdict, Risk risk) {
        if (risk != Risk.HIGH) {
            return verdict;
        }
        return switch (verdict) {
            case Authorisation.Never never -> never;
            case Authorisation.NeedsConsent needed
            when needed.consent() != Consent.IDENTITY ->
                new Authorisation.NeedsConsent(
                        needed.rule(),
                        needed.consent(),
                        needed.roles(),
                        Math.max(TWO, needed.quorum()),
                        needed.within());
            case Authorisation.NeedsConsent needed -> nobodyAsked(needed.rule());
            case Authorisation.Automatic automatic -> nobodyAsked(automatic.rule());
        };
    }

    private static Authorisation nobodyAsked(String rule) {
        return new Authorisation.Never(
                rule, "the risk is high: two people must agree, and the rule asks nobody but the requester");
    }
}
