package dev.millrace.remediation.secret;

import dev.millrace.remediation.action.Action;
import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import java.util.List;
import java.util.Set;

/// How a new password is kept until it is fetched.
public record SecretActions(Configured<SecretStore> secrets) implements ActionSource {
    @Override
    public List<Action> actions() {
        return List.of(
                Action.plain("secret.keep-password", Set.of(SecretFacts.ID), () -> new KeepPassword(secrets.get())),
                new OpenLinkAction(secrets));
    }
}
