package dev.millrace.remediation.secret;

import dev.millrace.remediation.action.Action;
import dev.millrace.remediation.action.Arguments;
import dev.millrace.remediation.action.Configured;
import java.util.Optional;
import java.util.Set;

/// `secret.open-link`. The link is told of with the run's end: a step after it that waits would let it die
/// unseen.
record OpenLinkAction(Configured<SecretStore> secrets) implements Action {
    @Override
    public String name() {
        return "secret.open-link";
    }

    @Override
    public Optional<String> whyLast() {
        return Optional.of("the link's time runs from there, and it is mailed with the run's end");
    }

    @Override
    public Plan plan(Arguments arguments) {
        arguments.only();
        return new Plan(Set.of(SecretFacts.EXPIRES_AT), () -> new OpenLink(secrets.get()));
    }
}
